import { hostContract } from '#shared/contract';
import type { BookName } from '#shared/contract';

/** A few words of a package, by which the copies in a folder are thinned. */
export type Kept = { readonly name: string; readonly madeAt: string; readonly stage: string };

const bookName = hostContract['copies.adopt'].input.shape.ledger;
const pattern = /^(练习_)?两上两下备份_([a-z]+(?:-\d{4})?)_(\d{8}-\d{4})_(\d+)(?:-\d+)?\.tutd$/;
const newest = 10;

const two = (value: number): string => String(value).padStart(2, '0');

/** Local time, to the minute or to the second. */
export function stampOf(moment: Date, seconds = false): string {
  const day = `${String(moment.getFullYear())}${two(moment.getMonth() + 1)}${two(moment.getDate())}`;
  const time = `${two(moment.getHours())}${two(moment.getMinutes())}${seconds ? two(moment.getSeconds()) : ''}`;
  return `${day}-${time}`;
}

/** nth: from 2, where the minute already has a copy of the same act. */
export function packageName(book: BookName, moment: Date, sequence: number, nth = 1): string {
  const mark = book.startsWith('practice') ? '练习_' : '';
  const more = nth > 1 ? `-${String(nth)}` : '';
  return `${mark}两上两下备份_${book}_${stampOf(moment)}_${String(sequence)}${more}.tutd`;
}

/** The book that a file's name speaks of; null where this program gives no such names. */
export function bookOfName(name: string): BookName | null {
  const found = pattern.exec(name);
  const book = bookName.safeParse(found?.[2]);
  if (!found || !book.success || book.data === 'incoming') return null;
  return book.data.startsWith('practice') === (found[1] !== undefined) ? book.data : null;
}

/** The copies that may go: all but the newest ten, the newest of each stage, and the one just written. */
export function copiesToRemove(copies: readonly Kept[], written: string): readonly string[] {
  const fromNewest = copies.toSorted((a, b) =>
    a.madeAt === b.madeAt ? (a.name < b.name ? 1 : -1) : a.madeAt < b.madeAt ? 1 : -1,
  );
  const keep = new Set([written, ...fromNewest.slice(0, newest).map(({ name }) => name)]);
  const stages = new Set<string>();
  for (const { name, stage } of fromNewest) {
    if (!stages.has(stage)) keep.add(name);
    stages.add(stage);
  }
  return fromNewest.map(({ name }) => name).filter((name) => !keep.has(name));
}
