import { plainText, spell, spelledAt, type Sign } from './spelling.ts';

type Named = { readonly code: string; readonly name: string };
/** An index over named codes, built once; it answers in the order of how well an entry fits. */
export type PinyinIndex<Entry extends Named> = {
  readonly entries: readonly Entry[];
  readonly find: (text: string) => readonly Entry[];
};

type Spelled<Entry> = {
  readonly entry: Entry;
  readonly code: string;
  readonly name: string;
  readonly signs: readonly Sign[];
};
/** Steps of fitness, best first; within a step the place in the name counts, then the order of the list. */
const step = 1000;

function fit(entry: Spelled<unknown>, word: string): number | null {
  if (entry.code === word) return 0;
  if (entry.code.startsWith(word)) return step;
  const inName = entry.name.indexOf(word);
  if (entry.name === word) return 2 * step;
  if (inName === 0) return 3 * step;
  if (inName > 0) return 4 * step + inName;
  const spelled = spelledAt(entry.signs, word);
  if (spelled === 0) return 5 * step;
  return spelled > 0 ? 6 * step + spelled : null;
}

/**
 * Finds entries by the beginning of the code, a part of the name, its pinyin or its initials, mixed as one types. Words
 * parted by a blank must all fit. A blank question finds nothing.
 */
export function pinyinIndex<Entry extends Named>(entries: readonly Entry[]): PinyinIndex<Entry> {
  let spelled: readonly Spelled<Entry>[] | null = null;
  // Spelling some thousand names takes a while; it waits until somebody searches.
  const ready = (): readonly Spelled<Entry>[] =>
    (spelled ??= entries.map((entry) => ({
      entry,
      code: plainText(entry.code),
      name: plainText(entry.name),
      signs: spell(entry.name),
    })));
  return {
    entries,
    find: (text) => {
      const words = plainText(text)
        .trim()
        .split(/\s+/)
        .filter((word) => word !== '');
      if (words.length === 0) return [];
      return ready()
        .flatMap((entry) => {
          const fits = words.map((word) => fit(entry, word));
          return fits.some((each) => each === null)
            ? []
            : [{ entry: entry.entry, rank: Math.max(...fits.map((each) => each ?? 0)) }];
        })
        .toSorted((a, b) => a.rank - b.rank)
        .map(({ entry }) => entry);
    },
  };
}
