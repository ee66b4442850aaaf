import type { CodeEntry } from '#shared/year-file';

/** Entries from "code name" pairs, one a line or parted by semicolons. */
export const codeEntries = (text: string): readonly CodeEntry[] =>
  text
    .split(/[\n;]/)
    .map((pair) => pair.trim())
    .filter((pair) => pair !== '')
    .map((pair) => {
      const gap = pair.indexOf(' ');
      return { code: pair.slice(0, gap), name: pair.slice(gap + 1).trim() };
    });

/** Lists whose words are their own codes. */
export const wordEntries = (words: string): readonly CodeEntry[] =>
  words.split(' ').map((word) => ({ code: word, name: word }));
