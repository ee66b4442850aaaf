import type { FieldId } from '#shared/fields';
import type { Cells } from '#shared/records';

export const of = (row: Cells, field: FieldId): number => {
  const cell = row[field];
  return typeof cell === 'number' ? cell : 0;
};
export const wordsOf = (row: Cells, field: FieldId): string => {
  const cell = row[field];
  return typeof cell === 'string' ? cell : '';
};
export const general = (row: Cells): boolean => of(row, 'amtGeneral') === of(row, 'amtTotal');
export const calendarYear = (row: Cells): boolean =>
  row.startDate === '2027-01-01' && row.endDate === '2027-12-31' && row.contractTotal === undefined;
export const lump = (row: Cells): boolean => row.uom === '项' && calendarYear(row) && row.upperNotice === undefined;
export const counted = (row: Cells): boolean => of(row, 'qty') >= 10_000 && calendarYear(row);
export const severalYears = (row: Cells): boolean => of(row, 'contractTotal') > 0;
export const ordinary = (row: Cells): boolean => row.isPurchase === false && of(row, 'amtTotal') > 200_000;
export const kind =
  (code: string): ((row: Cells) => boolean) =>
  (row) =>
    row.indicatorKind === code;
export const branchA = (row: Cells): boolean => wordsOf(row, 'catalogCode').startsWith('A') && calendarYear(row);
