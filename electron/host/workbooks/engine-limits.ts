/** What one workbook may cost before the engine is ended: heap in MiB, seconds. */
export const engineLimits = { maxMiB: 1024, secondsPerTask: 60 } as const;
