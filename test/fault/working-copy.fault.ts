import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultSeed, tally } from '../support/fault-tally.ts';
import { programWithPage } from '../support/killable.ts';
import type { Opened } from './kill-county.ts';
import { lostActs, startKillRun, type KillRun } from './kill-run.ts';

/** What may happen to the folder of IndexedDB in a profile, and how the program must open then. */
type Damage = {
  readonly name: string;
  /** What the program must say of it first; else it may be met in any way. */
  readonly meets?: string;
  readonly harm: (folder: string, run: KillRun) => void;
};

const began = performance.now();
const half = (path: string): void => {
  truncateSync(path, Math.floor(statSync(path).size / 2));
};
const zeroed = (path: string): void => {
  writeFileSync(path, new Uint8Array(statSync(path).size));
};
const garbled = (path: string): void => {
  const bytes = readFileSync(path);
  for (let at = 16; at < bytes.length; at += 97) bytes[at] = bytes[at]! ^ 0x5a;
  writeFileSync(path, bytes);
};
/** Every file of the store that has such a name. */
const each =
  (name: RegExp, harm: (path: string) => void) =>
  (folder: string): void => {
    for (const file of readdirSync(folder)) if (name.test(file)) harm(join(folder, file));
  };
const gone = (path: string): void => {
  rmSync(path);
};

const current = /^CURRENT$/;
const manifest = /^MANIFEST-/;
const log = /^\d+\.log$/;
const table = /^\d+\.ldb$/;
// A way that was gone makes a later generation of the copy; these two must be met in the first.
const damages: readonly Damage[] = [
  {
    name: 'it is as it was earlier',
    meets: 'behind',
    harm: (folder, { root }) => {
      put(join(root, 'earlier'), folder);
    },
  },
  {
    name: 'it is of another county',
    meets: 'other-identity',
    harm: (folder, { root }) => {
      put(join(root, 'foreign'), folder);
    },
  },
  {
    name: 'the folder is gone',
    harm: (folder) => {
      rmSync(folder, { recursive: true });
    },
  },
  {
    name: 'the folder is empty',
    harm: (folder) => {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
    },
  },
  {
    name: 'the whole profile is gone',
    harm: (_folder, { profile }) => {
      rmSync(profile, { recursive: true });
    },
  },
  { name: 'CURRENT is gone', harm: each(current, gone) },
  { name: 'CURRENT is cut', harm: each(current, half) },
  { name: 'CURRENT is zeroed', harm: each(current, zeroed) },
  { name: 'MANIFEST is gone', harm: each(manifest, gone) },
  { name: 'MANIFEST is cut', harm: each(manifest, half) },
  { name: 'MANIFEST is zeroed', harm: each(manifest, zeroed) },
  { name: 'the log is gone', harm: each(log, gone) },
  { name: 'the log is cut', harm: each(log, half) },
  { name: 'the log is zeroed', harm: each(log, zeroed) },
  { name: 'the log is garbled', harm: each(log, garbled) },
  { name: 'the tables are gone', harm: each(table, gone) },
  { name: 'the tables are cut', harm: each(table, half) },
  { name: 'the tables are zeroed', harm: each(table, zeroed) },
  { name: 'the tables are garbled', harm: each(table, garbled) },
];

function put(from: string, folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  cpSync(from, folder, { recursive: true });
}
const storeOf = ({ profile }: KillRun): string => {
  const all = join(profile, 'Default', 'IndexedDB');
  const name = readdirSync(all).find((each) => each.endsWith('.indexeddb.leveldb'));
  if (name === undefined) throw new Error('the profile has no IndexedDB');
  return join(all, name);
};
/** What the disk holds, to show that an opening which asks has changed nothing yet. */
const recordsOn = (data: string): string => readFileSync(join(data, 'vault', 'practice', 'journal.jsonl'), 'utf8');

/** Whatever lay there, in the end everything is there that the disk had; what is not this office's is met as such first. */
function wrongWith(opened: Opened, missing: readonly string[], meets: string | undefined): string | null {
  if (opened.kind !== 'ready') return `opened as ${opened.kind} ${opened.said}`;
  if (meets !== undefined && opened.met !== meets) return `was met as ${opened.met}`;
  return missing.length > 0 ? missing.join(', ') : null;
}

let program = '';
const runs: KillRun[] = [];
const found: { readonly name: string; readonly wrong: string | null; readonly unreadable: boolean }[] = [];

/** An office with some acts, its window closed properly so that the store has tables and no more than a short log. */
async function settled(at?: number): Promise<KillRun> {
  const run = await startKillRun(program, at);
  runs.push(run);
  await run.work(30);
  await run.kill('everything');
  return run;
}

describe('the folder of IndexedDB in the profile', () => {
  let run: KillRun;
  const aside = (name: string): string => join(run.root, name);

  beforeAll(async () => {
    program = await programWithPage('test/fault/page.ts', '.cache/fault/copy-program');
    const other = await settled();
    // On the same port, for another port is another origin and its folder would not be looked into.
    run = await settled(other.port);
    cpSync(storeOf(run), aside('earlier'), { recursive: true });
    cpSync(storeOf(other), aside('foreign'), { recursive: true });
    await run.openAgain('everything');
    await run.work(60);
    await run.kill('everything');
    // Opened once more, so that the log has become tables.
    await run.openAgain('everything');
    await run.work(5);
    await run.kill('everything');
    cpSync(storeOf(run), aside('sound'), { recursive: true });
  });
  afterAll(async () => {
    const unreadable = found.filter((each) => each.unreadable).length;
    tally(
      {
        case: 'working copy damaged in the profile',
        runs: found.length,
        lost: found.filter(({ wrong }) => wrong !== null).length - unreadable,
        unreadable,
        seed: faultSeed,
        note: found
          .filter(({ wrong }) => wrong !== null)
          .map(({ name }) => name)
          .join(', '),
      },
      began,
    );
    for (const one of runs) await one.stop();
  });

  it.each(damages)('opens whole where $name', async ({ name, meets, harm }) => {
    mkdirSync(join(run.profile, 'Default', 'IndexedDB'), { recursive: true });
    const folder = join(run.profile, 'Default', 'IndexedDB', storeName());
    put(aside('sound'), folder);
    harm(folder, run);
    const before = recordsOn(run.data);
    const told = run.told();
    const opened = await run.openAgain('everything');
    const standing = opened.kind === 'ready' ? await run.standing() : null;
    await run.kill('everything');
    const wrong = wrongWith(opened, standing === null ? [] : lostActs(told, standing), meets);
    expect(recordsOn(run.data).startsWith(before)).toBe(true);
    found.push({ name, wrong, unreadable: opened.kind !== 'ready' });
    expect(wrong).toBeNull();
  });

  const storeName = (): string => `http_127.0.0.1_${String(run.port)}.indexeddb.leveldb`;
});
