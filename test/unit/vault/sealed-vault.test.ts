import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../electron/host/disk.ts';
import { ledgerVault } from '../../../electron/host/vault/ledger-vault.ts';
import { cipherOf, isSealed, noSealer, type Sealer } from '../../../electron/host/vault/sealer.ts';
import { clock, manifestOf, records, temporaryFolder, valueOf } from './vault-fixture.ts';

const text = (value: string) => new TextEncoder().encode(value);
function sealerOf(byte: number): Sealer {
  const { key, seal, open } = cipherOf(new Uint8Array(32).fill(byte));
  return { state: () => ({ kind: 'open', key }), seal, open };
}
const mine = sealerOf(7);
const locked: Sealer = { ...noSealer, state: () => ({ kind: 'locked' }) };
const open = (folder: string, sealer: Sealer = mine) => ledgerVault({ disk: nodeDisk, folder, clock, sealer });
const lines = (folder: string): string[] => readFileSync(join(folder, 'journal.jsonl'), 'latin1').split('\n');
const write = (folder: string, changed: readonly string[]): void => {
  writeFileSync(join(folder, 'journal.jsonl'), changed.join('\n'), 'latin1');
};

const otherAt = (line: string, at: number): string =>
  `${line.slice(0, at)}${line.charAt(at) === 'x' ? 'y' : 'x'}${line.slice(at + 1)}`;

async function filled(sealer: Sealer = mine) {
  const folder = temporaryFolder();
  const vault = open(folder, sealer);
  const { watermark } = valueOf(await vault.append('office', records(1, 6)));
  const { digest } = valueOf(await vault.saveBlob(text('rows')));
  valueOf(await vault.saveManifest(manifestOf(watermark, [digest])));
  return { folder, watermark, digest };
}

describe('bytes that are sealed', () => {
  it('open to what they were, for their own purpose and with their own key only', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, purpose) => {
        const sealed = mine.seal(purpose, bytes);
        expect(isSealed(sealed)).toBe(true);
        expect(mine.open(purpose, sealed)).toEqual(new Uint8Array(bytes));
        expect(mine.open(`${purpose}.`, sealed)).toBeNull();
        expect(sealerOf(8).open(purpose, sealed)).toBeNull();
        expect(mine.seal(purpose, bytes)).not.toEqual(sealed);
      }),
      { seed: 5_061 },
    );
  });
  it('do not open when any byte was changed or is missing', () => {
    const sealed = mine.seal('blob', text('居家养老服务'));
    for (let at = 0; at < sealed.length; at += 1) {
      const flipped = sealed.slice();
      flipped[at]! ^= 1;
      expect(mine.open('blob', flipped)).toBeNull();
      expect(mine.open('blob', sealed.subarray(0, at))).toBeNull();
    }
  });
});

