import { hostCallNames } from '#shared/contract';

/** mulberry32: the same calls for the same seed. */
export function chance(seed: number) {
  let state = seed >>> 0;
  const unit = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (bound: number): number => Math.floor(unit() * bound);
  const pick = <T>(from: readonly T[]): T => from[below(from.length)]!;
  const bytes = (length: number): Uint8Array => Uint8Array.from({ length }, () => below(256));
  return { below, pick, bytes };
}
export type Chance = ReturnType<typeof chance>;

const keys = [
  'ledger',
  'digest',
  'handle',
  'folder',
  'path',
  'bytes',
  'plan',
  'marks',
  'records',
  'manifest',
  'template',
  'data',
  'after',
  'limit',
  'title',
  'extensions',
  'newFolder',
  'identity',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '$bytes',
  '$$bytes',
  '',
] as const;
/** Paths, names and words that mean something to some part of a machine. */
export const nastyWords = (outside: string): readonly string[] => [
  '../secret.txt',
  '..\\secret.txt',
  '/etc/passwd',
  outside,
  `${outside}/../secret.txt`,
  'file:///etc/passwd',
  'C:\\Windows\\win.ini',
  '\\\\server\\share\\a.xlsx',
  'con',
  'NUL.xlsx',
  'a/../../b',
  '.',
  '..',
  '',
  ' ',
  'real',
  'real-2028/..',
  '../real',
  'practice-20281',
  'real\0',
  'real\n',
  '__proto__',
  'constructor',
  '=cmd|calc!A1',
  '<script>alert(1)</script>',
  '${7*7}',
  '{{7*7}}',
  "' OR 1=1 --",
  '%2e%2e%2f',
  '\uD800',
  '𠮷'.repeat(40),
  'a'.repeat(10_000),
  'a'.repeat(64),
  'A'.repeat(64),
  '0'.repeat(63),
  `../${'a'.repeat(61)}`,
];

/** A value of any shape, some levels deep, with the keys that the contract knows and those that pollute. */
export function anyTree(dice: Chance, words: readonly string[], depth = 4): unknown {
  const kind = dice.below(depth > 0 ? 13 : 8);
  if (kind < 3) return dice.pick(words);
  if (kind === 3) return dice.pick([0, -1, 1, 1.5, 2 ** 53, -(2 ** 31), 1e308]);
  if (kind === 4) return dice.pick([true, false]);
  if (kind === 5) return null;
  if (kind === 6) return dice.bytes(dice.below(64));
  if (kind === 7) return dice.pick([{}, []]);
  if (kind < 10) return Array.from({ length: dice.below(5) }, () => anyTree(dice, words, depth - 1));
  const made: Record<string, unknown> = {};
  for (let count = dice.below(6); count > 0; count -= 1)
    Object.defineProperty(made, dice.pick(keys), {
      value: anyTree(dice, words, depth - 1),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  return made;
}

/**
 * The input of a call in its right shape but for what it names: every handle, digest, ledger and path is a hostile word or
 * right in form and known to nobody.
 */
export function nearlyRight(dice: Chance, words: readonly string[]): unknown {
  const word = (): string => dice.pick(words);
  const unknown = dice.pick(['a', 'b', '0']).repeat(64);
  const whole: Record<string, unknown> = {
    ledger: dice.pick(['real', 'practice', word()]),
    digest: dice.pick([unknown, word()]),
    handle: dice.pick(['handle-0', 'x'.repeat(24), word()]),
    folder: dice.pick(['folder-0', 'y'.repeat(24), word(), null]),
    path: [word(), word()].slice(dice.below(2)),
    bytes: dice.bytes(dice.below(64)),
    plan: dice.pick([
      { sheets: [] },
      { title: '', creator: '', created: '', sheets: [{ name: word(), columns: [], rows: [] }] },
    ]),
    marks: [{ sheet: null, cell: dice.pick(['A1', word()]), text: 'x' }],
    newFolder: word(),
    template: { ledger: 'practice', digest: unknown },
    data: null,
    title: word(),
    extensions: [word()],
  };
  const wanted = dice.pick(shapes);
  return Object.fromEntries(wanted.map((key) => [key, whole[key]]));
}
const shapes: readonly (readonly string[])[] = [
  ['ledger', 'digest'],
  ['ledger', 'handle'],
  ['handle'],
  ['folder', 'path', 'plan'],
  ['folder', 'path', 'bytes'],
  ['folder', 'newFolder'],
  ['ledger', 'digest', 'folder', 'path', 'marks'],
  ['folder', 'path', 'template', 'data'],
];

export const anyCallName = (dice: Chance, words: readonly string[]): string =>
  dice.below(4) === 0 ? dice.pick(words) : dice.pick(hostCallNames);
