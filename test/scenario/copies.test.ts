import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { saveCheckpoint } from '../../renderer/usecases/keep-ledger.ts';
import { openLedger, restoreFromJournal } from '../../renderer/usecases/open-ledger.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { storeNames } from '../../renderer/data/ledger-database.ts';
import { officeOnDisk, startFolder } from '../support/office-on-disk.ts';
import { settlePractice } from '../support/practice-ledger.ts';

async function contentOf({ ledger }: Office): Promise<unknown> {
  const content = [];
  for (const store of storeNames) content.push([store, await ledger.all(store)]);
  return content;
}

function valueOf<T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false; error: unknown }): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

async function fileIn(office: Office, name: string): Promise<string> {
  const { files } = valueOf(await office.host['places.browse']({ folder: await startFolder(office) }));
  return files.find((file) => file.name === name)!.handle;
}

it('brings the whole practice county back after the data folder and the working copy are gone', async () => {
  const desk = officeOnDisk();
  const { office } = desk;
  await settlePractice(office);
  valueOf(await saveCheckpoint(office, 'reply'));
  const before = await contentOf(office);
  const folder = await startFolder(office);
  const written = valueOf(await office.host['copies.write']({ ledger: 'practice', folder, passphrase: '春风化雨' }));
  expect(readdirSync(desk.folder)).toEqual([written.name]);
  expect(written.entries).toBeGreaterThan(300);

  rmSync(desk.data, { recursive: true });
  mkdirSync(desk.data);
  const fresh = desk.again({ lose: true });
  expect(await openLedger(fresh.office)).toEqual({ kind: 'empty' });
  const handle = await fileIn(fresh.office, written.name);
  expect(await fresh.office.host['copies.open']({ handle, passphrase: '春风' })).toMatchObject({
    error: { kind: 'package/wrong-passphrase' },
  });
  valueOf(await fresh.office.host['copies.open']({ handle, passphrase: '春风化雨' }));

  // A look at the opened backup, in a working copy of its own, before anything is put in place.
  const look = fresh.openBook('incoming');
  valueOf(await restoreFromJournal(look));
  expect(await contentOf(look)).toEqual(before);
  expect(await look.host['vault.renewWorking']({ ledger: 'incoming' })).toMatchObject({
    error: { kind: 'vault/read-only' },
  });
  expect(readdirSync(desk.data)).not.toContain('vault');

  expect(valueOf(await fresh.office.host['copies.adopt']({ ledger: 'practice' }))).toEqual({
    aside: null,
    generation: 2,
  });
  expect(await openLedger(fresh.office)).toMatchObject({ kind: 'stopped', mayRestore: true });
  valueOf(await restoreFromJournal(fresh.office));
  expect(await openLedger(fresh.office)).toMatchObject({ kind: 'ready', say: 'nothing' });
  expect(await contentOf(fresh.office)).toEqual(before);
});

it('follows a checkpoint of the office with a copy in the chosen place', async () => {
  const desk = officeOnDisk();
  const { office } = desk;
  await settlePractice(office);
  valueOf(await office.host['copies.choose']({ folder: await startFolder(office), passphrase: null }));
  valueOf(await saveCheckpoint(office, 'reply'));
  // Asked for here, it waits its turn behind the one that the checkpoint began.
  valueOf(await office.host['copies.write']({ ledger: 'practice', folder: null, passphrase: null }));
  expect(readdirSync(desk.folder)).toHaveLength(2);
  const { last, failure, folder } = valueOf(await office.host['copies.state']({}));
  expect([last?.ledger, failure, folder]).toEqual(['practice', null, join(desk.folder)]);
});
