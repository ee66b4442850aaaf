import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, afterEach, describe, expect, it } from 'vitest';
import { nodeDisk } from '../../../electron/host/disk.ts';
import { createPlaces } from '../../../electron/host/places/places.ts';
import { isSafeName } from '../../../electron/host/places/safe-name.ts';
import { isInside, writeInside } from '../../../electron/host/places/write-inside.ts';
import { defaultDataFolder } from '../../../electron/host/data-folder.ts';

let root = '';
let count = 0;
const newHandle = () => `handle-${String((count += 1))}`;
const shellPlaces = () => createPlaces({ newHandle, startFolder: root, dialogs: null });
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'places-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

describe('browsing', () => {
  it('lists folders and files, hidden ones and Excel lock files left out, under handles', async () => {
    for (const name of ['b.xlsx', '.hidden', '~$b.xlsx']) writeFileSync(join(root, name), 'x');
    mkdirSync(join(root, '教育局'));
    const places = shellPlaces();
    const seen = await places.browse({ folder: null });
    if (!seen.ok) throw new Error(seen.error.kind);
    expect(seen.value.files.map((file) => [file.name, file.size])).toEqual([['b.xlsx', 1]]);
    expect(seen.value.folders.map((folder) => folder.name)).toEqual(['教育局']);
    expect(JSON.stringify(seen.value.files)).not.toContain(root);
    const inner = await places.browse({ folder: seen.value.folders[0]!.handle });
    expect(inner.ok && inner.value.parent).toBe(seen.value.folder.handle);
  });
  it('makes a folder and opens it; refuses a name that leads elsewhere', async () => {
    const places = shellPlaces();
    expect(await places.browse({ folder: null, newFolder: '下发' })).toMatchObject({
      value: { folder: { name: '下发' }, files: [] },
    });
    expect(await places.browse({ folder: null, newFolder: '..' })).toMatchObject({ error: { kind: 'host/refused' } });
  });
  it('knows only handles that it issued, and as what it issued them', async () => {
    const places = shellPlaces();
    expect(await places.browse({ folder: root })).toMatchObject({ error: { kind: 'host/unknown-handle' } });
    const { handle } = places.issue(join(root, 'a.xlsx'), 'file');
    expect(places.pathOf(handle, 'folder')).toBeNull();
    expect(places.issue(join(root, 'a.xlsx'), 'file').handle).toBe(handle);
  });
  it('asks the dialogs where there are any, and looks only into a folder that the person chose', async () => {
    const dialogs = {
      openFiles: () => Promise.resolve([join(root, 'a.xlsx')]),
      openFolder: () => Promise.resolve(root),
    };
    const places = createPlaces({ newHandle, startFolder: root, dialogs });
    const chosen = await places.chooseFiles({ title: '选择', extensions: ['xlsx'] });
    expect(chosen).toMatchObject({ browse: false, chosen: [{ name: 'a.xlsx' }] });
    mkdirSync(join(root, '教育局'));
    const folder = (await places.chooseFolder({ title: '选择' })).chosen[0]!.handle;
    expect(await places.browse({ folder })).toMatchObject({ value: { parent: null, folders: [{ name: '教育局' }] } });
    expect(await places.browse({ folder, newFolder: '下发' })).toMatchObject({ error: { kind: 'host/refused' } });
    expect(await places.browse({ folder: null })).toMatchObject({ error: { kind: 'host/refused' } });
    expect(await shellPlaces().chooseFiles({ title: '', extensions: [] })).toEqual({ browse: true, chosen: [] });
  });
});

describe('writing inside a chosen folder', () => {
  const bytes = new TextEncoder().encode('x');
  it('makes the folders on the way and replaces the file whole', async () => {
    expect(await writeInside(nodeDisk, root, ['教育局', '一下.xlsx'], bytes)).toMatchObject({ ok: true });
    expect(readFileSync(join(root, '教育局', '一下.xlsx'), 'utf8')).toBe('x');
  });
  it.each([[['..', 'a']], [['.', 'a']], [['a/b']], [['con.xlsx']], [['a. ']], [[]]])('refuses %j', async (path) => {
    expect(await writeInside(nodeDisk, root, path, bytes)).toMatchObject({ error: { kind: 'host/refused' } });
  });
  it('refuses a link that leads out, and writes nothing there', async () => {
    const inside = join(root, 'in');
    mkdirSync(inside);
    symlinkSync(root, join(inside, 'link'));
    expect(await writeInside(nodeDisk, inside, ['link', 'a'], bytes)).toMatchObject({
      error: { kind: 'host/refused' },
    });
    expect(await nodeDisk.size(join(root, 'a'))).toBeNull();
  });
  it('tells a sibling of like name from the inside', () => {
    expect(isInside(root, `${root}-other/a`)).toBe(false);
    expect(isInside(root, dirname(root))).toBe(false);
    expect(isInside(root, join(root, '..a'))).toBe(true);
  });
  it('knows names that Windows reserves', () => {
    expect(['NUL', 'com1.txt', 'a:b', 'a\u0000'].some(isSafeName)).toBe(false);
    expect(['一下控制数.xlsx', 'console.txt', '..a'].every(isSafeName)).toBe(true);
  });
});

describe('the data folder', () => {
  it('is where each system keeps program data', () => {
    const at = (platform: string, environment = {}) => defaultDataFolder({ platform, home: '/h', environment });
    expect(at('linux')).toBe('/h/.local/share/two-up-two-down');
    expect(at('linux', { XDG_DATA_HOME: '/d' })).toBe('/d/two-up-two-down');
    expect(at('darwin')).toBe('/h/Library/Application Support/two-up-two-down');
    expect(at('win32', { APPDATA: '/r' })).toBe('/r/two-up-two-down');
  });
});
