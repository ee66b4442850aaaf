import { appendFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chainHash, firstMark } from '../../../electron/host/vault/chain-hash.ts';
import { lockFolder } from '../../../electron/host/vault/folder-lock.ts';
import { manifestOf, openVault, record, records, temporaryFolder, valueOf } from './vault-fixture.ts';

const text = (value: string) => new TextEncoder().encode(value);

describe('the journal', () => {
  it('chains each record to the one before and gives them back after reopening', async () => {
    const folder = temporaryFolder();
    const written = valueOf(await openVault(folder).append('office', records(1, 5)));
    const again = openVault(folder);
    const { records: read } = valueOf(await again.journal(0, 100));
    let previous = firstMark.hash;
    for (const { hash, ...rest } of read) {
      expect(hash).toBe(chainHash(previous, rest));
      previous = hash;
    }
    expect(read).toHaveLength(5);
    expect(written.watermark).toMatchObject({ sequence: 5, hash: previous });
    expect(valueOf(await again.inspect()).disk).toMatchObject({ identity: 'office', watermark: written.watermark });
    expect(valueOf(await again.journal(2, 2)).records.map((item) => item.sequence)).toEqual([3, 4]);
  });
  it('takes the same record twice as one', async () => {
    const folder = temporaryFolder();
    const vault = openVault(folder);
    const first = valueOf(await vault.append('office', records(1, 3)));
    expect(valueOf(await vault.append('office', records(2, 3)))).toEqual(first);
    expect(valueOf(await vault.append('office', records(3, 4))).watermark.sequence).toBe(4);
    expect(valueOf(await openVault(folder).journal(0, 10)).records).toHaveLength(4);
  });
  it('refuses other content under a held sequence, and a gap, and appends nothing of that batch', async () => {
    const vault = openVault(temporaryFolder());
    await vault.append('office', records(1, 3));
    expect(await vault.append('office', [record(2, 'other')])).toEqual({
      ok: false,
      error: { kind: 'vault/diverged', sequence: 2 },
    });
    expect(await vault.append('office', [record(4), record(6)])).toEqual({
      ok: false,
      error: { kind: 'vault/diverged', sequence: 5 },
    });
    expect(valueOf(await vault.journal(0, 10)).records).toHaveLength(3);
  });
  it('refuses another identity', async () => {
    const vault = openVault(temporaryFolder());
    await vault.append('office', records(1, 1));
    expect(await vault.append('other', records(2, 2))).toEqual({ ok: false, error: { kind: 'vault/other-identity' } });
  });
  it('answers null where nothing was ever kept', async () => {
    expect(valueOf(await openVault(temporaryFolder()).inspect())).toEqual({ disk: null });
  });
  it('lays a torn last line aside, says so, and goes on', async () => {
    const folder = temporaryFolder();
    await openVault(folder).append('office', records(1, 3));
    appendFileSync(join(folder, 'journal.jsonl'), '{"sequence":4,"at":"20');
    const vault = openVault(folder);
    const { disk } = valueOf(await vault.inspect());
    expect(disk).toMatchObject({ watermark: { sequence: 3 }, damaged: 'journal.jsonl:torn:3' });
    expect(readFileSync(join(folder, 'journal-torn-1.jsonl'), 'utf8')).toBe('{"sequence":4,"at":"20');
    expect(valueOf(await vault.append('office', records(4, 4))).watermark.sequence).toBe(4);
    expect(valueOf(await openVault(folder).inspect()).disk).toMatchObject({ damaged: null });
  });
  it('sees a changed record, appends no more, and starts anew at a checkpoint with the damaged file kept', async () => {
    const folder = temporaryFolder();
    const { watermark } = valueOf(await openVault(folder).append('office', records(1, 5)));
    const path = join(folder, 'journal.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').replace('\\"n\\":3', '\\"n\\":8'));
    const vault = openVault(folder);
    expect(valueOf(await vault.inspect()).disk).toMatchObject({
      watermark: { sequence: 2 },
      damaged: 'journal.jsonl:3',
    });
    expect(await vault.append('office', records(6, 6))).toMatchObject({ error: { kind: 'vault/damaged' } });
    valueOf(await vault.saveManifest(manifestOf(watermark)));
    expect(valueOf(await vault.append('office', records(6, 6))).watermark.sequence).toBe(6);
    expect(readdirSync(folder)).toContain('journal-damaged-1.jsonl');
    const again = openVault(folder);
    expect(valueOf(await again.inspect()).disk).toMatchObject({ watermark: { sequence: 6 }, damaged: null });
    expect(valueOf(await again.journal(0, 10)).records.map((item) => item.sequence)).toEqual([6]);
  });
  it('goes on after sound records that are newer than the checkpoint which mends it', async () => {
    const folder = temporaryFolder();
    const vault = openVault(folder);
    const { watermark } = valueOf(await vault.append('office', records(1, 2)));
    valueOf(await vault.append('office', records(3, 4)));
    appendFileSync(join(folder, 'journal.jsonl'), '\0\0\0\n');
    const again = openVault(folder);
    expect(valueOf(await again.inspect()).disk).toMatchObject({
      damaged: 'journal.jsonl:5',
      watermark: { sequence: 4 },
    });
    valueOf(await again.saveManifest(manifestOf(watermark)));
    expect(valueOf(await again.append('office', records(3, 5))).watermark.sequence).toBe(5);
    expect(readdirSync(folder)).toContain('journal-damaged-1.jsonl');
    expect(valueOf(await openVault(folder).journal(0, 10)).records).toHaveLength(5);
  });
  it.each([
    ['is gone', 0],
    ['lost whole records at its end', 2],
  ])('sees that a journal %s behind a checkpoint, and begins anew at the next one', async (_what, kept) => {
    const folder = temporaryFolder();
    const { watermark } = valueOf(await openVault(folder).append('office', records(1, 5)));
    valueOf(await openVault(folder).saveManifest(manifestOf(watermark)));
    const path = join(folder, 'journal.jsonl');
    const lines = readFileSync(path, 'utf8').split('\n').slice(0, kept);
    if (kept === 0) rmSync(path);
    else writeFileSync(path, lines.map((line) => `${line}\n`).join(''));
    const vault = openVault(folder);
    expect(valueOf(await vault.inspect()).disk).toMatchObject({ damaged: `journal.jsonl:lost:${String(kept)}` });
    expect(await vault.saveManifest(manifestOf({ ...watermark, sequence: 4 }))).toMatchObject({
      error: { kind: 'vault/diverged' },
    });
    valueOf(await vault.saveManifest(manifestOf(watermark)));
    expect(valueOf(await vault.append('office', records(6, 6))).watermark.sequence).toBe(6);
    expect(valueOf(await openVault(folder).inspect()).disk).toMatchObject({ damaged: null });
  });
});