describe('a sealed vault', () => {
  it('is not readable without its key, and is not judged for the want of it', async () => {
    const { folder, digest, watermark } = await filled();
    const before = readdirSync(folder, { recursive: true }).sort();
    const signedOut = { ok: false, error: { kind: 'operators/signed-out' } };
    for (const sealer of [locked, noSealer]) {
      const vault = open(folder, sealer);
      for (const answered of [
        await vault.inspect(),
        await vault.journal(0, 10),
        await vault.readBlob(digest),
        await vault.latestManifest(),
        await vault.audit(watermark),
        await vault.append('office', records(7, 7)),
        await vault.saveBlob(text('more')),
      ])
        expect(answered).toEqual(signedOut);
    }
    expect(await open(folder, sealerOf(8)).inspect()).toEqual({ ok: false, error: { kind: 'vault/other-identity' } });
    expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    expect(valueOf(await open(folder).inspect()).disk).toMatchObject({ damaged: null, watermark });
  });
  it('founds nothing plain while the key is away', async () => {
    const folder = temporaryFolder();
    expect(await open(folder, locked).append('office', records(1, 1))).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual([]);
  });
  it('goes on as a journal does: torn lines aside, damage found, begun anew at a checkpoint', async () => {
    const { folder, watermark } = await filled();
    const sixth = lines(folder)[5]!;
    appendFileSync(join(folder, 'journal.jsonl'), sixth.slice(0, 30));
    expect(valueOf(await open(folder).inspect()).disk).toMatchObject({ watermark, damaged: 'journal.jsonl:torn:6' });
    expect(readFileSync(join(folder, 'journal-torn-1.jsonl'), 'latin1')).toBe(sixth.slice(0, 30));
    const changed = lines(folder);
    changed[2] = changed[2]!.replace(/.$/, (sign) => (sign === 'A' ? 'B' : 'A'));
    write(folder, changed);
    const vault = open(folder);
    expect(valueOf(await vault.inspect()).disk).toMatchObject({ watermark, damaged: 'journal.jsonl:3' });
    valueOf(await vault.saveManifest(manifestOf(watermark)));
    valueOf(await vault.append('office', records(7, 8)));
    expect(valueOf(await open(folder).inspect()).disk).toMatchObject({ watermark: { sequence: 8 }, damaged: null });
    expect(
      lines(folder)
        .slice(0, -1)
        .every((line) => /^[A-Za-z0-9+/=]+$/.test(line)),
    ).toBe(true);
  });
  it.each([
    ['changed', (all) => all.map((line, at) => (at === 3 ? otherAt(line, 50) : line))],
    ['removed', (all) => all.filter((_line, at) => at !== 3)],
    ['reordered', (all) => all.map((line, at) => (at === 3 ? all[0]! : line))],
    ['reordered', (all) => [...all.slice(0, 3), all[4]!, all[3]!, ...all.slice(5)]],
  ] as [string, (all: readonly string[]) => string[]][])('locates a record that was %s', async (what, change) => {
    const { folder } = await filled();
    write(folder, change(lines(folder)));
    expect(valueOf(await open(folder).audit(null)).faults[0]).toMatchObject({ what, line: 4 });
  });
  it('finds a changed manifest and a changed blob, and takes no plain manifest for a sealed one', async () => {
    const { folder, digest, watermark } = await filled();
    const vault = open(folder);
    valueOf(await vault.saveManifest(manifestOf(watermark, [digest], 'down1')));
    const forged = { ...manifestOf(watermark, [digest], 'forged') };
    const path = join(folder, 'manifests', '00000002.json');
    writeFileSync(path, JSON.stringify(forged));
    expect(valueOf(await vault.latestManifest()).manifest?.stage).toBe('up1');
    const blob = join(folder, 'blobs', digest.slice(0, 2), digest);
    const bytes = readFileSync(blob);
    bytes[20]! ^= 1;
    writeFileSync(blob, bytes);
    expect(await vault.readBlob(digest)).toEqual({ ok: false, error: { kind: 'vault/damaged', what: digest } });
    expect(valueOf(await open(folder).audit(null)).faults.map(({ what }) => what)).toEqual(['manifest', 'blob']);
    valueOf(await vault.saveBlob(text('rows')));
    expect(valueOf(await vault.readBlob(digest)).bytes).toEqual(text('rows'));
  });
  it('seals what was kept plain before it was founded, once it is kept again', async () => {
    const folder = temporaryFolder();
    const { digest } = valueOf(await open(folder, noSealer).keepFile(text('workbook')));
    const vault = open(folder);
    valueOf(await vault.append('office', records(1, 1)));
    expect(valueOf(await vault.readFile(digest)).bytes).toEqual(text('workbook'));
    valueOf(await vault.keepFile(text('workbook')));
    expect(isSealed(readFileSync(join(folder, 'received', digest.slice(0, 2), digest)))).toBe(true);
    expect(valueOf(await vault.readFile(digest)).bytes).toEqual(text('workbook'));
  });
});
