import { describe, expect, it } from 'vitest';
import { recoverableEnd } from '../../../electron/host/vault/recoverable-end.ts';

const mark = (sequence: number) => ({ sequence, hash: `h${String(sequence)}`, at: '' });
const journal = (beginsAfter: number, last: number) => ({ beginsAfter: () => beginsAfter, last: () => mark(last) });

describe('what the disk can give back', () => {
  it.each<[string, [number, number], number, number | undefined, number, number | null]>([
    ['journal alone', [0, 7], 0, undefined, 7, null],
    ['checkpoint inside the journal', [0, 7], 5, undefined, 7, null],
    ['checkpoint where the journal begins', [40, 42], 40, undefined, 42, null],
    ['checkpoint at the end', [0, 7], 7, 7, 7, null],
    ['journal cut before the checkpoint', [0, 7], 10, undefined, 10, 10],
    ['journal gone', [0, 0], 10, undefined, 10, 10],
    ['journal that begins behind the checkpoint', [40, 42], 30, undefined, 30, 30],
    ['checkpoints gone', [40, 42], 0, undefined, 0, 0],
    ['journal cut before what the page knows', [0, 7], 5, 9, 7, 9],
    ['both', [0, 7], 10, 12, 10, 12],
  ])('%s', (_what, [from, to], checkpoint, known, end, short) => {
    const found = recoverableEnd(journal(from, to), mark(checkpoint), known === undefined ? undefined : mark(known));
    expect(found.mark.sequence).toBe(end);
    expect(found.short?.sequence ?? null).toBe(short);
  });
});
