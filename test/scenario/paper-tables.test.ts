import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shortDigest, digestText } from '#shared/digest';
import { fen, showWanYuan } from '#shared/money';
import type { PaperRow, PaperTable, TableFacts, TableId } from '#shared/paper-tables';
import { makeTable, paperWorkbook, tableCheckCode, tableIds } from '#shared/paper-tables';
import { prove } from '#shared/proof';
import type { Cells, PriorLine } from '#shared/records';
import { review } from '#shared/review-rules';
import { nodeDisk } from '../../electron/host/disk.ts';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { tableFacts, tablesToExport } from '../../renderer/usecases/paper-tables.ts';
import { officeOnDisk, type OfficeDesk } from '../support/office-on-disk.ts';
import { planAsRead } from '../support/plan-as-read.ts';
import { practiceTables, practiceUnits, practiceYear, settlePractice, spoiled } from '../support/practice-ledger.ts';

const context = {
  year: 2027,
  regionName: '青岚县',
  stage: '',
  ledger: 'practice' as const,
  creator: '预算股',
  created: '2027-02-02T00:00:00Z',
};
const money = (row: Cells, field: 'amtTotal' | 'amtGeneral' | 'smeReserved' = 'amtTotal'): number =>
  typeof row[field] === 'number' ? row[field] : 0;
/** Sums straight from what the generator filled in, by nothing that the program adds with. */
const linesOf = (
  round: 'up1' | 'up2',
  table: 'projects' | 'purchases',
  keep: (row: Cells, unit: string) => boolean = () => true,
) =>
  practiceYear.units.flatMap(({ code }) =>
    practiceUnits[code]![round][table].filter((row) => keep(row, code)).map((row) => ({ unit: code, row })),
  );
const sumOf = (lines: readonly { readonly row: Cells }[]): number =>
  lines.reduce((sum, { row }) => sum + money(row), 0);
const control = practiceYear.units.flatMap(({ code }) => practiceUnits[code]!.control);
const askedOf = (project: string): number => sumOf(linesOf('up1', 'projects', (row) => row.projectCode === project));
const words = (cell: Cells['projectCode']): string => (typeof cell === 'string' ? cell : '');
const top = (table: PaperTable): PaperRow => table.rows[0]!;

/** No 本级 of the practice county carries lump money: here all of them do, in every second line. */
const withLumps = (of: TableFacts): TableFacts => ({
  ...of,
  submissions: of.submissions.map((one) => ({
    ...one,
    tables: {
      ...one.tables,
      purchases: one.tables.purchases.map((row, index) =>
        index % 2 === 0 ? row : { ...row, cells: { ...row.cells, actualUser: '下属单位' } },
      ),
    },
  })),
});

let desk: OfficeDesk;
let facts: TableFacts;
const table = (id: TableId, of: TableFacts = facts): PaperTable => makeTable(id, of, '105');

beforeAll(async () => {
  desk = officeOnDisk(nodeDisk, afterAll);
  await settlePractice(desk.office);
  facts = await tableFacts(desk.office, practiceYear, null);
});

