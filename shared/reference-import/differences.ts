import { validityOf } from '#shared/pinyin-search';
import { entriesOf, withEntries, type ReferenceName } from '#shared/reference-sets';
import type { CodeEntry, YearFile } from '#shared/year-file';

export type ReferenceDifference =
  | { readonly kind: 'added'; readonly code: string; readonly name: string }
  | { readonly kind: 'renamed'; readonly code: string; readonly name: string; readonly before: string }
  | { readonly kind: 'moved'; readonly code: string; readonly name: string; readonly before: string }
  /** used: data of the year speaks of it. */
  | { readonly kind: 'retired'; readonly code: string; readonly name: string; readonly used: boolean }
  | { readonly kind: 'revived'; readonly code: string; readonly name: string }
  /** Sample entries that nothing uses make room for the official ones. */
  | { readonly kind: 'dropped'; readonly code: string; readonly name: string };

export type TakeOver = {
  readonly next: YearFile;
  readonly differences: readonly ReferenceDifference[];
  readonly unchanged: number;
};

/** Is the list still the sample that the program ships? */
export const isSample = (yearFile: YearFile, name: ReferenceName): boolean => (yearFile.samples ?? []).includes(name);

/** Names that differ by the width of their signs or by blanks alone are one name. */
const plain = (name: string): string => name.normalize('NFKC').replaceAll(/\s/g, '');

/**
 * What becomes of a list when another version is taken over. An entry that the new version leaves out is retired by its
 * last year, never deleted, so that what was written with it stays readable; only samples that nothing uses disappear.
 */
export function takeOver(
  yearFile: YearFile,
  name: ReferenceName,
  imported: readonly CodeEntry[],
  used: ReadonlySet<string>,
): TakeOver {
  const current = entriesOf(yearFile, name);
  const before = new Map(current.map((entry) => [entry.code, entry]));
  const codes = new Set(imported.map(({ code }) => code));
  const sample = isSample(yearFile, name);
  const differences: ReferenceDifference[] = [];
  let unchanged = 0;
  const taken = imported.map((entry): CodeEntry => {
    const known = before.get(entry.code);
    const { code, name: title } = entry;
    if (!known) {
      differences.push({ kind: 'added', code, name: title });
      return sample || entry.validFrom !== undefined ? entry : { ...entry, validFrom: yearFile.year };
    }
    const revived = validityOf(known, yearFile.year) === 'retired' && validityOf(entry, yearFile.year) === 'valid';
    if (plain(known.name) !== plain(title))
      differences.push({ kind: 'renamed', code, name: title, before: known.name });
    else if (revived) differences.push({ kind: 'revived', code, name: title });
    else if (known.parent !== entry.parent)
      differences.push({ kind: 'moved', code, name: title, before: known.parent ?? '' });
    else unchanged += 1;
    const { validFrom } = known;
    return validFrom === undefined || entry.validFrom !== undefined ? entry : { ...entry, validFrom };
  });
  // A heading stays as long as one of its entries does.
  const left = current.filter(({ code }) => !codes.has(code));
  const kept = new Set(left.filter(({ code }) => !sample || used.has(code)).map(({ code }) => code));
  for (const code of [...kept])
    for (
      let above = before.get(code)?.parent;
      above !== undefined && !kept.has(above);
      above = before.get(above)?.parent
    )
      kept.add(above);
  const retired = left.flatMap((entry): readonly CodeEntry[] => {
    const { code, name: title } = entry;
    if (!kept.has(code)) {
      differences.push({ kind: 'dropped', code, name: title });
      return [];
    }
    if (validityOf(entry, yearFile.year) === 'retired') {
      unchanged += 1;
      return [entry];
    }
    differences.push({ kind: 'retired', code, name: title, used: used.has(code) });
    return [{ ...entry, validTo: yearFile.year - 1 }];
  });
  const next = withEntries(yearFile, name, [...taken, ...retired]);
  const samples = (yearFile.samples ?? []).filter((each) => each !== name);
  return { next: yearFile.samples ? { ...next, samples } : next, differences, unchanged };
}
