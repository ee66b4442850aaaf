import { spawn, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { compileSetup, filesIn, packingTools, run, script, workFolder } from '../support/packing.ts';
import type { Product } from '../support/packing.ts';

/**
 * The setup itself, run under Wine. TUTD_WINE names the command (by default `wine`) and TUTD_WINE_DRIVE its drive C as seen from
 * here; the prefix must be able to run 32-bit programs, because NSIS is one. Elsewhere these tests are skipped and counted.
 */
const wine = process.env['TUTD_WINE'] ?? 'wine';
const work = workFolder('wine');
const prefix = join(work, 'prefix');
const drive = process.env['TUTD_WINE_DRIVE'] ?? join(prefix, 'drive_c');
const environment = process.env['TUTD_WINE'] ? {} : { WINEPREFIX: prefix, WINEDEBUG: '-all' };

const wineEnvironment = { ...process.env, ...environment };
const windows = (program: string, ...words: string[]) =>
  spawnSync(wine, [program, ...words], { encoding: 'utf8', timeout: 60_000, env: wineEnvironment });
/** Without pipes: a console that Wine opens for a program may hold them longer than the program runs. */
const exitCode = (program: string, ...words: string[]): number | null =>
  spawnSync(wine, [program, ...words], { stdio: 'ignore', timeout: 60_000, env: wineEnvironment }).status;

/** Whether a 32-bit NSIS program runs here and hands its exit code back. */
function canRun(): boolean {
  if (!packingTools || spawnSync(wine, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status !== 0) return false;
  const probe = join(work, 'probe.nsi');
  writeFileSync(
    probe,
    'Unicode true\nSilentInstall silent\nRequestExecutionLevel user\nOutFile "probe.exe"\nSection\nSetErrorLevel 42\nSectionEnd\n',
  );
  if (run('makensis', ['-V0', probe]).code !== 0) return false;
  if (!process.env['TUTD_WINE']) windows('wineboot', '-i');
  mkdirSync(drive, { recursive: true });
  copyFileSync(join(work, 'probe.exe'), join(drive, 'probe.exe'));
  return exitCode('C:\\probe.exe') === 42;
}

const programs = join(drive, 'tutd');
afterAll(() => {
  rmSync(programs, { recursive: true, force: true });
  rmSync(join(drive, 'probe.exe'), { force: true });
  rmSync(work, { recursive: true, force: true });
});

describe.skipIf(!canRun())('the setup under Wine', { timeout: 240_000 }, () => {
  let product: Product;
  let home: string;
  const setups = 'C:\\tutd\\setups';

  /** A program of one version: the real stand-in for its exe, and files of which some come and go between versions. */
  async function make(version: string, files: Record<string, string>, name = version, defines: string[] = []) {
    const { writeInstallerInput } = await script('installer-input.mjs');
    const source = join(work, `source-${name}`);
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(source, path)), { recursive: true });
      writeFileSync(join(source, path), text);
    }
    copyFileSync(join(work, 'electron-win32', 'electron.exe'), join(source, 'two-up-two-down.exe'));
    const { include } = writeInstallerInput({ source, product, folder: join(work, `input-${name}`) });
    const done = compileSetup(include, version, join(programs, 'setups', `${name}.exe`), defines);
    expect(done.code, done.text).toBe(0);
  }
  const install = (name: string, ...words: string[]): number | null =>
    exitCode(`${setups}\\${name}.exe`, '/S', ...words);
  const local = (path: string): string => join(drive, path.replaceAll('\\', '/'));
  /** A line as a technician types it; Wine would quote a word with a space, which NSIS does not take. */
  function typed(line: string): number | null {
    writeFileSync(join(programs, 'typed.bat'), `@${line}\r\n`);
    return exitCode('cmd', '/c', 'C:\\tutd\\typed.bat');
  }
  /** Run in place, so that its exit code comes back. */
  function uninstall(folder: string, ...words: string[]): number | null {
    copyFileSync(join(local(folder), 'Uninstall.exe'), join(programs, 'setups', 'uninstall.exe'));
    const place = `_?=C:\\${folder}`;
    if (place.includes(' ')) return typed(`"${setups}\\uninstall.exe" /S ${[...words, place].join(' ')}`);
    return exitCode(`${setups}\\uninstall.exe`, '/S', ...words, place);
  }
  const registry = (key: string): string => {
    const done = windows('reg', 'query', key, '/s', '/reg:64');
    return done.status === 0 ? done.stdout : '';
  };
  const key = (root: string): string => `${root}\\Software\\5a0c8e5e-7b55-5f7e-8f52-0d7a1c0b2c11`;
  const uninstallKey =
    'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\5a0c8e5e-7b55-5f7e-8f52-0d7a1c0b2c11';
  const userFolder = (): string => windows('cmd', '/c', 'echo %USERPROFILE%').stdout.trim().slice(3);
  const usual = (): string => `${home}\\AppData\\Local\\Programs\\${product.folder}`;
  const first = {
    'resources/app.asar': 'one',
    'resources/old/gone.txt': 'x',
    'locales/zh-CN.pak': 'z',
    'old.dll': 'o',
  };
  const second = { 'resources/app.asar': 'two', 'locales/zh-CN.pak': 'z', 'new.dll': 'n' };

  beforeAll(async () => {
    mkdirSync(join(programs, 'setups'), { recursive: true });
    const scripts = await script('product.mjs');
    product = scripts.productOf({ version: '1.2.0', standIn: true });
    const { electronRuntime } = await script('electron-runtime.mjs');
    await electronRuntime({ platform: 'win32', zips: join(work, 'none'), work, version: '1.2.0', sevenZip: '7za' });
    home = userFolder();
    await make('1.2.0', first);
    await make('1.10.0', second);
    await make('1.10.0', second, 'as-user', ['PRETEND_ACCOUNT=User']);
    await make('1.10.0', second, 'no-room', ['PRETEND_KILOBYTES=900000000000']);
  }, 480_000);

  /** A bare machine again, by the registry and the folders alone. */
  beforeEach(() => {
    for (const root of ['HKCU', 'HKLM']) {
      windows('reg', 'delete', key(root), '/f', '/reg:64');
      windows('reg', 'delete', `${root}\\Software\\Classes\\.tutd`, '/f', '/reg:64');
    }
    for (const folder of [
      usual(),
      'tutd\\chosen',
      `Program Files\\${product.folder}`,
      `${home}\\AppData\\Roaming\\${product.dataFolder}`,
    ])
      rmSync(local(folder), { recursive: true, force: true });
  });

  it('installs for the user, byte for byte, with list, links, registration and file type', () => {
    expect(install('1.2.0')).toBe(0);
    const at = local(usual());
    expect(filesIn(at)).toEqual(
      [...Object.keys(first), 'two-up-two-down.exe', 'installed-files.txt', 'Uninstall.exe'].toSorted(),
    );
    for (const [path, text] of Object.entries(first)) expect(readFileSync(join(at, path), 'utf8')).toBe(text);
    expect(registry(key('HKCU'))).toContain(`InstallLocation    REG_SZ    C:\\${usual()}`);
    expect(registry(uninstallKey)).toContain('DisplayVersion    REG_SZ    1.2.0');
    expect(registry(uninstallKey)).toContain(`QuietUninstallString    REG_SZ    "C:\\${usual()}\\Uninstall.exe" /S`);
    expect(registry('HKCU\\Software\\Classes\\.tutd')).toContain(`REG_SZ    ${product.progId}`);
    expect(registry(`HKCU\\Software\\Classes\\${product.progId}\\shell\\open\\command`)).toContain(
      `"C:\\${usual()}\\two-up-two-down.exe" "%1"`,
    );
    const menu = local(
      `${home}\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\${product.displayName}.lnk`,
    );
    expect(existsSync(menu)).toBe(true);
    expect(registry(key('HKLM'))).toBe('');
  });

  it('takes away all of it and nothing else, and keeps the data', () => {
    install('1.2.0');
    const at = local(usual());
    writeFileSync(join(at, 'notes.txt'), 'mine');
    writeFileSync(join(at, 'resources', 'mine.txt'), 'mine');
    const data = local(`${home}\\AppData\\Roaming\\${product.dataFolder}`);
    mkdirSync(data, { recursive: true });
    writeFileSync(join(data, 'vault'), 'figures');
    expect(uninstall(usual())).toBe(0);
    expect(filesIn(at)).toEqual(['notes.txt', 'resources/mine.txt']);
    expect(readFileSync(join(data, 'vault'), 'utf8')).toBe('figures');
    for (const gone of [
      key('HKCU'),
      uninstallKey,
      'HKCU\\Software\\Classes\\.tutd',
      `HKCU\\Software\\Classes\\${product.progId}`,
    ])
      expect(registry(gone), gone).toBe('');
    expect(
      existsSync(
        local(`${home}\\AppData\\Roaming\\Microsoft\\Windows\\Start Menu\\Programs\\${product.displayName}.lnk`),
      ),
    ).toBe(false);
  });

  it('leaves no folder behind where nothing was added', () => {
    install('1.2.0');
    expect(uninstall(usual())).toBe(0);
    expect(existsSync(local(usual()))).toBe(false);
  });

  it('deletes the data of the user, and only those, when told to', () => {
    install('1.2.0');
    const roaming = local(`${home}\\AppData\\Roaming`);
    for (const name of [product.dataFolder, 'another-program']) {
      mkdirSync(join(roaming, name, 'deep'), { recursive: true });
      writeFileSync(join(roaming, name, 'deep', 'file'), '1');
    }
    expect(uninstall(usual(), '/PURGE')).toBe(0);
    expect(existsSync(join(roaming, product.dataFolder))).toBe(false);
    expect(existsSync(join(roaming, 'another-program', 'deep', 'file'))).toBe(true);
    rmSync(join(roaming, 'another-program'), { recursive: true });
  });

  it('always makes a folder of its own in a chosen one, and only one', () => {
    mkdirSync(local('tutd\\chosen\\报表'), { recursive: true });
    writeFileSync(local('tutd\\chosen\\报表\\budget.xlsx'), 'mine');
    expect(install('1.2.0', '/D=C:\\tutd\\chosen\\报表')).toBe(0);
    const own = `tutd\\chosen\\报表\\${product.folder}`;
    expect(existsSync(local(`${own}\\two-up-two-down.exe`))).toBe(true);
    // The same order again is an upgrade in place, with the folder given either way.
    expect(install('1.10.0', '/D=C:\\tutd\\chosen\\报表\\')).toBe(0);
    expect(install('1.10.0', `/D=C:\\${own}`)).toBe(0);
    expect(existsSync(local(`${own}\\${product.folder}`))).toBe(false);
    expect(uninstall(own)).toBe(0);
    expect(filesIn(local('tutd\\chosen'))).toEqual(['报表/budget.xlsx']);
  });

  it('takes a folder with a space as NSIS does, bare and last, and refuses one in quotes instead of ignoring it', () => {
    expect(install('1.2.0', '/D=C:\\tutd\\chosen\\year 2027')).toBe(16);
    expect(existsSync(local(usual()))).toBe(false);
    expect(typed(`"${setups}\\1.2.0.exe" /S /D=C:\\tutd\\chosen\\year 2027`)).toBe(0);
    expect(existsSync(local(`tutd\\chosen\\year 2027\\${product.folder}\\two-up-two-down.exe`))).toBe(true);
  });

  it('upgrades in place: what the newer version lacks goes, what the person added stays', () => {
    install('1.2.0');
    const at = local(usual());
    writeFileSync(join(at, 'notes.txt'), 'mine');
    expect(install('1.10.0')).toBe(0);
    const expected = [
      ...Object.keys(second),
      'two-up-two-down.exe',
      'installed-files.txt',
      'Uninstall.exe',
      'notes.txt',
    ];
    expect(filesIn(at)).toEqual(expected.toSorted());
    expect(existsSync(join(at, 'resources', 'old'))).toBe(false);
    expect(readFileSync(join(at, 'resources', 'app.asar'), 'utf8')).toBe('two');
    expect(registry(uninstallKey)).toContain('DisplayVersion    REG_SZ    1.10.0');
  });

  it('follows no line of an older list out of its folder', () => {
    install('1.2.0');
    writeFileSync(join(programs, 'victim.txt'), 'keep');
    const list = ['..\\victim.txt', 'C:\\tutd\\victim.txt', '\\tutd\\victim.txt', 'x\\..\\..\\victim.txt', 'old.dll'];
    writeFileSync(
      join(local(usual()), 'installed-files.txt'),
      Buffer.from(`\ufeff${list.join('\r\n')}\r\n`, 'utf16le'),
    );
    expect(install('1.10.0')).toBe(0);
    expect(existsSync(join(programs, 'victim.txt'))).toBe(true);
    expect(existsSync(join(local(usual()), 'old.dll'))).toBe(false);
  });

  it('refuses an older version and changes nothing', () => {
    install('1.10.0');
    const before = filesIn(local(usual()));
    expect(install('1.2.0')).toBe(8);
    expect(filesIn(local(usual()))).toEqual(before);
    expect(readFileSync(join(local(usual()), 'resources', 'app.asar'), 'utf8')).toBe('two');
  });

  it('refuses while the program runs, to install and to uninstall, and changes nothing', async () => {
    install('1.2.0');
    const program = `C:\\${usual()}\\two-up-two-down.exe`;
    const sign = join(programs, 'running');
    const held = spawn(wine, [program, '--stand-in-hold=C:\\tutd\\running'], {
      stdio: 'ignore',
      env: wineEnvironment,
    });
    const ended = new Promise((resolve) => held.once('exit', resolve));
    try {
      await expect.poll(() => existsSync(sign), { timeout: 60_000 }).toBe(true);
      expect(install('1.10.0')).toBe(5);
      expect(uninstall(usual())).toBe(5);
      expect(readFileSync(join(local(usual()), 'resources', 'app.asar'), 'utf8')).toBe('one');
      expect(registry(uninstallKey)).toContain('1.2.0');
    } finally {
      rmSync(sign, { force: true });
      await ended;
    }
    expect(install('1.10.0')).toBe(0);
  });

  it('goes to another folder only after uninstalling, and not over a portable copy', () => {
    install('1.2.0');
    expect(install('1.10.0', '/D=C:\\tutd\\chosen')).toBe(13);
    expect(uninstall(usual())).toBe(0);
    mkdirSync(local(usual()), { recursive: true });
    writeFileSync(join(local(usual()), 'two-up-two-down.exe'), 'portable');
    expect(install('1.2.0')).toBe(6);
    expect(filesIn(local(usual()))).toEqual(['two-up-two-down.exe']);
  });

  it('says before it starts that there is no room or no such place, and never takes another place instead', () => {
    expect(install('no-room')).toBe(14);
    writeFileSync(join(programs, 'blocked'), 'a file, not a folder');
    expect(install('1.2.0', '/D=C:\\tutd\\blocked')).toBe(16);
    expect(install('1.2.0', '/D=relative')).toBe(16);
    expect(existsSync(local(usual()))).toBe(false);
    expect(registry(key('HKCU'))).toBe('');
  });

  it('takes back a first installation that breaks off in the middle', () => {
    mkdirSync(join(local(usual()), 'new.dll'), { recursive: true });
    expect(install('1.10.0')).toBe(2);
    expect(filesIn(local(usual()))).toEqual([]);
    expect(registry(key('HKCU'))).toBe('');
  });

  it('installs for all users only where it is an administrator already', () => {
    expect(install('as-user', '/ALLUSERS')).toBe(10);
    expect(existsSync(local(`Program Files\\${product.folder}`))).toBe(false);
    expect(install('1.10.0', '/ALLUSERS')).toBe(0);
    const everyone = `Program Files\\${product.folder}`;
    expect(existsSync(local(`${everyone}\\two-up-two-down.exe`))).toBe(true);
    expect(registry(key('HKLM'))).toContain('Version    REG_SZ    1.10.0');
    expect(registry(key('HKCU'))).toBe('');
    expect(install('1.10.0'), 'for one user beside all').toBe(9);
    expect(uninstall(everyone)).toBe(0);
    expect(registry(key('HKLM'))).toBe('');
    install('1.2.0');
    expect(install('1.10.0', '/ALLUSERS'), 'for all beside one').toBe(9);
  });

  it('leaves the extension to whoever holds it, and takes back only its own', () => {
    windows('reg', 'add', 'HKCU\\Software\\Classes\\.tutd', '/ve', '/d', 'SomeoneElse', '/f');
    install('1.2.0');
    expect(registry('HKCU\\Software\\Classes\\.tutd')).toContain('SomeoneElse');
    expect(registry('HKCU\\Software\\Classes\\.tutd\\OpenWithProgids')).toContain(product.progId);
    expect(uninstall(usual())).toBe(0);
    expect(registry('HKCU\\Software\\Classes\\.tutd')).toContain('SomeoneElse');
    expect(registry('HKCU\\Software\\Classes\\.tutd')).not.toContain(product.progId);
  });

  it('refuses to uninstall from a folder that is not its own', () => {
    install('1.2.0');
    mkdirSync(local('tutd\\chosen\\desktop'), { recursive: true });
    copyFileSync(join(local(usual()), 'Uninstall.exe'), local('tutd\\chosen\\desktop\\Uninstall.exe'));
    writeFileSync(local('tutd\\chosen\\desktop\\old.dll'), 'mine');
    expect(uninstall('tutd\\chosen\\desktop')).toBe(12);
    expect(filesIn(local('tutd\\chosen\\desktop'))).toEqual(['Uninstall.exe', 'old.dll'].toSorted());
  });

  it('the program that was installed starts', () => {
    install('1.2.0');
    expect(exitCode(`C:\\${usual()}\\two-up-two-down.exe`, '--stand-in-quiet')).toBe(0);
  });
});
