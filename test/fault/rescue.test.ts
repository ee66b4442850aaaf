import { mkdirSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { digestOf } from '../../electron/host/vault/chain-hash.ts';
import { nodeDisk, type Disk } from '../../electron/host/disk.ts';
import { saveCheckpoint } from '../../renderer/usecases/keep-ledger.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';
import { storeNames } from '../../renderer/data/ledger-database.ts';
import { receiveUnit, settleSmall, smallYear } from '../support/small-office.ts';
import { practiceTables } from '../support/practice-ledger.ts';

const vaultOf = (desk: OfficeDesk): string => join(desk.data, 'vault', 'practice');
const journalOf = (desk: OfficeDesk): string => join(vaultOf(desk), 'journal.jsonl');
function filesIn(folder: string, path = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const item of readdirSync(join(folder, path), { withFileTypes: true })) {
    const below = join(path, item.name);
    if (item.isDirectory()) Object.assign(found, filesIn(folder, below));
    else found[below] = readFileSync(join(folder, below)).toString('base64');
  }
  return found;
}

/** A book with a checkpoint in the middle, acts behind it and two files as they came in. */
async function worked(): Promise<OfficeDesk & { readonly files: readonly string[] }> {
  const desk = officeOnDisk();
  await settleSmall(desk.office, 2);
  await saveCheckpoint(desk.office, 'up1');
  await receiveUnit(desk.office, 2);
  await receiveUnit(desk.office, 3);
  const files: string[] = [];
  for (const [name, content] of [
    ['表样.xlsx', 'PK\u0003\u0004 xl/workbook.xml'],
    ['说明.txt', 'words'],
  ] as const) {
    writeFileSync(join(desk.folder, name), content);
    const listed = await desk.office.host['places.browse']({ folder: null });
    const file = listed.ok ? listed.value.files.find((each) => each.name === name)! : null;
    const kept = await desk.office.host['vault.keepFile']({ ledger: 'practice', handle: file!.handle });
    if (!kept.ok) throw new Error(kept.error.kind);
    files.push(kept.value.digest);
  }
  return { ...desk, files };
}
async function rescueOf({ office }: OfficeDesk) {
  const rescued = await office.host['storage.rescue']({ folder: await startFolder(office) });
  if (!rescued.ok) throw new Error(rescued.error.kind);
  return rescued.value;
}

