import { fen, formatScaled, showWanYuan, showYuan } from '#shared/money';
import type { PaperCell, PaperKind } from './paper-table.ts';

/** A cell as a person reads it. Zero is 0.00 on the screen and blank in print; what nobody stated is blank in both. */
export function cellText(kind: PaperKind, cell: PaperCell | undefined, zero: 'shown' | 'blank'): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return cell;
  if (cell === 0 && zero === 'blank') return '';
  switch (kind) {
    case 'money':
      return showWanYuan(fen(cell));
    case 'yuan':
      return showYuan(fen(cell));
    case 'share':
      return `${formatScaled(cell, 2)}%`;
    case 'decimal':
      return showYuan(fen(cell));
    case 'text':
    case 'code':
    case 'count':
      return String(cell);
  }
}

export const isFigure = (kind: PaperKind): boolean => kind !== 'text' && kind !== 'code';
