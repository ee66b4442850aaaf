/** Raised for a long run, such as FAULT_RUNS=10 for ten times as many. */
export const faultRuns = (usual: number): number => Math.ceil(usual * Number(process.env['FAULT_RUNS'] ?? 1));
/** Pinned, so that a failure can be had again. */
export const faultSeed = Number(process.env['FAULT_SEED'] ?? 470613);

/** One line of numbers a case, for whoever collects them. */
export function faultLine(
  line: {
    readonly case: string;
    readonly runs: number;
    readonly lost: number;
    readonly seed: number | null;
    readonly note?: string;
  },
  began: number,
): void {
  if (process.env['FAULT_REPORT'] === undefined) return;
  const seconds = Math.round((performance.now() - began) / 100) / 10;
  console.info(JSON.stringify({ ...line, unreadable: 0, seconds }));
}
