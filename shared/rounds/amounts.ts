import type { FieldId } from '#shared/fields';
import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import type { Row } from '#shared/records';

/** The five fund natures that add up to the total (practice 1.3: carry-over is an 其中, no sixth fund). */
export const fundFields = ['amtGeneral', 'amtFund', 'amtSoe', 'amtEscrow', 'amtUnit'] as const;
export type FundField = (typeof fundFields)[number];

/** Money of a cell; blank and unread count as nothing in a sum, and the findings name them. */
export function amountOf(row: Row, field: FieldId): Fen {
  const cell = row.cells[field];
  return typeof cell === 'number' ? fen(cell) : fen(0);
}

export function textOf(row: Row, field: FieldId): string {
  const cell = row.cells[field];
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' ? String(cell) : '';
}