describe('the rescue', () => {
  it('writes every entry, act and file of a sound book as plain files, says so, and leaves the vault as it is', async () => {
    const desk = await worked();
    const before = filesIn(join(desk.data, 'vault'));
    const rescued = await rescueOf(desk);
    expect(rescued.name).toMatch(/^两上两下救援导出_\d{8}-\d{4}$/);
    expect(rescued).toMatchObject({ books: 1, files: 2, unreadable: [] });
    const out = join(desk.folder, rescued.name, 'practice');
    let entries = 0;
    for (const store of storeNames)
      for (const { key, value } of await desk.office.ledger.all(store)) {
        entries += 1;
        expect(JSON.parse(readFileSync(join(out, 'state', store, `${key}.json`), 'utf8'))).toEqual(value);
      }
    expect(rescued.entries).toBe(entries);
    expect(readFileSync(join(out, 'journal.jsonl'))).toEqual(readFileSync(journalOf(desk)));
    expect(readdirSync(join(out, 'received')).sort()).toEqual([`${desk.files[0]!}.xlsx`, desk.files[1]!].sort());
    const note = readFileSync(join(desk.folder, rescued.name, '说明.txt'), 'utf8');
    const head = (await desk.office.ledger.standing())!.head;
    expect(note).toContain(`保存到：第 5 笔（${head.at}）`);
    expect(note).toContain('全部读出，没有缺失');
    expect(filesIn(join(desk.data, 'vault'))).toEqual(before);
    expect((await rescueOf(desk)).name).not.toBe(rescued.name);
  });

  it('goes through damage of every kind, names it, and brings out the rest', async () => {
    const desk = await worked();
    const lines = readFileSync(journalOf(desk), 'utf8').trimEnd().split('\n');
    writeFileSync(journalOf(desk), [...lines.slice(0, 3), lines[3]!.slice(5), lines[4], '{"sequence":6,'].join('\n'));
    const newest = join(vaultOf(desk), 'manifests', '00000002.json');
    const { manifest } = JSON.parse(readFileSync(newest, 'utf8')) as {
      manifest: { blobs: { key: string; digest: string }[] };
    };
    const [lost, kept] = manifest.blobs.filter(({ key }) => key.startsWith('tables:'));
    truncateSync(join(vaultOf(desk), 'blobs', lost!.digest.slice(0, 2), lost!.digest), 3);
    writeFileSync(join(vaultOf(desk), 'manifests', '00000003.json'), '{');
    const [file] = desk.files;
    writeFileSync(join(vaultOf(desk), 'received', file!.slice(0, 2), file!), 'other');
    const before = filesIn(join(desk.data, 'vault'));
    const rescued = await rescueOf(desk);
    expect(filesIn(join(desk.data, 'vault'))).toEqual(before);
    const said = rescued.unreadable.join('\n');
    for (const what of ['第 4 行读不出', '第 6 行读不出', '第 4 至 4 笔没有记录', lost!.key, '00000003.json', file!])
      expect(said).toContain(what);
    const state = join(desk.folder, rescued.name, 'practice', 'state');
    const fifth = smallYear.units[3]!;
    const rows: unknown = JSON.parse(readFileSync(join(state, 'tables', 'up1', fifth.code, 'projects.json'), 'utf8'));
    expect(rows).toEqual(practiceTables(fifth, 'up1').projects);
    expect(digestOf(readFileSync(join(state, `${kept!.key.replace(':', '/')}.json`)))).toBe(kept!.digest);
    expect(rescued.files).toBe(1);
    const note = readFileSync(join(desk.folder, rescued.name, '说明.txt'), 'utf8');
    for (const each of rescued.unreadable) expect(note).toContain(each.slice(each.indexOf('：') + 1));
  });

  it('takes an older checkpoint of an entry where the newer one is broken and no act holds it', async () => {
    const desk = officeOnDisk();
    await settleSmall(desk.office, 1);
    await saveCheckpoint(desk.office, 'up1');
    const key = `up1/${smallYear.units[0]!.code}/projects`;
    const old = await desk.office.ledger.get('tables', key);
    await desk.office.ledger.commit({
      act: 'enter',
      by: '王芳',
      at: '2026-09-02T00:00:00Z',
      writes: [{ store: 'tables', key, value: [] }],
      expected: [],
    });
    await saveCheckpoint(desk.office, 'down1');
    const newest = join(vaultOf(desk), 'manifests', '00000003.json');
    const { manifest } = JSON.parse(readFileSync(newest, 'utf8')) as {
      manifest: { blobs: { key: string; digest: string }[] };
    };
    const { digest } = manifest.blobs.find((each) => each.key === `tables:${key}`)!;
    truncateSync(join(vaultOf(desk), 'blobs', digest.slice(0, 2), digest), 0);
    truncateSync(journalOf(desk), 0);
    const rescued = await rescueOf(desk);
    const state = join(desk.folder, rescued.name, 'practice', 'state', 'tables', `${key}.json`);
    expect(JSON.parse(readFileSync(state, 'utf8'))).toEqual(old);
    expect(rescued.unreadable).toContain(`practice：tables:${key}：新版读不出，取第 2 号检查点的旧版`);
  });

  it('gives two keys two files where no file name can tell them apart', async () => {
    const desk = officeOnDisk();
    await settleSmall(desk.office, 0);
    for (const key of ['import/a:b', 'import/a*b', 'import/A_b', 'list/con.']) {
      const value = { kind: 'list', list: 'pool', unit: key, lines: [] } as const;
      const writes = [{ store: 'integrated', key, value }] as const;
      await desk.office.ledger.commit({ act: 'import-pool', by: '', at: '', writes, expected: [] });
    }
    await saveCheckpoint(desk.office, 'up1');
    const rescued = await rescueOf(desk);
    const state = join(desk.folder, rescued.name, 'practice', 'state', 'integrated');
    const units = Object.values(filesIn(state)).map(
      (text) => (JSON.parse(Buffer.from(text, 'base64').toString('utf8')) as { unit: string }).unit,
    );
    expect(units.sort()).toEqual(['import/A_b', 'import/a*b', 'import/a:b', 'list/con.']);
  });

  it('says that the target is full, and that there was nothing to save', async () => {
    const desk = await worked();
    const full: Disk = {
      ...nodeDisk,
      writeWhole: () => Promise.reject(Object.assign(new Error(), { code: 'ENOSPC' })),
    };
    const { office } = desk.again({ disk: full });
    expect(await office.host['storage.rescue']({ folder: await startFolder(office) })).toMatchObject({
      error: { kind: 'file/disk-full' },
    });
    const empty = officeOnDisk();
    expect(await rescueOf(empty)).toMatchObject({ books: 0, entries: 0, files: 0, unreadable: [] });
    expect(await empty.office.host['storage.rescue']({ folder: 'no-such-handle' })).toEqual({
      ok: false,
      error: { kind: 'host/unknown-handle' },
    });
  });
});

