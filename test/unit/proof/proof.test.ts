import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consolidate } from '#shared/consolidate';
import type { Proof, ProofData } from '#shared/proof';
import { isProven, proofSheet, prove } from '#shared/proof';
import { sampleCatalog } from '#shared/reference';
import { cityWorkbook } from '#shared/reports';
import type { ReadCell, ReadWorkbook } from '#shared/workbook-model';
import { catalog, project, purchase, submission, submissions, unit, units } from '../consolidate/county.ts';
import { planAsRead } from '../../support/plan-as-read.ts';

const context = {
  year: 2027,
  regionName: '演练县',
  stage: '二上定稿',
  ledger: 'practice',
  creator: '预算股',
  created: '2027-01-05T00:00:00Z',
  departments: [{ code: '105', name: '民政局', section: '社保股' }],
} as const;
const data: ProofData = { submissions, units, catalog, digest: 'ab12cd34ef' };
const bookOf = (input: Pick<ProofData, 'submissions' | 'units' | 'catalog'>): ReadWorkbook =>
  planAsRead(cityWorkbook(consolidate(input), context));
const faults = (proof: Proof) => proof.checks.flatMap((check) => check.differences);
const single = (cells: readonly ReadCell[]): ReadWorkbook => ({
  sheets: [{ name: '表', hidden: false, rows: [{ row: 1, cells }] }],
});

function tampered(
  book: ReadWorkbook,
  sheet: string,
  row: number,
  column: number,
  change: (cell: ReadCell) => ReadCell,
) {
  return {
    sheets: book.sheets.map((one) =>
      one.name !== sheet
        ? one
        : {
            ...one,
            rows: one.rows.map((line) =>
              line.row !== row
                ? line
                : { ...line, cells: line.cells.map((cell) => (cell.column === column ? change(cell) : cell)) },
            ),
          },
    ),
  };
}

describe('the second reader', () => {
  it('agrees with the city workbook, cell by cell', () => {
    const proof = prove(bookOf(data), data);
    expect(faults(proof)).toEqual([]);
    expect(isProven(proof)).toBe(true);
    expect(proof.shortCode).toBe('AB12CD34');
    expect(proof.cellsCompared).toBeGreaterThan(250);
    expect(proof.checks.every((check) => check.cells > 10)).toBe(true);
  });
  it('agrees where the first tier of the catalogue is the branch itself', () => {
    const entries = sampleCatalog.filter((entry) => entry.level === 3).slice(0, 60);
    const lines = entries.map((entry, index) => purchase(`g${index}`, 'P1', entry.code, 1_000_000 + index));
    const given = [submission('105001', [project('p1', 'P1', 90_000_000)], lines)];
    const input = { submissions: given, units, catalog: sampleCatalog, digest: 'x' };
    expect(faults(prove(bookOf(input), input))).toEqual([]);
    const { byCatalog } = consolidate(input);
    expect(byCatalog[0]).toMatchObject({ depth: 0, code: 'A' });
    expect(byCatalog[1]).toMatchObject({
      depth: 2,
      descendants: byCatalog.findIndex((one, at) => at > 1 && one.depth < 3) - 2,
    });
  });
  it('agrees for any county', () => {
    const code = fc.constantFrom('A040201', 'A100301', 'B110201', 'A04', 'B1102', 'ZZ9', '');
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.tuple(code, fc.nat(10 ** 10), fc.constantFrom('P1', 'P2'), fc.nat(10 ** 10)))),
        (perUnit) => {
          const input = {
            catalog,
            digest: 'x',
            units: perUnit.map((_, index) => unit(`${100 + index}001`, index % 2 ? '349901101' : '349901000')),
            submissions: perUnit.map((lines, index) =>
              submission(
                `${100 + index}001`,
                [project('p', 'P1', 12_345_678)],
                lines.map(([at, amount, name, prevBudget], line) =>
                  purchase(`g${line}`, name, at, amount, { prevBudget }),
                ),
              ),
            ),
          };
          expect(faults(prove(bookOf(input), input))).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });
  it('finds every single changed number', () => {
    const book = bookOf(data);
    let changed = 0;
    for (const sheet of book.sheets) {
      for (const { row, cells } of sheet.rows) {
        for (const cell of cells) {
          if (cell.kind !== 'number' || cell.column === 1) continue;
          const other = tampered(book, sheet.name, row, cell.column, (one) => ({
            ...one,
            text: `${Number(one.text) + 1}`,
          }));
          expect(faults(prove(other, data)).length, `${sheet.name} ${row} ${cell.column}`).toBeGreaterThan(0);
          changed += 1;
        }
      }
    }
    expect(changed).toBeGreaterThan(150);
  });
  it('finds a changed formula, a lost row and a lost sheet', () => {
    const book = bookOf(data);
    const wrong = tampered(book, '按单位汇总', 5, 8, (cell) => ({ ...cell, formula: 'SUM(I5:L5)+1' }));
    expect(faults(prove(wrong, data))[0]).toMatchObject({ sheet: '按单位汇总', cell: 'H5' });
    const [units1, ...rest] = book.sheets;
    const lost = { sheets: [{ ...units1!, rows: units1!.rows.slice(0, -1) }, ...rest] };
    expect(isProven(prove(lost, data))).toBe(false);
    expect(isProven(prove({ sheets: rest }, data))).toBe(false);
  });
  it('finds a total that its funds do not make up', () => {
    const odd = {
      ...data,
      submissions: [submission('105001', [], [purchase('g1', 'P1', 'A04', 5, { amtGeneral: 4 })])],
    };
    expect(faults(prove(bookOf(odd), odd)).map((one) => one.cell)).toContain('H5');
  });
});

