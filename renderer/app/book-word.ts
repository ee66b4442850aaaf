import type { BookName } from '#shared/contract';
import type { Say } from '../ui/tongue/index.ts';

/** How a person knows a book: the practice or the office's own ledger, and its year where the name tells it. */
export function bookWord(book: BookName, say: Say): string {
  const year = book.split('-')[1];
  const kind = book.startsWith('practice') ? say('练习账套', 'Practice ledger') : say('正式账套', 'Ledger');
  return year === undefined ? kind : say(`${kind}（${year} 年）`, `${kind} ${year}`);
}
