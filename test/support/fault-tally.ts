import { mkdirSync, writeFileSync } from 'node:fs';

export const faultReports = '.cache/fault/reports';

/** The long form of the suite is asked for with `npm run fault -- --long`. */
export const longForm = process.env['TUTD_FAULT_FORM'] === 'long';
export const runsOf = (short: number, long: number): number => (longForm ? long : short);
/** Pinned, so that a failure can be had again; another one with `npm run fault -- --seed N`. */
export const faultSeed = Number(process.env['TUTD_FAULT_SEED'] ?? 470613);

/** Chance from a seed (mulberry32), the same on every machine. */
export function chance(seed: number): { readonly next: () => number; readonly below: (limit: number) => number } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { next, below: (limit) => Math.floor(next() * limit) };
}

/** One line of the table that `npm run fault` prints. */
export type FaultTally = {
  readonly case: string;
  readonly runs: number;
  /** Acknowledged acts that were not there afterwards, or a third state where two are allowed. */
  readonly lost: number;
  /** Openings that could not read what was there; exceptions are counted here too. */
  readonly unreadable: number;
  readonly seed: number | null;
  readonly note?: string;
};

export function tally(line: FaultTally, began: number): void {
  mkdirSync(faultReports, { recursive: true });
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  writeFileSync(`${faultReports}/${encodeURIComponent(line.case)}.json`, JSON.stringify({ ...line, seconds }));
}