describe('tables of the practice county against sums of their own', () => {
  it('adds up what was asked, examined and proposed', () => {
    const { cells } = top(table('suggestion'));
    // A project that finance opened by a notice was never asked for; all others were.
    expect(cells['asked']).toBe(sumOf(linesOf('up1', 'projects')));
    expect(cells['purchases']).toBe(sumOf(linesOf('up1', 'purchases')));
    expect(cells['proposed']).toBe(control.reduce((sum, one) => sum + one.amount, 0));
    expect(table('suggestion').rows.filter(({ level }) => level === 3)).toHaveLength(control.length);
    expect(table('suggestion').note).not.toContain('未导入上年预算');
    expect(table('suggestion', { ...facts, prior: [] }).note).toContain('未导入上年预算');
  });
  it('adds up each 股室 and the county', () => {
    const { rows } = table('section');
    expect(top(table('section')).cells).toMatchObject({
      up1: sumOf(linesOf('up1', 'projects')),
      control: control.reduce((sum, one) => sum + one.amount, 0),
      up2: sumOf(linesOf('up2', 'projects')),
      purchases: sumOf(linesOf('up2', 'purchases')),
      reply: sumOf(linesOf('up2', 'projects')),
    });
    const section = (unit: string) => practiceYear.units.find(({ code }) => code === unit)!.section;
    for (const { cells } of rows.filter(({ level }) => level === 1))
      expect(cells['up2']).toBe(sumOf(linesOf('up2', 'projects', (_row, unit) => section(unit) === cells['name'])));
  });
  it('lists every cut and nothing else', () => {
    const cuts = control.map((one) => askedOf(one.projectCode) - one.amount).filter((cut) => cut > 0);
    const cut = table('cut');
    expect(cut.rows.filter(({ level }) => level === 3)).toHaveLength(cuts.length);
    expect(top(cut).cells['cut']).toBe(cuts.reduce((sum, one) => sum + one, 0));
  });
  it('lists 上级专项 with their numbers', () => {
    const upper = linesOf('up2', 'projects', (row) => Boolean(row.upperNotice));
    const found = table('upper');
    expect(upper.length).toBeGreaterThan(3);
    expect(top(found).cells['amount']).toBe(sumOf(upper));
    expect(found.rows.filter(({ level }) => level === 3).every(({ cells }) => cells['notice'] !== '')).toBe(true);
  });
  it('gives procurement and what is reserved for small enterprises', () => {
    const bought = linesOf('up2', 'purchases', (row) => row.isProcurement === true);
    const { cells } = top(table('procurement'));
    expect(cells['amount']).toBe(sumOf(bought));
    expect(cells['reserved'] ?? 0).toBe(bought.reduce((sum, { row }) => sum + money(row, 'smeReserved'), 0));
    expect(bought.length).toBeGreaterThan(50);
  });
  it('lists lump money of the 本级 by the unit that uses it, and nobody else’s', () => {
    expect(table('lump').rows).toEqual([]);
    const heads = practiceYear.units.filter(({ isHead }) => isHead).map(({ code }) => code);
    const carried = heads.flatMap((code) =>
      practiceUnits[code]!.up2.purchases.filter((_row, index) => index % 2 === 1).map((row) => ({ row })),
    );
    const lumps = table('lump', withLumps(facts));
    expect(carried.length).toBeGreaterThan(20);
    expect(top(lumps).cells['amount']).toBe(sumOf(carried));
    expect(lumps.rows.filter(({ level }) => level === 3)).toHaveLength(carried.length);
  });
  it.each(['r1', 'r2', 'r3', 'r4', 'r5'] as const)('makes %s the same 18,440.00 万元', (id) => {
    expect(top(table(id)).cells['amount']).toBe(18_440_000_000);
    expect(sumOf(linesOf('up2', 'purchases'))).toBe(18_440_000_000);
  });
  it('counts providers and methods by their codes', () => {
    for (const [id, field] of [
      ['r4', 'providerType'],
      ['r5', 'purMethod'],
    ] as const)
      for (const { level, cells } of table(id).rows)
        if (level === 3) {
          const own = linesOf('up2', 'purchases', (row) => (row[field] ?? '') === cells['code']);
          expect([cells['lines'], cells['amount']]).toEqual([own.length, sumOf(own)]);
          expect(cells['projects']).toBe(new Set(own.map(({ unit, row }) => `${unit}/${words(row.projectCode)}`)).size);
        }
  });
  it('discloses a department with its sentence, and says so where there is nothing', () => {
    const own = linesOf('up2', 'purchases', (_row, unit) => unit.startsWith('105'));
    const disclosed = table('disclosure');
    expect(top(disclosed).cells['amount']).toBe(sumOf(own));
    expect(disclosed.note).toContain(
      `2027年，县民政局政府购买服务支出预算${showWanYuan(fen(sumOf(own)))}万元，主要用于`,
    );
    const none = makeTable('disclosure', { ...facts, submissions: [] }, '105');
    expect(none.remarks).toEqual(['本部门（单位）无政府购买服务支出。']);
    expect(none.rows).toHaveLength(1);
    expect(tablesToExport('disclosure', facts).tables).toHaveLength(12);
  });
  it('compares with last year, and says where there is none to compare with', () => {
    const without = table('change', { ...facts, prior: [] });
    expect(without.rows).toEqual([]);
    expect(without.empty).toContain('未导入上年');
    expect(table('change').rows.length).toBeGreaterThan(1);
    const [first, second] = linesOf('up2', 'projects', (_row, unit) => unit === '105001');
    const line = (code: string, name: string, budget: number): PriorLine => ({
      unit: '105001',
      projectCode: code,
      projectName: name,
      serviceName: '',
      catalogCode: '',
      funcCode: '',
      deptEcon: '',
      uom: '',
      unitPrice: null,
      budget,
      executed: null,
      yearBefore: null,
      grade: { year: 2025, word: '中' },
    });
    const prior = [
      line(words(first!.row.projectCode), '改了名称', 100),
      line('旧编码', words(second!.row.projectName), 200),
      line('旧项目', '已结束的项目', 700),
    ];
    const changed = table('change', { ...facts, prior });
    const lines = changed.rows.filter(({ level }) => level === 3).map(({ cells }) => cells);
    expect(lines.filter(({ prior: before }) => before !== 0)).toMatchObject([
      { project: '旧项目', prior: 700, now: 0, change: -700, grade: '中（2025年）' },
    ]);
    const projects = new Set(linesOf('up2', 'projects').map(({ unit, row }) => `${unit}/${words(row.projectCode)}`));
    expect(lines).toHaveLength(projects.size - 2 + 1);
    expect(changed.remarks).toEqual(['延续项目 2 项，未列入本表。']);
  });
  it('names every finding of the round', () => {
    expect(facts.received.flatMap(({ findings }) => findings).filter(({ severity }) => severity === 'error')).toEqual(
      [],
    );
    const unit = practiceYear.units.find(({ code }) => code === '105001')!;
    const tables = spoiled(practiceTables(unit, 'up2'));
    const findings = review({ yearFile: practiceYear, unit, round: 'up2', tables, noPurchases: false, mayBuy: true });
    const own = facts.received.find((one) => one.unit === '105001')!;
    const found = table('r10', { ...facts, received: [{ ...own, tables, findings }] });
    const lines = found.rows.filter(({ level }) => level === 3).map(({ cells }) => cells);
    expect(lines).toHaveLength(findings.length);
    expect(lines[0]).toMatchObject({
      mark: '错误型',
      unit: '105001',
      rule: expect.stringMatching(/^[A-Z]\d+$/) as string,
    });
    expect(lines.every(({ content, ruleName }) => content !== '' && ruleName !== '')).toBe(true);
  });
  it('narrows everything to one 股室', async () => {
    const own = await tableFacts(desk.office, practiceYear, '农业股');
    const sum = sumOf(linesOf('up2', 'purchases', (_row, unit) => unit.startsWith('107')));
    expect(top(table('r2', own)).cells['amount']).toBe(sum);
    expect(table('suggestion', own).rows.filter(({ level }) => level === 1)).toHaveLength(1);
  });
});

