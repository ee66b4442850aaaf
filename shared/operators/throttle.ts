/** Wrong ones in a row, and the instant of the last one in milliseconds. */
export type Wrongs = { readonly count: number; readonly lastAt: number };

const free = 5;
const firstWait = 30;
const longestWait = 15 * 60;

/** Seconds to wait after so many wrong ones in a row. */
export const waitAfter = (wrongs: number): number =>
  wrongs < free ? 0 : Math.min(longestWait, firstWait * 2 ** (wrongs - free));

/** Seconds still to wait. A clock set back begins the wait anew, and never makes it longer than it was. */
export function secondsToWait({ count, lastAt }: Wrongs, now: number): number {
  const wait = waitAfter(count);
  const passed = Math.max(0, (now - lastAt) / 1000);
  return Math.max(0, Math.ceil(wait - passed));
}