describe('the evaluator', () => {
  const cached = (formula: string, text: string, kind: ReadCell['kind'] = 'number') =>
    prove(single([{ column: 9, kind, text, formula }, { column: 1, kind: 'number', text: '0.1' }, { column: 2, kind: 'number', text: '0.2' }, { column: 3, kind: 'text', text: 'x' }]), data).checks[0]!.differences; // prettier-ignore
  it('works on exact decimals', () => {
    for (const [formula, value] of [
      ['A1+B1', '0.3'],
      ['SUM(A1:C1)', '0.3'],
      ['ROUND(A1/3,4)', '0.0333'],
      ['ROUND(-2.5,0)', '-3'],
      ['1/3', '0.333333333333333'],
      ['IF(D1=0,0,A1/D1)', '0'],
      ['IF(A1<>B1,-(A1-B1)*10,5)', '1'],
      ["'表'!A1*表!$B$1", '0.02'],
      ['2-3*2+1', '-3'],
      ['SUBTOTAL(9,A1:B1)', '0.3'],
      ['=SUM(A1,B1,1)', '1.3'],
    ] as const) {
      expect(cached(formula, value), formula).toEqual([]);
      expect(cached(formula, '77'), formula).toHaveLength(1);
    }
    expect(cached('IF(A1=0.1,"是","否")', '是', 'text')).toEqual([]);
  });
  it('names what it cannot work out', () => {
    for (const [formula, fault] of [
      ['1/D1', 'division'],
      ['I1+1', 'circle'],
      ['VLOOKUP(A1,B1:C1,1)', 'unreadable'],
      ['SUM(A1', 'unreadable'],
      ['无!A1', 'missing-sheet'],
      ['A1+C1', 'type'],
    ] as const) {
      expect(cached(formula, '1')[0]?.expected, formula).toContain(fault);
    }
  });
});

describe('数据核对表', () => {
  it('prints the code, the counts and the differences', () => {
    const good = proofSheet(prove(bookOf(data), data));
    expect(JSON.stringify(good)).toContain('数据校验码：AB12CD34');
    expect(JSON.stringify(good)).toContain('全部一致');
    const bad = proofSheet(prove({ sheets: [] }, data));
    expect(JSON.stringify(bad)).toContain('不一致');
    expect(bad.rows.length).toBeGreaterThan(good.rows.length);
  });
});