describe('the same table on screen, on paper and in a file', () => {
  it('has live formulas that give what stands in the cells, in every table', () => {
    for (const id of tableIds) {
      const plan = paperWorkbook(tablesToExport(id, id === 'lump' ? withLumps(facts) : facts).tables, context);
      const formulas = prove(planAsRead(plan), { submissions: [], units: [], catalog: [], digest: '' }).checks[0]!;
      expect([id, formulas.differences]).toEqual([id, []]);
      if (!['change', 'r10'].includes(id)) expect(formulas.cells).toBeGreaterThan(0);
    }
  });
  it('prints one 校验码, which moves with a single fen', async () => {
    const printed = table('r4');
    const code = tableCheckCode(printed);
    const plan = paperWorkbook([printed], context);
    expect(plan.sheets[0]!.print?.footer).toContain(`数据校验码 ${code}`);
    const read = readWorkbook(await writeXlsx(plan));
    if (!read.ok) throw new Error(read.error.kind);
    const found = read.value.sheets[0]!.rows.flatMap(({ cells }) => cells.map(({ text }) => text));
    expect(found.some((text) => text.endsWith(`数据校验码：${code}`))).toBe(true);
    expect(found.some((text) => text.includes('财务负责人'))).toBe(true);
    const [first, ...rest] = printed.rows;
    const moved = { ...printed, rows: [{ ...first!, cells: { ...first!.cells, amount: 18_440_000_001 } }, ...rest] };
    expect(tableCheckCode(moved)).not.toBe(code);
  });
  it('digests as the standard says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(digestText(text)).toBe(createHash('sha256').update(text, 'utf8').digest('hex'));
      }),
      { seed: 5901, numRuns: 200 },
    );
    expect(shortDigest('')).toBe('E3B0C442');
  });
  it('is kept for the eye', async () => {
    mkdirSync('.cache/papers/tables', { recursive: true });
    for (const id of tableIds)
      writeFileSync(
        `.cache/papers/tables/${id}.xlsx`,
        await writeXlsx(paperWorkbook(tablesToExport(id, facts).tables, context)),
      );
  });
});
