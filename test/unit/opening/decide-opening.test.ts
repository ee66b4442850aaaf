import { describe, expect, it } from 'vitest';
import { decideOpening } from '#shared/opening';
import type { DiskCopy, OpeningQuestion, WorkingCopy } from '#shared/opening';

const mark = (sequence: number, hash = `h${String(sequence)}`) => ({ sequence, hash, at: '2026-09-01T00:00:00.000Z' });
const present = (over: Partial<Extract<WorkingCopy, { state: 'present' }>> = {}): WorkingCopy => ({
  state: 'present',
  identity: 'a',
  schema: 1,
  engine: 140,
  head: { sequence: 10, at: '2026-09-02' },
  acknowledged: mark(10),
  hashAtDisk: null,
  ...over,
});
const onDisk = (over: Partial<DiskCopy> = {}): DiskCopy => ({
  identity: 'a',
  schema: 1,
  watermark: mark(10),
  damaged: null,
  hashAtAcknowledged: 'h10',
  ...over,
});
const ask = (working: WorkingCopy, disk: DiskCopy | null) =>
  decideOpening({ program: { schema: 1, engine: 140 }, working, disk });
const empty: WorkingCopy = { state: 'empty' };
const unreadable: WorkingCopy = { state: 'unreadable' };

describe('decideOpening', () => {
  it('creates where there is nothing at all', () => {
    expect(ask(empty, null)).toEqual({ act: 'create' });
  });
  it('opens, checkpoints at once and says so where the disk copy is missing', () => {
    expect(ask(present(), null)).toEqual({
      act: 'open',
      sendAfter: null,
      checkpointNow: true,
      say: 'disk-copy-missing',
    });
    expect(ask(present({ head: { sequence: 12, at: '' } }), null)).toMatchObject({ sendAfter: 10 });
  });
  it('offers restore, damaged or not, where the working copy vanished', () => {
    for (const damaged of [null, 'journal.jsonl:3'])
      expect(ask(empty, onDisk({ damaged }))).toEqual({
        act: 'offer-restore',
        because: 'vanished',
        disk: mark(10),
        keepAside: false,
      });
  });
  it('opens without sending where both agree', () => {
    expect(ask(present(), onDisk())).toEqual({ act: 'open', sendAfter: null, checkpointNow: false, say: 'nothing' });
  });
  it('opens and sends what the disk has not acknowledged', () => {
    expect(ask(present({ head: { sequence: 13, at: '' } }), onDisk())).toMatchObject({ act: 'open', sendAfter: 10 });
  });
  it('sends again from where the disk ends when its tail was lost', () => {
    const working = present({ hashAtDisk: 'h7' });
    expect(ask(working, onDisk({ watermark: mark(7), hashAtAcknowledged: null }))).toMatchObject({ sendAfter: 7 });
  });
  it('sends again what the disk holds unacknowledged', () => {
    const working = present({ head: { sequence: 12, at: '' } });
    expect(ask(working, onDisk({ watermark: mark(12) }))).toMatchObject({ act: 'open', sendAfter: 10 });
  });
  it('opens an empty beginning whatever its hash', () => {
    const working = present({ head: { sequence: 0, at: '' }, acknowledged: mark(0, '') });
    expect(ask(working, onDisk({ watermark: mark(0, '000'), hashAtAcknowledged: null })).act).toBe('open');
  });
  it('asks with both times where the working copy is behind', () => {
    expect(ask(present(), onDisk({ watermark: mark(15) }))).toEqual({
      act: 'ask',
      because: 'behind',
      working: { sequence: 10, at: '2026-09-02' },
      disk: mark(15),
    });
  });
  it('stops where the identities differ', () => {
    expect(ask(present(), onDisk({ identity: 'b' }))).toEqual({
      act: 'stop',
      because: 'other-identity',
      working: 'a',
      disk: 'b',
    });
  });
  it.each<[string, WorkingCopy, DiskCopy, number]>([
    ['at the same head', present(), onDisk({ watermark: mark(10, 'x'), hashAtAcknowledged: null }), 10],
    ['inside the journal', present(), onDisk({ watermark: mark(15), hashAtAcknowledged: 'x' }), 10],
    [
      'inside the working copy',
      present({ hashAtDisk: 'x' }),
      onDisk({ watermark: mark(7), hashAtAcknowledged: null }),
      7,
    ],
  ])('stops where the chains differ %s', (_where, working, disk, sequence) => {
    expect(ask(working, disk)).toEqual({ act: 'stop', because: 'diverged', sequence });
  });
  it.each<[string, OpeningQuestion, string]>([
    [
      'working schema',
      { program: { schema: 1, engine: 140 }, working: present({ schema: 2 }), disk: null },
      'newer-schema',
    ],
    [
      'disk schema',
      { program: { schema: 1, engine: 140 }, working: empty, disk: onDisk({ schema: 2 }) },
      'newer-schema',
    ],
    ['engine', { program: { schema: 1, engine: 139 }, working: present(), disk: onDisk() }, 'newer-engine'],
  ])('refuses a newer %s', (_what, question, because) => {
    expect(decideOpening(question)).toMatchObject({ act: 'refuse', because });
  });
  it('opens, says so and checkpoints where the disk copy is damaged', () => {
    expect(ask(present(), onDisk({ damaged: 'journal.jsonl:3' }))).toMatchObject({
      act: 'open',
      checkpointNow: true,
      say: 'disk-copy-damaged',
    });
  });
  it('goes to the rescue screen where nothing opens and no copy exists', () => {
    expect(ask(unreadable, null)).toEqual({ act: 'rescue', keepAside: true });
  });
  it('offers restore and keeps the folder aside where the working copy cannot be opened', () => {
    expect(ask(unreadable, onDisk())).toMatchObject({ act: 'offer-restore', because: 'cannot-open', keepAside: true });
  });
});