describe('the diagnosis', () => {
  it('tells versions, counts and damage, and nothing of the budget', async () => {
    const desk = await worked();
    const lines = readFileSync(journalOf(desk), 'utf8').trimEnd().split('\n');
    writeFileSync(
      journalOf(desk),
      `${[lines[0], lines[1]!.replace('receive', 'receiver'), ...lines.slice(2)].join('\n')}\n`,
    );
    mkdirSync(join(desk.data, 'log'));
    const quoted = `ENOENT: no such file, open '/home/wang/表样/${smallYear.units[0]!.name}.xlsx'`;
    const log = Array.from({ length: 300 }, (_, index) => `line-${String(index)} ${quoted}`).join('\n');
    writeFileSync(join(desk.data, 'log', 'host.log'), `${log}\n`);
    const diagnosed = await desk.office.host['storage.diagnose']({
      folder: await startFolder(desk.office),
      page: { schema: '3', engine: '140' },
    });
    if (!diagnosed.ok) throw new Error(diagnosed.error.kind);
    const { name, reference } = diagnosed.value;
    expect(name).toBe(`两上两下诊断_${reference}.txt`);
    const text = readFileSync(join(desk.folder, name), 'utf8');
    for (const told of [
      reference,
      '0.1.0',
      '账套 practice',
      '记录 5 笔',
      '检查点 2 个',
      'changed journal.jsonl',
      'schema：3',
    ])
      expect(text).toContain(told);
    expect(text).toContain('line-100 ');
    expect(text).not.toContain('line-99 ');
    const words = new Set<string>();
    const amounts = new Set<string>();
    for (const unit of smallYear.units) {
      words.add(unit.name).add(unit.code);
      for (const rows of Object.values(practiceTables(unit, 'up1')))
        for (const { cells } of rows as readonly { cells: Readonly<Record<string, unknown>> }[])
          for (const cell of Object.values(cells)) {
            if (typeof cell === 'number' && cell >= 10_000) amounts.add(String(cell));
            if (typeof cell === 'string' && /[^\d\u0000-\u007f]{2}/.test(cell)) words.add(cell);
          }
    }
    for (const { name: department } of smallYear.departments) words.add(department);
    words.add(smallYear.region.name).add('王芳');
    expect(words.size).toBeGreaterThan(20);
    expect(amounts.size).toBeGreaterThan(10);
    expect([...words].filter((word) => text.includes(word))).toEqual([]);
    expect([...amounts].filter((amount) => new RegExp(`(?<!\\d)${amount}(?!\\d)`).test(text))).toEqual([]);
  });
});
