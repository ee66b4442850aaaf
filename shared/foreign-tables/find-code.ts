import type { CodeEntry } from '#shared/year-file';
import { plain } from './plain-text.ts';

/** Code of a text that holds a code, a code and a name, or a name alone; as it stands where the list does not know it. */
export function codeFinder(
  entries: readonly CodeEntry[],
): (text: string) => { readonly code: string; readonly known: boolean } {
  const codes = new Set(entries.map(({ code }) => code));
  const byName = new Map<string, string | null>();
  for (const { code, name } of entries) byName.set(plain(name), byName.has(plain(name)) ? null : code);
  return (text) => {
    const whole = plain(text);
    const code = /^[[(]?([A-Z]?\d+)/.exec(whole)?.[1] ?? '';
    if (codes.has(whole)) return { code: whole, known: true };
    if (code !== '') return { code, known: codes.has(code) };
    const named = byName.get(whole) ?? null;
    return named === null ? { code: whole, known: false } : { code: named, known: true };
  };
}
