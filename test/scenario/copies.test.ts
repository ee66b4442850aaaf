import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { saveCheckpoint } from '../../renderer/usecases/keep-ledger.ts';
import { openLedger } from '../../renderer/usecases/open-ledger.ts';
import { takeWay } from '../../renderer/usecases/take-way.ts';
import { officeAt } from '../../renderer/usecases/time-machine.ts';
import type { Office } from '../../renderer/usecases/office.ts';
import { foundPractice } from '../../renderer/usecases/start-year.ts';
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

  // A look at the opened backup, in memory, before anything is put in place.
  const look = fresh.openBook('incoming');
  const { sequence } = (await desk.office.ledger.standing())!.head;
  expect(await contentOf(valueOf(await officeAt(look, sequence)).office)).toEqual(before);
  expect(await look.host['vault.renewWorking']({ ledger: 'incoming' })).toMatchObject({
    error: { kind: 'vault/read-only' },
  });
  expect(readdirSync(desk.data)).not.toContain('vault');

  expect(valueOf(await fresh.office.host['copies.adopt']({ ledger: 'practice' }))).toEqual({
    aside: null,
    generation: 2,
  });
  expect(await openLedger(fresh.office)).toMatchObject({ kind: 'stopped', picture: { ways: [{ way: 'restore' }] } });
  valueOf(await takeWay(fresh.office, 'restore'));
  expect(await openLedger(fresh.office)).toMatchObject({ kind: 'ready', say: 'nothing' });
  expect(await contentOf(fresh.office)).toEqual(before);
});

it('follows a checkpoint of the office with a copy in the chosen place', async () => {
  const desk = officeOnDisk();
  const { office } = desk;
  await foundPractice(office);
  valueOf(await office.host['copies.choose']({ folder: await startFolder(office), passphrase: null }));
  valueOf(await saveCheckpoint(office, 'reply'));
  // Copies asked for here take turns with the one that the checkpoint began.
  let asked = 0;
  do {
    valueOf(await office.host['copies.write']({ ledger: 'practice', folder: null, passphrase: null }));
    asked += 1;
  } while (readdirSync(desk.folder).length === asked && asked < 8);
  expect(readdirSync(desk.folder)).toHaveLength(asked + 1);
  const { last, failure, folder } = valueOf(await office.host['copies.state']({}));
  expect([last?.ledger, failure, folder]).toEqual(['practice', null, join(desk.folder)]);
});
