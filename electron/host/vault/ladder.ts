/** number counts savings and never goes back, whatever the clock does. */
export type Rung = { readonly number: number; readonly day: string; readonly stage: string };

const newest = 10;
const days = 30;

/** The last ten; the last of each of the last thirty days on which one was saved; the last of each stage, for ever. */
export function rungsToKeep(rungs: readonly Rung[]): ReadonlySet<number> {
  const fromNewest = rungs.toSorted((a, b) => b.number - a.number);
  const ofDay = new Map<string, number>();
  const ofStage = new Map<string, number>();
  for (const { number, day, stage } of fromNewest) {
    if (!ofDay.has(day)) ofDay.set(day, number);
    if (!ofStage.has(stage)) ofStage.set(stage, number);
  }
  return new Set([
    ...fromNewest.slice(0, newest).map((rung) => rung.number),
    ...[...ofDay.values()].slice(0, days),
    ...ofStage.values(),
  ]);
}
