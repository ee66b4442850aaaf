import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualFolder } from '../../electron/main/user-data-folder.ts';
import {
  asarFiles,
  dist,
  ensureBundles,
  filesIn,
  fusesOf,
  packingTools,
  run,
  script,
  versionResource,
  workFolder,
} from '../support/packing.ts';
import type { Product, Run } from '../support/packing.ts';

/** One whole run of `npm run dist` over the stand-in, then everything that came out is opened and compared. */
const work = workFolder('packed');
const out = join(work, 'out');
const version = '1.20.3';
const fixedOrder = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
];

function statedFuses(): string {
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(readFileSync('electron-builder.yml', 'utf8'))?.[1] ?? '';
  const stated = new Map([...block.matchAll(/ {2}(\w+): (true|false)/g)].map(([, name, value]) => [name, value]));
  expect([...stated.keys()].toSorted()).toEqual(fixedOrder.toSorted());
  return fixedOrder.map((name) => (stated.get(name) === 'true' ? '1' : '0')).join('');
}

/** What a program of the Node side loads, followed through its chunks. */
function reachable(from: string, seen = new Set<string>()): Set<string> {
  if (seen.has(from)) return seen;
  seen.add(from);
  for (const [, name] of readFileSync(`dist/main/${from}`, 'utf8').matchAll(/require\("\.\/([^"]+)"\)/g))
    if (name !== undefined) reachable(name, seen);
  return seen;
}

afterAll(() => {
  rmSync(work, { recursive: true, force: true });
});

describe.skipIf(!packingTools)('npm run dist over the stand-in', () => {
  let done: Run;
  let product: Product;
  const unpacked = join(work, 'work', 'packed-win32', 'win-unpacked');
  const linux = join(work, 'work', 'packed-linux', 'linux-unpacked');
  const setup = join(work, 'setup');

  beforeAll(async () => {
    ensureBundles();
    product = (await script('product.mjs')).productOf({ version, standIn: true });
    done = dist(['--no-build', '--version', version, '--out', out, '--work', join(work, 'work')], {
      TUTD_ELECTRON_ZIPS: join(work, 'none'),
    });
    run('7z', ['x', '-y', '-tNsis', `-o${setup}`, join(out, product.setupFile)]);
  }, 480_000);

  it('ends well, tries no connection and says loudly what it made', () => {
    expect(done.code, done.text).toBe(0);
    expect(done.text.match(/no connection tried/g)).toHaveLength(2);
    expect(done.text).toContain('!!  STAND-IN');
    expect(done.text).toContain('不可用于生产');
  });

  it('writes five files whose names all say STAND-IN, and their sums', () => {
    const files = [product.setupFile, product.portableFile, product.debianFile, product.licenceFile, product.billFile];
    expect(filesIn(out)).toEqual([...files, 'SHA256SUMS.txt'].toSorted());
    for (const file of files) expect(file).toContain('STAND-IN');
    const sums = readFileSync(join(out, 'SHA256SUMS.txt'), 'utf8').trimEnd().split('\n');
    expect(sums.map((line) => line.slice(66)).toSorted()).toEqual(files.toSorted());
    for (const line of sums) {
      const bytes = readFileSync(join(out, line.slice(66)));
      expect(line.slice(0, 64), line).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
  });

  it.each([
    ['win32', join(unpacked, 'resources', 'app.asar')],
    ['linux', join(linux, 'resources', 'app.asar')],
  ])('%s: the asar holds the bundles that the program loads, byte for byte, and nothing else', (_title, path) => {
    const asar = asarFiles(path);
    const programs = [...reachable('entry.cjs'), ...reachable('engine.cjs')].map((name) => `dist/main/${name}`);
    const pages = filesIn('dist/renderer').map((name) => `dist/renderer/${name}`);
    const expected = new Set(['package.json', 'dist/preload/preload.cjs', ...programs, ...pages]);
    expect([...asar.keys()].toSorted()).toEqual([...expected].toSorted());
    expect([...asar.keys()].filter((name) => /\.map$|shell|node_modules|test/.test(name))).toEqual([]);
    for (const [name, bytes] of asar)
      if (name !== 'package.json') expect(bytes.equals(readFileSync(name)), name).toBe(true);
    const stated = JSON.parse(asar.get('package.json')?.toString('utf8') ?? '') as Record<string, unknown>;
    expect(stated).toMatchObject({ version, main: 'dist/main/entry.cjs', productName: usualFolder });
    expect(stated['devDependencies']).toBeUndefined();
    // The file type starts the program with a path: a word on the command line can do nothing where none is read.
    expect(asar.get('dist/main/entry.cjs')?.toString('utf8')).not.toContain('process.argv');
  });

  it('sets the fuses of both programs as electron-builder.yml states them', () => {
    const stated = statedFuses();
    for (const program of [join(unpacked, 'two-up-two-down.exe'), join(linux, 'two-up-two-down')])
      expect(fusesOf(program).slice(0, fixedOrder.length)).toBe(stated);
  });

  it('writes name, version and the hash of the asar into the program', () => {
    const resource = versionResource(join(unpacked, 'two-up-two-down.exe'), join(work, 'program'));
    expect(resource.get('ProductVersion')).toBe(`${version}.0`);
    expect(resource.get('ProductName')).toBe('两上两下预算 STAND-IN（不可用于生产）');
    const header = readFileSync(join(unpacked, 'resources', 'app.asar'));
    const table = header.subarray(16, 16 + header.readUInt32LE(12));
    const hash = createHash('sha256').update(table).digest('hex');
    expect(readFileSync(join(unpacked, 'two-up-two-down.exe')).includes(hash)).toBe(true);
  });

  it('writes name and version into the setup', () => {
    const resource = versionResource(join(out, product.setupFile), join(work, 'resource'));
    expect(resource.get('ProductVersion')).toBe(version);
    expect(resource.get('FileDescription')).toBe('两上两下预算 STAND-IN（不可用于生产）');
  });

  it('packs into the setup exactly what was packed, byte for byte', () => {
    const inside = filesIn(setup).filter((name) => !name.startsWith('$'));
    expect(inside.toSorted()).toEqual([...filesIn(unpacked), 'installed-files.txt', 'Uninstall.exe'].toSorted());
    for (const name of filesIn(unpacked))
      expect(readFileSync(join(setup, name)).equals(readFileSync(join(unpacked, name))), name).toBe(true);
  });

  it('lists for removal exactly what was packed, by name, without a wildcard', () => {
    const include = readFileSync(join(work, 'work', 'installer', 'installer-input.nsh'), 'utf8');
    const removal = /!macro DeleteInstalledFiles\n([\s\S]*?)!macroend/.exec(include)?.[1] ?? '';
    const deleted = [...removal.matchAll(/^ {2}Delete "\$INSTDIR\\(.+)"$/gm)].map(([, path]) =>
      path?.replaceAll('\\', '/'),
    );
    expect(deleted.toSorted()).toEqual([...filesIn(unpacked), 'installed-files.txt', 'Uninstall.exe'].toSorted());
    expect(removal).not.toMatch(/[*?]|RMDir \/r/);
    const list = readFileSync(join(setup, 'installed-files.txt'), 'utf16le')
      .replace('\ufeff', '')
      .trimEnd()
      .split('\r\n');
    expect(list.map((path) => path.replaceAll('\\', '/')).toSorted()).toEqual(filesIn(unpacked));
    const script = readFileSync('build/installer.nsi', 'utf8');
    expect([...script.matchAll(/RMDir \/r.*/g)].map(([line]) => line)).toEqual(['RMDir /r "$APPDATA\\${DATA_FOLDER}"']);
    expect(script).not.toMatch(/Delete .*\*/);
  });

  it('packs the portable folder: the same program, the mark and a word of explanation, under one folder', async () => {
    const folder = join(work, 'portable');
    run('7z', ['x', '-y', `-o${folder}`, join(out, product.portableFile)]);
    const inner = basename(product.portableFile, '.zip');
    const inside = filesIn(join(folder, inner));
    expect(inside.toSorted()).toEqual([...filesIn(unpacked), 'portable.mark', '便携版说明.txt'].toSorted());
    for (const name of filesIn(unpacked))
      expect(readFileSync(join(folder, inner, name)).equals(readFileSync(join(unpacked, name))), name).toBe(true);
    const explanation = readFileSync(join(folder, inner, '便携版说明.txt'), 'utf8');
    expect(explanation).toMatch(/^\ufeff.*STAND-IN/);
    const { productOf } = await script('product.mjs');
    expect(productOf({ standIn: false }).dataFolder).toBe(usualFolder);
  });

  it('keeps the mark of the portable folder out of the setup', () => {
    expect(filesIn(setup)).not.toContain('portable.mark');
    expect(readFileSync('electron/main/user-data-folder.ts', 'utf8')).toContain("'portable.mark'");
  });

  it('makes a Debian package with the sandbox set for root, links, icons and the file type', () => {
    const file = join(out, product.debianFile);
    const listing = run('dpkg-deb', ['-c', file]).text;
    const home = `./opt/${product.debianName}`;
    const line = (path: string): string =>
      listing.split('\n').find((one) => one.split(' -> ')[0]?.endsWith(` ${path}`)) ?? '';
    expect(line(`${home}/chrome-sandbox`)).toMatch(/^-rwsr-xr-x root\/root/);
    expect(line(`${home}/two-up-two-down`)).toMatch(/^-rwxr-xr-x root\/root/);
    expect(line(`${home}/resources/app.asar`)).toMatch(/^-rw-r--r-- root\/root/);
    expect(line(`./usr/bin/${product.debianName}`)).toContain(`-> /opt/${product.debianName}/two-up-two-down`);
    expect(listing.split('\n').filter((one) => /^.{8}w|^.{5}w/.test(one) && !one.startsWith('l'))).toEqual([]);
    const folder = join(work, 'deb');
    run('dpkg-deb', ['-x', file, folder]);
    expect(filesIn(join(folder, 'opt', product.debianName))).toEqual(filesIn(linux));
    const desktop = readFileSync(join(folder, `usr/share/applications/${product.debianName}.desktop`), 'utf8');
    expect(desktop).toContain('Name[zh_CN]=两上两下预算');
    expect(desktop).toContain('MimeType=application/vnd.two-up-two-down.package;');
    expect(desktop).toContain(`Exec=/opt/${product.debianName}/two-up-two-down %f`);
    const type = readFileSync(join(folder, `usr/share/mime/packages/${product.debianName}.xml`), 'utf8');
    expect(type).toContain('<glob pattern="*.tutd"/>');
    expect(existsSync(join(folder, `usr/share/icons/hicolor/256x256/apps/${product.debianName}.png`))).toBe(true);
    const control = run('dpkg-deb', ['-f', file]).text;
    expect(control).toContain(`Version: ${version}\n`);
    expect(control).toContain('Architecture: amd64\n');
  });

  it('puts the same licence list and bill of materials into every package and beside them', () => {
    const places = [
      [join(out, product.licenceFile), join(out, product.billFile)],
      ...[setup, unpacked, linux].map((folder) => [
        join(folder, 'resources', 'licences.txt'),
        join(folder, 'resources', 'bill-of-materials.cdx.json'),
      ]),
    ];
    expect(new Set(places.map(([licences]) => readFileSync(licences!, 'utf8'))).size).toBe(1);
    expect(new Set(places.map(([, bill]) => readFileSync(bill!, 'utf8'))).size).toBe(1);
    for (const folder of [unpacked, linux])
      expect(filesIn(folder)).toEqual(expect.arrayContaining(['LICENSE.electron.txt', 'LICENSES.chromium.html']));
  });

  it('ships only the languages that the program speaks', () => {
    for (const folder of [unpacked, linux])
      expect(filesIn(join(folder, 'locales'))).toEqual(['en-US.pak', 'zh-CN.pak']);
  });

  it('knows the timer by which electron-builder would end a long compilation', () => {
    expect(readFileSync('node_modules/builder-util/out/util.js', 'utf8')).toMatch(
      /timedOut = true;[^}]*\}, 4 \* 60 \* 1000\);/,
    );
  });

  it('says 不可用于生产 on the first page and in the line below every page of the setup', () => {
    const script = readFileSync('build/installer.nsi', 'utf8');
    expect(script).toMatch(/!ifdef STAND_IN\n {2}BrandingText "\$\{STAND_IN\}"/);
    expect(script).toMatch(/!ifdef STAND_IN\n {2}!define WELCOME_HEAD "\$\{STAND_IN\}/);
    const include = readFileSync(join(work, 'work', 'installer', 'installer-input.nsh'), 'utf8');
    expect(include).toContain('!define STAND_IN "STAND-IN：不可用于生产"');
  });
});
