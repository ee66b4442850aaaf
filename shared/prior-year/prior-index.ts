import type { PriorLine, Row } from '#shared/records';
import { textOf } from '#shared/rounds';

/** Last year's lines of one unit, found from this year's rows. */
export type PriorIndex = {
  /**
   * The line that a purchase row continues: the same project and service; else, where each stands alone under its
   * project and catalogue entry, the same service under another name; else the same names under another code.
   */
  readonly ofPurchase: (row: Row) => PriorLine | null;
  /** The ordinary line of the same project and economic 款. */
  readonly ofOrdinary: (row: Row) => PriorLine | null;
};

const plain = (text: string): string =>
  text
    .replaceAll(/[\s\u00A0\u3000]/g, '')
    .replaceAll('（', '(')
    .replaceAll('）', ')');
const keyOf = (...parts: readonly string[]): string => parts.map(plain).join('\n');

function add(map: Map<string, PriorLine[]>, key: string, line: PriorLine): void {
  const lines = map.get(key);
  if (lines) lines.push(line);
  else map.set(key, [line]);
}
const only = (lines: readonly PriorLine[] | undefined): PriorLine | null =>
  lines?.length === 1 ? (lines[0] ?? null) : null;

/** rows: the unit's purchase rows of this year, against which "stands alone" is asked. */
export function priorIndex(lines: readonly PriorLine[], rows: readonly Row[]): PriorIndex {
  const [byService, byEntry, byName, byEconomy] = [0, 1, 2, 3].map(() => new Map<string, PriorLine[]>()) as [
    Map<string, PriorLine[]>,
    Map<string, PriorLine[]>,
    Map<string, PriorLine[]>,
    Map<string, PriorLine[]>,
  ];
  for (const line of lines) {
    if (line.serviceName === '') {
      add(byEconomy, keyOf(line.projectCode, line.deptEcon), line);
      continue;
    }
    add(byService, keyOf(line.projectCode, line.serviceName), line);
    if (line.catalogCode !== '') add(byEntry, keyOf(line.projectCode, line.catalogCode), line);
    add(byName, keyOf(line.projectName, line.serviceName), line);
  }
  const entryKey = (row: Row): string => keyOf(textOf(row, 'projectCode'), textOf(row, 'catalogCode'));
  const entryRows = new Map<string, number>();
  for (const row of rows) entryRows.set(entryKey(row), (entryRows.get(entryKey(row)) ?? 0) + 1);
  const renamed = (row: Row): PriorLine | null =>
    (entryRows.get(entryKey(row)) ?? 0) > 1 ? null : only(byEntry.get(entryKey(row)));
  return {
    ofPurchase: (row) => {
      const service = textOf(row, 'serviceName');
      return (
        only(byService.get(keyOf(textOf(row, 'projectCode'), service))) ??
        renamed(row) ??
        only(byName.get(keyOf(textOf(row, 'projectName'), service)))
      );
    },
    ofOrdinary: (row) => only(byEconomy.get(keyOf(textOf(row, 'projectCode'), textOf(row, 'deptEcon')))),
  };
}
