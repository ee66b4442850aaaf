/**
 * What one workbook may cost before the engine is ended: its heap, all its memory, and seconds. The small nursery keeps a
 * long stream of rows from filling memory that is free only in the next minute. Buffers lie beside the heap, so the
 * engine watches the whole; its own word for that limit is among the words it is started with.
 */
export const engineLimits = {
  heapFlags: ['--max-old-space-size=1024', '--max-semi-space-size=8'],
  words: ['--most-memory=1610612736'],
  secondsPerTask: 60,
} as const;
