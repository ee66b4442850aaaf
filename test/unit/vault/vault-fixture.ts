import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { nodeDisk } from '../../../electron/host/disk.ts';
import type { Disk } from '../../../electron/host/disk.ts';
import { ledgerVault } from '../../../electron/host/vault/ledger-vault.ts';
import type { JournalRecord, Manifest, Mark } from '../../../electron/host/vault/vault-types.ts';

export const clock = { now: () => new Date('2026-09-15T02:00:00Z') };
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'vault-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  return folder;
}
export const openVault = (folder: string, disk: Disk = nodeDisk) => ledgerVault({ disk, folder, clock });
export const record = (sequence: number, detail = `{"n":${String(sequence)}}`): JournalRecord => ({
  sequence,
  at: `2026-09-01T00:00:${String(sequence % 60).padStart(2, '0')}Z`,
  by: '预算股',
  act: 'submission/received',
  detail,
});
export const records = (from: number, to: number): JournalRecord[] =>
  Array.from({ length: to - from + 1 }, (_, index) => record(from + index));
export const manifestOf = (watermark: Mark, digests: readonly string[] = [], stage = 'up1'): Manifest => ({
  identity: 'office',
  schema: 1,
  watermark,
  stage,
  blobs: digests.map((digest, index) => ({ key: `k${String(index)}`, digest })),
});
export function valueOf<T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
