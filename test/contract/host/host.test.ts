import { mkdtempSync, rmSync, truncateSync, writeFileSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { hostCallNames } from '#shared/contract';
import type { Host } from '#shared/contract';
import { fillLetter, readTags } from '../../../electron/engine/letters/fill-letter.ts';
import { answer } from '../../../electron/host/answer.ts';
import { nodeDisk } from '../../../electron/host/disk.ts';
import { createHost } from '../../../electron/host/host.ts';
import { createPlaces } from '../../../electron/host/places/places.ts';
import type { WorkbookEngine } from '../../../electron/host/workbook-port.ts';

const root = mkdtempSync(join(tmpdir(), 'host-'));
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
});
let count = 0;
const engine: WorkbookEngine = {
  read: (bytes) =>
    Promise.resolve(
      bytes[0] === 80 ? { ok: true, value: { sheets: [] } } : { ok: false, error: { kind: 'workbook/not-a-workbook' } },
    ),
  write: () => Promise.resolve({ ok: true, value: new Uint8Array([80, 75]) }),
  mark: (bytes, marks) =>
    Promise.resolve({
      ok: true,
      value: { bytes: new Uint8Array([...bytes, marks.length]), unplaced: marks.length > 1 ? [1] : [] },
    }),
  letter: (template, data) => Promise.resolve(fillLetter(template, data)),
  tags: (bytes) => Promise.resolve(readTags(bytes)),
};
const places = createPlaces({
  newHandle: () => `handle-${String((count += 1))}`,
  startFolder: root,
  dialogs: null,
});
const host = createHost({
  version: '1.2.3',
  runtime: 'shell',
  dataFolder: join(root, 'data'),
  disk: nodeDisk,
  clock: { now: () => new Date('2026-09-15T02:00:00Z') },
  places,
  engine,
});
const lines: string[] = [];
const door = { host, newReference: () => 'REF1', log: (line: string) => void lines.push(line) };
const withHost = (over: Partial<Host>) => ({ ...door, host: { ...host, ...over } });

describe('the door', () => {
  it('serves every call of the contract', () => {
    expect(Object.keys(host).sort()).toEqual([...hostCallNames].sort());
  });
  it.each([['constructor'], ['__proto__'], ['vault'], [null], [7]])('refuses the unknown name %j', async (name) => {
    expect(await answer(door, name, {})).toEqual({ ok: false, error: { kind: 'host/refused' } });
  });
  it('refuses what the contract does not describe', async () => {
    for (const input of [null, { ledger: 'other' }, { ledger: 'real', more: 1 }])
      expect(await answer(door, 'vault.inspect', input)).toEqual({ ok: false, error: { kind: 'host/refused' } });
  });
  it('turns a throw into a reference and a log line, and shows nothing of its text', async () => {
    const broken = withHost({ 'session.greet': () => Promise.reject(new Error('secret')) });
    expect(await answer(broken, 'session.greet', {})).toEqual({
      ok: false,
      error: { kind: 'host/unexpected', reference: 'REF1' },
    });
    expect(lines.at(-1)).toMatch(/^REF1 session.greet .*secret/);
  });
  it('lets no answer out that the contract does not describe', async () => {
    const wrong = withHost({ 'session.greet': () => Promise.resolve({ ok: true, value: { version: 1 } as never }) });
    expect(await answer(wrong, 'session.greet', {})).toMatchObject({ error: { kind: 'host/unexpected' } });
  });
  it('answers whatever it is asked, without a throw', async () => {
    const input = fc.oneof(
      fc.anything(),
      fc.record(
        {
          ledger: fc.constantFrom('real', 'practice', 'x'),
          handle: fc.string({ maxLength: 90 }),
          folder: fc.oneof(fc.string({ minLength: 8, maxLength: 20 }), fc.constant(null)),
          path: fc.array(fc.string(), { maxLength: 4 }),
          digest: fc.constant('a'.repeat(64)),
          bytes: fc.uint8Array({ maxLength: 4 }),
          after: fc.integer(),
          limit: fc.integer(),
          title: fc.string(),
          extensions: fc.array(fc.string()),
        },
        { requiredKeys: [] },
      ),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...hostCallNames), input, async (name, asked) => {
        const got = await answer(door, name, asked);
        expect(got.ok || got.error.kind !== 'host/unexpected').toBe(true);
      }),
      { seed: 47613, numRuns: 400 },
    );
  });
});

