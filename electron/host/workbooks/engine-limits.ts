/**
 * What one workbook may cost before the engine is ended: its heap, and seconds. The small nursery keeps a long stream of
 * rows from filling memory that is free only in the next minute.
 */
export const engineLimits = {
  heapFlags: ['--max-old-space-size=1024', '--max-semi-space-size=8'],
  secondsPerTask: 60,
} as const;
