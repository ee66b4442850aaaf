/** Names of services compared by pairs of neighbouring characters (bigram Dice), after what always differs is taken out. */

const years = /(19|20)\d{2}\s*(年度|年)?|[一二三四五六七八九十]+年度/g;
const marks = /[\s\p{P}\p{S}]/gu;

/** A name without years, the names of units, and punctuation, in one width and case. */
export function plainName(name: string, unitNames: readonly string[]): string {
  let plain = name.normalize('NFKC').replaceAll(years, '');
  for (const unit of unitNames) if (unit !== '') plain = plain.replaceAll(unit, '');
  return plain.toLowerCase().replaceAll(marks, '');
}

/** Bigrams with their number of appearance, so that a repeated pair counts as often as it stands. */
function bigramsOf(name: string): readonly string[] {
  const letters = Array.from(name);
  if (letters.length === 1) return letters;
  const seen = new Map<string, number>();
  return letters.slice(1).map((letter, index) => {
    const pair = `${letters[index] ?? ''}${letter}`;
    const times = (seen.get(pair) ?? 0) + 1;
    seen.set(pair, times);
    return times === 1 ? pair : `${pair}#${String(times)}`;
  });
}

/** Dice: twice the shared bigrams over all bigrams, in hundredths, rounded down. */
export function similarity(a: string, b: string): number {
  if (a === b) return 100;
  const left = new Set(bigramsOf(a));
  const right = bigramsOf(b);
  const shared = right.filter((pair) => left.has(pair)).length;
  return left.size + right.length === 0 ? 0 : Math.floor((200 * shared) / (left.size + right.length));
}

/** Of each name, the rarest bigrams, so many that two similar names must share one of them. */
function prefixes(names: readonly string[], least: number): ReadonlyMap<string, readonly string[]> {
  const counts = new Map<string, number>();
  const all = names.map((name) => [name, bigramsOf(name)] as const);
  for (const [, pairs] of all) for (const pair of pairs) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  const rarest = (a: string, b: string): number =>
    (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : a > b ? 1 : 0);
  return new Map(
    all.map(([name, pairs]) => {
      // Similar names share at least least/(200 − least) of the bigrams of either.
      const shared = Math.ceil((pairs.length * least) / (200 - least));
      return [name, pairs.toSorted(rarest).slice(0, pairs.length - shared + 1)];
    }),
  );
}

/**
 * Names gathered round the first one that each resembles by at least so many hundredths. Only those first ones stand in
 * the index, so that a thousand names of one pattern cost a thousand comparisons and not a million.
 */
export function similarGroups(names: readonly string[], least: number): readonly (readonly string[])[] {
  const index = new Map<string, string[]>();
  const groups = new Map<string, string[]>();
  for (const [name, prefix] of prefixes([...new Set(names)], least)) {
    const candidates = new Set(prefix.flatMap((pair) => index.get(pair) ?? []));
    const leader = [...candidates].find((other) => similarity(name, other) >= least);
    if (leader !== undefined) {
      groups.get(leader)?.push(name);
      continue;
    }
    groups.set(name, [name]);
    for (const pair of prefix) {
      const held = index.get(pair);
      if (held) held.push(name);
      else index.set(pair, [name]);
    }
  }
  return [...groups.values()];
}