describe('checkpoints', () => {
  it('gives back the newest manifest and its blobs', async () => {
    const folder = temporaryFolder();
    const vault = openVault(folder);
    const { digest } = valueOf(await vault.saveBlob(text('rows')));
    const { watermark } = valueOf(await vault.append('office', records(1, 2)));
    valueOf(await vault.saveManifest(manifestOf(watermark, [digest])));
    const again = openVault(folder);
    expect(valueOf(await again.latestManifest()).manifest).toEqual(manifestOf(watermark, [digest]));
    expect(valueOf(await again.readBlob(digest)).bytes).toEqual(text('rows'));
    expect(valueOf(await again.inspect()).disk?.schema).toBe(1);
  });
  it('refuses a manifest that names a blob which is not there, or a place off the chain', async () => {
    const vault = openVault(temporaryFolder());
    const { watermark } = valueOf(await vault.append('office', records(1, 2)));
    expect(await vault.saveManifest(manifestOf(watermark, ['0'.repeat(64)]))).toMatchObject({
      error: { kind: 'vault/damaged' },
    });
    expect(await vault.saveManifest(manifestOf({ ...watermark, hash: 'x' }))).toMatchObject({
      error: { kind: 'vault/diverged', sequence: 2 },
    });
    expect(await vault.saveManifest(manifestOf({ ...watermark, sequence: 9 }))).toMatchObject({
      error: { kind: 'vault/diverged', sequence: 3 },
    });
  });
  it('begins a journal at a checkpoint where the disk copy was missing', async () => {
    const folder = temporaryFolder();
    const vault = openVault(folder);
    valueOf(await vault.saveManifest(manifestOf({ sequence: 40, hash: 'f'.repeat(64), at: 'then' })));
    expect(valueOf(await vault.append('office', records(41, 42))).watermark.sequence).toBe(42);
    expect(valueOf(await openVault(folder).inspect()).disk).toMatchObject({
      watermark: { sequence: 42 },
      damaged: null,
    });
  });
  it('falls back to the manifest before a damaged one and says so', async () => {
    const folder = temporaryFolder();
    const vault = openVault(folder);
    const { watermark } = valueOf(await vault.append('office', records(1, 1)));
    valueOf(await vault.saveManifest(manifestOf(watermark, [], 'up1')));
    valueOf(await vault.saveManifest(manifestOf(watermark, [], 'down1')));
    const path = join(folder, 'manifests', '00000002.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('down1', 'up2'));
    expect(valueOf(await vault.latestManifest()).manifest?.stage).toBe('up1');
    expect(valueOf(await vault.inspect()).disk?.damaged).toBe('00000002.json');
  });
  it('collects blobs that no kept manifest names, never one that waits for its manifest', async () => {
    const vault = openVault(temporaryFolder());
    const { watermark } = valueOf(await vault.append('office', records(1, 1)));
    const old = valueOf(await vault.saveBlob(text('old')));
    valueOf(await vault.saveManifest(manifestOf(watermark, [old.digest])));
    for (let n = 0; n < 11; n += 1) {
      const blob = valueOf(await vault.saveBlob(text(`new ${String(n)}`)));
      valueOf(await vault.saveManifest(manifestOf(watermark, [blob.digest])));
      expect((await vault.readBlob(blob.digest)).ok).toBe(true);
    }
    expect(await vault.readBlob(old.digest)).toMatchObject({ error: { kind: 'file/missing' } });
  });
  it('answers damaged for a blob that was changed, and writes it anew when it is sent again', async () => {
    const folder = temporaryFolder();
    const vault = openVault(folder);
    const { digest } = valueOf(await vault.saveBlob(text('rows')));
    writeFileSync(join(folder, 'blobs', digest.slice(0, 2), digest), 'rowz');
    expect(await vault.readBlob(digest)).toEqual({ ok: false, error: { kind: 'vault/damaged', what: digest } });
    valueOf(await vault.saveBlob(text('rows')));
    expect((await vault.readBlob(digest)).ok).toBe(true);
  });
  it('keeps received files apart from blobs, where nothing collects them', async () => {
    const vault = openVault(temporaryFolder());
    const { digest } = valueOf(await vault.keepFile(text('workbook')));
    const { watermark } = valueOf(await vault.append('office', records(1, 1)));
    valueOf(await vault.saveManifest(manifestOf(watermark)));
    valueOf(await vault.saveManifest(manifestOf(watermark)));
    expect(valueOf(await vault.readFile(digest)).bytes).toEqual(text('workbook'));
    expect((await vault.readBlob(digest)).ok).toBe(false);
  });
});

describe('the lock of a data folder', () => {
  it('is not given while a running program holds it, and is taken from one that died', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'in-use.lock'), String(process.ppid));
    expect(await lockFolder(folder)).toBeNull();
    writeFileSync(join(folder, 'in-use.lock'), '999999999');
    const lock = await lockFolder(folder);
    expect(lock).not.toBeNull();
    await lock?.release();
    expect(lock?.stale).toBe(true);
    expect(readdirSync(folder)).toEqual([]);
    const fresh = await lockFolder(folder);
    expect(fresh?.stale).toBe(false);
    await fresh?.release();
  });
  it('is taken where its number is that of another program since the computer was started anew', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'in-use.lock');
    const own = await lockFolder(folder);
    const started = Number(readFileSync(path, 'utf8').split(' ')[1]);
    await own?.release();
    writeFileSync(path, `${String(process.ppid)} ${String(started)}`);
    expect(await lockFolder(folder)).toBeNull();
    writeFileSync(path, `${String(process.ppid)} ${String(started - 3_600)}`);
    expect((await lockFolder(folder))?.stale).toBe(true);
  });
});
