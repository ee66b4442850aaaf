import { shortDigest } from '#shared/digest';

/** money: fen, shown in 万元; yuan: fen, shown in 元; share: ten-thousandths; decimal: hundredths. */
export type PaperKind = 'text' | 'code' | 'count' | 'money' | 'yuan' | 'share' | 'decimal';
export type PaperCell = string | number | null;
export type PaperCells = Readonly<Record<string, PaperCell>>;
export type PaperColumn = {
  readonly key: string;
  readonly head: string;
  /** Letters of width in the workbook and on paper. */
  readonly width: number;
  readonly kind: PaperKind;
  /** Group rows add the lines below them. */
  readonly sum?: true;
  /** A figure that follows from others of its row: its value, and the formula that a workbook shows. */
  readonly derived?: {
    readonly value: (cells: PaperCells) => number | null;
    readonly formula: (at: (key: string) => string) => string;
  };
  /** The key of a column whose share in the row 合计 this column shows; the workbook gets the formula. */
  readonly shareOf?: string;
};
/** level 0: 合计, 1 and 2: groups, 3: a line. below: how many rows belong to a group. */
export type PaperRow = { readonly level: 0 | 1 | 2 | 3; readonly below: number; readonly cells: PaperCells };
export type PaperTable = {
  readonly id: string;
  /** Name of the sheet and of the list entry. */
  readonly name: string;
  readonly title: string;
  /** 口径: what is counted, and how. */
  readonly note: string;
  readonly unitNote: string;
  readonly paper: 'A4' | 'A3';
  readonly columns: readonly PaperColumn[];
  readonly rows: readonly PaperRow[];
  /** Sentences below the table. */
  readonly remarks: readonly string[];
  readonly practice: boolean;
  /** What the screen says instead of an empty table. */
  readonly empty: string;
};

const numberIn = (cells: PaperCells, key: string): number => {
  const cell = cells[key];
  return typeof cell === 'number' ? cell : 0;
};

/** part / whole in ten-thousandths, half away from zero; null for an empty whole. */
export function shareOf(part: number, whole: number): number | null {
  if (whole === 0) return null;
  const negative = part < 0 !== whole < 0;
  const under = BigInt(Math.abs(whole));
  const rounded = Number((BigInt(Math.abs(part)) * 20_000n + under) / (under * 2n));
  return negative && rounded !== 0 ? -rounded : rounded;
}

/** column − column, as a value and as a formula; blank unless both are there. */
export const differenceOf = (left: string, right: string): NonNullable<PaperColumn['derived']> => ({
  value: (cells) =>
    typeof cells[left] === 'number' && typeof cells[right] === 'number'
      ? numberIn(cells, left) - numberIn(cells, right)
      : null,
  formula: (at) => `${at(left)}-${at(right)}`,
});
export const ratioOf = (part: string, whole: string): NonNullable<PaperColumn['derived']> => ({
  value: (cells) => (typeof cells[part] === 'number' ? shareOf(numberIn(cells, part), numberIn(cells, whole)) : null),
  formula: (at) => `IF(${at(whole)}=0,0,ROUND(${at(part)}/${at(whole)},4))`,
});
export const sumIn = (...keys: readonly string[]): NonNullable<PaperColumn['derived']> => ({
  value: (cells) => keys.reduce((sum, key) => sum + numberIn(cells, key), 0),
  formula: (at) => keys.map(at).join('+'),
});

function withDerived(columns: readonly PaperColumn[], cells: PaperCells): PaperCells {
  let whole = cells;
  for (const { key, derived } of columns) if (derived) whole = { ...whole, [key]: derived.value(whole) };
  return whole;
}

export type Grouping = {
  readonly keyOf: (cells: PaperCells) => string;
  /** The words of the group's row. */
  readonly cells: (key: string, lines: readonly PaperCells[]) => PaperCells;
};
/** What a group row shows beside its sums, such as distinct projects. */
type Extra = (lines: readonly PaperCells[]) => PaperCells;

/** 合计 above, groups within groups, lines below; lines keep the order that they are given in. */
export function stack(
  columns: readonly PaperColumn[],
  lines: readonly PaperCells[],
  groups: readonly Grouping[],
  total: PaperCells,
  extra: Extra = () => ({}),
): readonly PaperRow[] {
  const summed = (own: readonly PaperCells[], words: PaperCells): PaperCells => {
    const sums: Record<string, PaperCell> = {};
    for (const column of columns)
      if (column.sum === true) {
        // A column without a single figure stays blank: what nobody stated is not zero.
        const stated = own.filter((cells) => typeof cells[column.key] === 'number');
        sums[column.key] =
          stated.length === 0 ? null : stated.reduce((sum, cells) => sum + numberIn(cells, column.key), 0);
      }
    return withDerived(columns, { ...sums, ...extra(own), ...words });
  };
  const nest = (own: readonly PaperCells[], depth: number): readonly PaperRow[] => {
    const group = groups[depth];
    if (!group) return own.map((cells): PaperRow => ({ level: 3, below: 0, cells: withDerived(columns, cells) }));
    const parts = new Map<string, PaperCells[]>();
    for (const cells of own) {
      const key = group.keyOf(cells);
      const part = parts.get(key);
      if (part) part.push(cells);
      else parts.set(key, [cells]);
    }
    return [...parts].flatMap(([key, part]) => {
      const below = nest(part, depth + 1);
      const level: PaperRow['level'] = depth === 0 ? 1 : 2;
      return [{ level, below: below.length, cells: summed(part, group.cells(key, part)) }, ...below];
    });
  };
  const below = nest(lines, 0);
  if (lines.length === 0) return [];
  return [{ level: 0, below: below.length, cells: summed(lines, total) }, ...below];
}

/** 数据校验码 of what the table says: its title, its heads and every cell, in order. */
export const tableCheckCode = (table: PaperTable): string =>
  shortDigest(
    JSON.stringify([
      table.title,
      table.columns.map(({ head }) => head),
      table.rows.map(({ cells }) => table.columns.map(({ key }) => cells[key] ?? null)),
      table.remarks,
    ]),
  );

/** The line for signatures under a printed table, and the place of the seal. */
export const signatureLine =
  '单位负责人：　　　　　　财务负责人：　　　　　　填表人：　　　　　　联系电话：　　　　　　填报日期：　　　年　　月　　日';
export const sealLine = '填报单位（公章）：';
