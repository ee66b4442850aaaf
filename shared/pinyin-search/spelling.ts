import { pinyin } from 'pinyin-pro';

/** One sign of a name: the ways in which it is read, letters only (ü is v). A sign without a reading stands for itself. */
export type Sign = { readonly readings: readonly string[]; readonly plain: string };

const spelling = { type: 'array', toneType: 'none', v: true } as const;
const readingsOf = new Map<string, readonly string[]>();

function allReadings(sign: string): readonly string[] {
  const known = readingsOf.get(sign);
  if (known) return known;
  const found = pinyin(sign, { ...spelling, multiple: true }).filter((reading) => /^[a-z]+$/.test(reading));
  readingsOf.set(sign, found);
  return found;
}

/** Width, case and the marks that an input method sets between syllables do not count. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase().replaceAll(/['’`]/g, '');

const han = /\p{Script=Han}/u;

/** The signs of a name. The reading in its words comes first (重庆 chong), the others after it: a clerk may know either. */
export function spell(name: string): readonly Sign[] {
  const signs = Array.from(plainText(name));
  const inWords = pinyin(signs.join(''), spelling);
  return signs.map((sign, index) => {
    if (!han.test(sign)) return { readings: [], plain: sign };
    const first = inWords.length === signs.length ? inWords[index] : undefined;
    const readings = new Set([...(first && /^[a-z]+$/.test(first) ? [first] : []), ...allReadings(sign)]);
    return { readings: [...readings], plain: sign };
  });
}

const isLetter = (sign: string): boolean => /[\p{L}\p{N}]/u.test(sign);

/** Letters of one sign that the typed text may spend: its first one, zh ch sh, or the whole reading. */
const partsOf = (reading: string): readonly string[] =>
  /^[zcs]h/.test(reading) ? [reading, reading.slice(0, 2), reading.slice(0, 1)] : [reading, reading.slice(0, 1)];

function spells(signs: readonly Sign[], at: number, typed: string): boolean {
  if (typed === '') return true;
  const sign = signs[at];
  if (!sign) return false;
  if (sign.readings.length === 0) {
    if (!isLetter(sign.plain)) return spells(signs, at + 1, typed);
    return typed.startsWith(sign.plain) && spells(signs, at + 1, typed.slice(sign.plain.length));
  }
  return sign.readings.some(
    (reading) =>
      reading.startsWith(typed) ||
      partsOf(reading).some((part) => typed.startsWith(part) && spells(signs, at + 1, typed.slice(part.length))),
  );
}

/** Where in the name the typed letters begin to spell it, mixed as one types: yanglao, yl, yangl. −1 where nowhere. */
export function spelledAt(signs: readonly Sign[], typed: string): number {
  if (!/^[a-z0-9]+$/.test(typed)) return -1;
  return signs.findIndex((sign, at) => (sign.readings.length > 0 || isLetter(sign.plain)) && spells(signs, at, typed));
}
