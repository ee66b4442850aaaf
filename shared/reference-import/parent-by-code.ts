import type { CodeEntry } from '#shared/year-file';

/** C05010400 → C05010000 → C05000000: the nearest code above that ends in zeros where this one does not. */
function zeroedAbove(code: string): readonly string[] {
  const found: string[] = [];
  for (let end = code.length - 2; end > 0; end -= 2) {
    if (/^0+$/.test(code.slice(end))) continue;
    found.push(code.slice(0, end) + '0'.repeat(code.length - end));
  }
  return found;
}

/** The codes that may stand above, nearest first: a shorter beginning (30227 → 302), or the same length with zeros. */
function above(code: string): readonly string[] {
  const shorter = Array.from({ length: code.length - 1 }, (_each, at) => code.slice(0, code.length - 1 - at));
  return code.length >= 6 ? [...shorter, ...zeroedAbove(code)] : shorter;
}

/**
 * Gives each entry its parent: the one that the sheet states, where it is in the list, else the nearest code above.
 * stated: the sheet has a column of parents, so an entry without one has none.
 */
export function parentByCode(entries: readonly CodeEntry[], stated: boolean): readonly CodeEntry[] {
  const codes = new Set(entries.map(({ code }) => code));
  return entries.map((entry) => {
    const { parent: told, ...rest } = entry;
    const parent =
      told !== undefined && told !== entry.code && codes.has(told)
        ? told
        : stated
          ? undefined
          : above(entry.code).find((code) => codes.has(code));
    return parent === undefined ? rest : { ...rest, parent };
  });
}
