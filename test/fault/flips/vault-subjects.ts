import { diskOver } from '../../../electron/host/disk.ts';
import { digestOf, firstMark } from '../../../electron/host/vault/chain-hash.ts';
import { ledgerVault, type LedgerVault } from '../../../electron/host/vault/ledger-vault.ts';
import { memoryFiles } from '../../support/memory-files.ts';
import { clock, manifestOf, records, valueOf } from '../../unit/vault/vault-fixture.ts';
import type { Content, FlipSubject } from './flip-subject.ts';

const folder = '/data/vault/practice';
const openOn = (content: Content): LedgerVault => ledgerVault({ disk: diskOver(memoryFiles(content)), folder, clock });
const text = (value: string): Uint8Array => new TextEncoder().encode(value);
const blobs = ['项目支出', '政府购买服务', '绩效目标'].map((name) => text(JSON.stringify([{ id: name, cells: {} }])));
const received = text('PK 一份收到的表');

/** A vault with every kind of file; begun at a checkpoint, as after the loss of the disk's copy, or at its first act. */
async function vaultContent(beginsAt: number): Promise<Content> {
  const files = memoryFiles();
  const vault = ledgerVault({ disk: diskOver(files), folder, clock });
  let mark = beginsAt === 0 ? firstMark : { sequence: beginsAt, hash: digestOf('before'), at: '2026-08-31T09:00:00Z' };
  const digests: string[] = [];
  if (beginsAt > 0) valueOf(await vault.saveManifest(manifestOf(mark, [], 'opened')));
  for (const [index, bytes] of blobs.entries()) {
    digests.push(valueOf(await vault.saveBlob(bytes)).digest);
    if (beginsAt === 0) {
      const from = beginsAt + index * 2 + 1;
      mark = valueOf(await vault.append('office', records(from, from + 1))).watermark;
    }
    valueOf(await vault.saveManifest(manifestOf(mark, digests, ['founded', 'up1', 'down1'][index])));
  }
  valueOf(await vault.keepFile(received));
  return files.content();
}

/** Everything that an opening, a restore and a look at a received file would read. */
async function noticedBy(vault: LedgerVault): Promise<string | null> {
  const inspected = await vault.inspect();
  if (!inspected.ok) return inspected.error.kind;
  if (inspected.value.disk === null) return 'nothing there';
  if (inspected.value.disk.damaged !== null) return inspected.value.disk.damaged;
  const newest = await vault.latestManifest();
  if (!newest.ok) return newest.error.kind;
  const journal = await vault.journal(0, 5_000);
  if (!journal.ok) return journal.error.kind;
  for (const bytes of blobs) {
    const read = await vault.readBlob(digestOf(bytes));
    if (!read.ok) return read.error.kind;
  }
  const file = await vault.readFile(digestOf(received));
  return file.ok ? null : file.error.kind;
}

const subject = (name: string, beginsAt: number, covers: (path: string) => boolean): FlipSubject => ({
  name,
  content: () => vaultContent(beginsAt),
  covers,
  noticed: (changed) => noticedBy(openOn(changed)),
});
const isJournal = (path: string): boolean => path.endsWith('journal.jsonl');

export const vaultSubjects: readonly FlipSubject[] = [
  subject('journal', 0, isJournal),
  subject('journal begun at a checkpoint', 40, isJournal),
  subject('manifests', 0, (path) => path.includes('/manifests/')),
  subject('blobs', 0, (path) => path.includes('/blobs/')),
  subject('received files', 0, (path) => path.includes('/received/')),
  subject('identity', 0, (path) => path.endsWith('identity.json')),
];
