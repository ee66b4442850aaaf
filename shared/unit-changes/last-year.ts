import type { ReplyPlan } from '#shared/approval';
import { currentBudget, lineKey, type Batch, type CurrentLine } from '#shared/adjustments';
import type { PriorLine, Row, Tables } from '#shared/records';
import { amountOf, textOf } from '#shared/rounds';
import type { CatalogSuccession, YearFile } from '#shared/year-file';

/** What a year that is rolled over leaves: its forms of 二上 by unit, the reply, and the batches after it. */
export type YearLeft = {
  readonly tables: ReadonlyMap<string, Tables>;
  readonly reply: ReplyPlan | null;
  readonly batches: readonly Batch[];
};

/** Whole fen by weight, none lost and none added: what rounding leaves goes to the greatest remainders. */
function shared(total: number, weights: readonly number[]): readonly number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole === 0) return weights.map((_weight, at) => (at === 0 ? total : 0));
  const [sum, all] = [BigInt(whole), BigInt(total)];
  const parts = weights.map((weight) => ({
    part: (all * BigInt(weight)) / sum,
    rest: (all * BigInt(weight)) % sum,
  }));
  let left = total - parts.reduce((done, { part }) => done + Number(part), 0);
  const extra = new Set<number>();
  for (const [at] of [...parts.entries()].toSorted(([, a], [, b]) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : 0)))
    if (left > 0) {
      extra.add(at);
      left -= 1;
    }
  return parts.map(({ part }, at) => Number(part) + (extra.has(at) ? 1 : 0));
}

const scaledOf = (row: Row, field: 'unitPrice'): number | null => {
  const cell = row.cells[field];
  return typeof cell === 'number' ? cell : null;
};
const blank = { executed: null, yearBefore: null, grade: null } as const;
const rowsOf = (rows: readonly Row[], project: string): readonly Row[] =>
  rows.filter((row) => textOf(row, 'projectCode') === project);

/** The amounts of rows as they came to stand: as handed in, or by their shares in what the project was given. */
const amountsOf = (rows: readonly Row[], given: number | null): readonly number[] => {
  const asked = rows.map((row): number => amountOf(row, 'amtTotal'));
  if (given === null || given === asked.reduce((sum, amount) => sum + amount, 0)) return asked;
  return shared(given, asked);
};

function linesOf(unit: string, tables: Tables, given: (project: string) => CurrentLine | undefined) {
  const lines: PriorLine[] = [];
  // A purchase without its project row still was last year's budget.
  const projects = [...new Set([...tables.projects, ...tables.purchases].map((row) => textOf(row, 'projectCode')))];
  for (const projectCode of projects) {
    const own = rowsOf(tables.projects, projectCode);
    const bought = rowsOf(tables.purchases, projectCode);
    const current = given(projectCode);
    const projectName = [...own, ...bought].map((row) => textOf(row, 'projectName')).find((name) => name !== '') ?? '';
    const common = { unit, projectCode, projectName, ...blank };
    const amounts = amountsOf(own, current?.current ?? null);
    own.forEach((row, at) => {
      lines.push({
        ...common,
        serviceName: '',
        catalogCode: '',
        funcCode: textOf(row, 'funcCode'),
        deptEcon: textOf(row, 'deptEcon'),
        uom: '',
        unitPrice: null,
        budget: amounts[at] ?? null,
      });
    });
    const purchases = amountsOf(bought, current?.purchases ?? null);
    bought.forEach((row, at) => {
      lines.push({
        ...common,
        serviceName: textOf(row, 'serviceName'),
        catalogCode: textOf(row, 'catalogCode'),
        funcCode: textOf(row, 'funcCode'),
        deptEcon: textOf(row, 'deptEcon'),
        uom: textOf(row, 'uom'),
        unitPrice: scaledOf(row, 'unitPrice'),
        budget: purchases[at] ?? null,
      });
    });
  }
  return lines;
}

/**
 * 上年 list of the year that follows: the lines of 二上 at the approved amounts with every batch. Where a project was
 * given another amount than its rows asked for, each row has its share of it, in whole fen. A project that a batch
 * opened stands as one line. Execution, settlement and grades are not known here and stay blank.
 */
export function priorOfYear({ tables, reply, batches }: YearLeft): readonly PriorLine[] {
  const current = new Map(currentBudget(reply?.lines ?? [], batches).map((line) => [lineKey(line), line]));
  const seen = new Set<string>();
  const lines = [...tables].flatMap(([unit, own]) =>
    linesOf(unit, own, (projectCode) => {
      const key = lineKey({ unit, projectCode });
      seen.add(key);
      return current.get(key);
    }),
  );
  const opened = [...current].filter(([key]) => !seen.has(key));
  return [
    ...lines,
    ...opened.map(([, line]): PriorLine => ({
      unit: line.unit,
      projectCode: line.projectCode,
      projectName: line.projectName,
      serviceName: '',
      catalogCode: '',
      funcCode: '',
      deptEcon: '',
      uom: '',
      unitPrice: null,
      budget: line.current,
      ...blank,
    })),
  ];
}

/** Last year's lines under the units that go on with them. */
export const movePrior = (lines: readonly PriorLine[], moves: ReadonlyMap<string, string>): readonly PriorLine[] =>
  lines.map((line) => {
    const unit = moves.get(line.unit);
    return unit === undefined ? line : { ...line, unit };
  });

/** Last year's lines under this year's codes of the guidance catalogue. */
export const recodePrior = (
  lines: readonly PriorLine[],
  succession: readonly CatalogSuccession[],
): readonly PriorLine[] => {
  const to = new Map(succession.map(({ from, to: code }) => [from, code]));
  return lines.map((line) => {
    const catalogCode = to.get(line.catalogCode);
    return catalogCode === undefined ? line : { ...line, catalogCode };
  });
};

/** Codes of the catalogue in last year's lines that cannot be chosen this year, and how many lines have them. */
export function unmappedCodes(
  yearFile: YearFile,
  lines: readonly PriorLine[],
): readonly {
  readonly code: string;
  readonly name: string;
  readonly lines: number;
}[] {
  const { year, catalog } = yearFile;
  const parents = new Set(catalog.map(({ parent }) => parent));
  const usable = new Set(
    catalog
      .filter(
        ({ code, validFrom, validTo }) =>
          !parents.has(code) && (validTo === undefined || validTo >= year) && (validFrom ?? year) <= year,
      )
      .map(({ code }) => code),
  );
  const counts = new Map<string, number>();
  for (const { catalogCode } of lines)
    if (catalogCode !== '' && !usable.has(catalogCode)) counts.set(catalogCode, (counts.get(catalogCode) ?? 0) + 1);
  const nameOf = (code: string): string => catalog.find((entry) => entry.code === code)?.name ?? '';
  return [...counts]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => ({ code, name: nameOf(code), lines: count }));
}