describe('the host', () => {
  it('keeps the real and the practice ledger apart', async () => {
    const record = { sequence: 1, at: 'a', by: 'b', act: 'c', detail: '{}' };
    await host['vault.append']({ ledger: 'practice', identity: 'p', records: [record] });
    expect(await host['vault.inspect']({ ledger: 'real' })).toEqual({ ok: true, value: { disk: null } });
    expect(await host['vault.inspect']({ ledger: 'practice' })).toMatchObject({ value: { disk: { identity: 'p' } } });
  });
  it('keeps the years of a ledger apart, lists the books that were founded, and takes no other name', async () => {
    const record = { sequence: 1, at: 'a', by: 'b', act: 'c', detail: '{}' };
    await host['vault.append']({ ledger: 'practice-2028', identity: 'q', records: [record] });
    expect(await host['vault.inspect']({ ledger: 'practice' })).toMatchObject({ value: { disk: { identity: 'p' } } });
    expect(await host['vault.inspect']({ ledger: 'practice-2028' })).toMatchObject({
      value: { disk: { identity: 'q' } },
    });
    expect(await answer(door, 'vault.books', {})).toEqual({
      ok: true,
      value: { books: ['practice', 'practice-2028'] },
    });
    for (const ledger of ['practice-', 'real-28', 'real-2028/..', '../real', 'real-20281'])
      expect(await answer(door, 'vault.inspect', { ledger })).toEqual({ ok: false, error: { kind: 'host/refused' } });
  });
  it('reads a chosen workbook, and says which file a failure is about', async () => {
    writeFileSync(join(root, '一上.xlsx'), 'PK');
    writeFileSync(join(root, 'bad.xlsx'), 'no');
    const good = places.issue(join(root, '一上.xlsx'), 'file').handle;
    const bad = places.issue(join(root, 'bad.xlsx'), 'file').handle;
    expect(await answer(door, 'workbooks.read', { handle: good })).toMatchObject({
      value: { name: '一上.xlsx', size: 2, workbook: { sheets: [] } },
    });
    expect(await answer(door, 'workbooks.read', { handle: bad })).toEqual({
      ok: false,
      error: { kind: 'workbook/not-a-workbook', file: 'bad.xlsx' },
    });
    expect(await answer(door, 'vault.keepFile', { ledger: 'real', handle: good })).toMatchObject({ ok: true });
  });
  it('refuses a file beyond 64 MiB before reading it', async () => {
    const path = join(root, 'large.xlsx');
    writeFileSync(path, '');
    truncateSync(path, 64 * 1024 * 1024 + 1);
    const { handle } = places.issue(path, 'file');
    expect(await answer(door, 'workbooks.read', { handle })).toEqual({
      ok: false,
      error: { kind: 'file/too-large', file: 'large.xlsx' },
    });
  });
  it('writes a workbook into the chosen folder and answers a handle that reads it back', async () => {
    const folder = places.issue(root, 'folder').handle;
    const plan = { title: '', creator: '', created: '', sheets: [] };
    const wrote = await host['workbooks.write']({ folder, path: ['下发', '一下.xlsx'], plan });
    if (!wrote.ok) throw new Error(wrote.error.kind);
    expect([...readFileSync(join(root, '下发', '一下.xlsx'))]).toEqual([80, 75]);
    expect(await host['workbooks.read']({ handle: wrote.value.handle })).toMatchObject({
      value: { digest: wrote.value.digest },
    });
  });
  it('marks a kept workbook into the chosen folder, and leaves the kept one as it is', async () => {
    writeFileSync(join(root, '送审.xlsx'), 'PK');
    const file = places.issue(join(root, '送审.xlsx'), 'file').handle;
    const folder = places.issue(root, 'folder').handle;
    const kept = await host['vault.keepFile']({ ledger: 'real', handle: file });
    if (!kept.ok) throw new Error(kept.error.kind);
    const { digest } = kept.value;
    const mark = { sheet: null, cell: 'A1', text: '请核对' };
    const asked = { ledger: 'real' as const, digest, folder, path: ['退回', '退回_送审.xlsx'], marks: [mark, mark] };
    expect(await answer(door, 'workbooks.mark', asked)).toMatchObject({ value: { size: 3, unplaced: 1 } });
    expect([...readFileSync(join(root, '退回', '退回_送审.xlsx'))]).toEqual([80, 75, 2]);
    expect(await answer(door, 'workbooks.readKept', { ledger: 'real', digest })).toMatchObject({
      value: { workbook: { sheets: [] } },
    });
    for (const wrong of [
      { ...asked, marks: [{ ...mark, cell: '1A' }] },
      { ...asked, marks: [{ ...mark, text: '' }] },
      { ...asked, path: ['../退回.xlsx'] },
      { ...asked, digest: 'x' },
    ])
      expect(await answer(door, 'workbooks.mark', wrong)).toMatchObject({ error: { kind: 'host/refused' } });
    expect(await answer(door, 'workbooks.mark', { ...asked, digest: 'a'.repeat(64) })).toMatchObject({ ok: false });
    expect(await answer(door, 'workbooks.mark', { ...asked, folder: 'no-such-handle' })).toEqual({
      ok: false,
      error: { kind: 'host/unknown-handle' },
    });
  });
  it('says that a file is missing which was there when it was chosen', async () => {
    const { handle } = places.issue(join(root, 'gone.xlsx'), 'file');
    expect(await host['workbooks.read']({ handle })).toEqual({
      ok: false,
      error: { kind: 'file/missing', file: 'gone.xlsx' },
    });
  });
});
