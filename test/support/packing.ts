import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The scripts of build/ are plain modules without declarations: what tests use of them is declared here. */
export type Product = {
  readonly version: string;
  readonly displayName: string;
  readonly folder: string;
  readonly executable: string;
  readonly dataFolder: string;
  readonly progId: string;
  readonly setupFile: string;
  readonly portableFile: string;
  readonly debianFile: string;
  readonly debianName: string;
  readonly licenceFile: string;
  readonly billFile: string;
};
export type Shipped = {
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
  readonly bundles: readonly string[];
};
type Scripts = {
  readonly 'product.mjs': {
    productOf: (of: { version?: string; standIn: boolean }) => Product;
    electronVersion: string;
  };
  readonly 'installer-input.mjs': {
    writeInstallerInput: (of: { source: string; product: Product; folder: string }) => {
      include: string;
      files: string[];
    };
  };
  readonly 'electron-runtime.mjs': {
    electronRuntime: (of: {
      platform: string;
      zips: string;
      work: string;
      version: string;
      sevenZip: string;
      checksums?: Record<string, string>;
    }) => Promise<{ folder: string; standIn: boolean }>;
    publishedChecksums: () => Record<string, string>;
  };
  readonly 'shipped-packages.mjs': { shippedPackages: () => Shipped[]; shippedList: () => string };
  readonly 'record-packages.mjs': { ownerOf: (module: string) => string };
  readonly 'spdx.mjs': { chosenLicences: (expression: string) => string[] | null };
  readonly 'bill-of-materials.mjs': { billOfMaterials: (checksums: Record<string, string>) => Bill };
  readonly 'licence-list.mjs': { licenceList: () => string };
};
export type Component = {
  readonly name: string;
  readonly group?: string;
  readonly version?: string;
  readonly 'bom-ref': string;
  readonly purl?: string;
  readonly hashes?: readonly { alg: string; content: string }[];
  readonly licenses: readonly { license?: { id?: string; name?: string }; expression?: string }[];
};
export type Bill = {
  readonly bomFormat: string;
  readonly specVersion: string;
  readonly components: readonly Component[];
  readonly dependencies: readonly { ref: string; dependsOn: readonly string[] }[];
};

export async function script<Name extends keyof Scripts>(name: Name): Promise<Scripts[Name]> {
  return (await import(pathToFileURL(`build/dist/${name}`).href)) as Scripts[Name];
}

const has = (command: string): boolean =>
  process.platform === 'linux' && spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0;
/** build/scripts/prepare.mjs installs these where it may and says so where it may not. */
export const packingTools = ['makensis', '7z', '7za', 'dpkg-deb', 'x86_64-w64-mingw32-gcc'].every(has);

export function workFolder(name: string): string {
  mkdirSync('.cache', { recursive: true });
  return join(process.cwd(), mkdtempSync(`.cache/${name}-`));
}

/** The bundles are built by `npm test` before the suites; alone, a test builds them itself. */
export function ensureBundles(): void {
  if (existsSync('dist/main/entry.cjs') && existsSync('.cache/bundled/renderer.json')) return;
  execFileSync(process.execPath, ['build/scripts/build.mjs'], { stdio: 'ignore' });
}

export type Run = { readonly code: number | null; readonly text: string };
export function run(command: string, words: readonly string[], environment: Record<string, string> = {}): Run {
  const done = spawnSync(command, words, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, ...environment },
  });
  return { code: done.status, text: done.stdout + done.stderr };
}

export const dist = (words: readonly string[], environment: Record<string, string> = {}): Run =>
  run(process.execPath, ['build/scripts/dist.mjs', ...words], environment);

/** Every file below a folder, relative, in order. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .toSorted();

type AsarEntry = { readonly files?: Record<string, AsarEntry>; readonly offset?: string; readonly size?: number };

/** The asar's own table, read without the library that wrote it: path → bytes. */
export function asarFiles(path: string): Map<string, Buffer> {
  const bytes = readFileSync(path);
  const tableSize = bytes.readUInt32LE(4);
  const table = JSON.parse(bytes.subarray(16, 16 + bytes.readUInt32LE(12)).toString('utf8')) as AsarEntry;
  const found = new Map<string, Buffer>();
  const walk = (entry: AsarEntry, at: string): void => {
    for (const [name, below] of Object.entries(entry.files ?? {})) walk(below, at === '' ? name : `${at}/${name}`);
    if (entry.files === undefined) {
      const start = 8 + tableSize + Number(entry.offset);
      found.set(at, bytes.subarray(start, start + (entry.size ?? 0)));
    }
  };
  walk(table, '');
  return found;
}

const wireMark = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1');

/** The fuses of an Electron program, in their fixed order, read from its bytes. */
export function fusesOf(program: string): string {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(wireMark) + wireMark.length;
  if (at < wireMark.length) throw new Error(`${program} has no fuses`);
  const length = bytes.readUInt8(at + 1);
  return bytes.subarray(at + 2, at + 2 + length).toString('latin1');
}

/** What Windows shows as the properties of a program, read by 7-Zip. */
export function versionResource(program: string, into: string): ReadonlyMap<string, string> {
  run('7z', ['x', '-y', '-tPE', `-o${into}`, program, '.rsrc']);
  const found = filesIn(into).find((file) => file.endsWith('version.txt'));
  if (found === undefined) throw new Error(`${program} has no version resource`);
  const lines = readFileSync(join(into, found), 'utf16le').matchAll(/VALUE "(\w+)",\s+"(.*)"/g);
  return new Map([...lines].map(([, name = '', value = '']) => [name, value]));
}

/** Compiles build/installer.nsi without electron-builder, over any folder, as strictly as electron-builder does. */
export function compileSetup(include: string, version: string, target: string, defines: readonly string[] = []): Run {
  const words = [
    '-WX',
    '-V2',
    '-INPUTCHARSET',
    'UTF8',
    `-DVERSION=${version}`,
    '-DAPP_GUID=5a0c8e5e-7b55-5f7e-8f52-0d7a1c0b2c11',
  ];
  const output = [`-XOutFile "${target}"`, 'build/installer.nsi'];
  return run('makensis', [...words, ...defines.map((define) => `-D${define}`), ...output], {
    TUTD_INSTALLER_INPUT: include,
  });
}
