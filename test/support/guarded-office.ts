import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Host } from '#shared/contract';
import { nodeDisk, type Disk } from '../../electron/host/disk.ts';
import { createHost } from '../../electron/host/host.ts';
import { createPlaces } from '../../electron/host/places/places.ts';
import type { WorkbookEngine } from '../../electron/host/workbook-port.ts';

/** A try costs next to nothing here; the program's own cost is tried once, in a test of its own. */
export const cheap = { n: 16, r: 1, p: 1 };
const absent = (): Promise<never> => Promise.reject(new Error('no engine in these tests'));
const engine: WorkbookEngine = { read: absent, write: absent, mark: absent, letter: absent, tags: absent };

export type GuardedOffice = {
  readonly host: Host;
  readonly data: string;
  /** A folder beside the data, where the chooser begins. */
  readonly files: string;
  /** A program started anew on the same folder. */
  readonly again: (disk?: Disk) => GuardedOffice;
  readonly passSeconds: (seconds: number) => void;
};

let minutes = 0;
/** A real host over a real folder, for log-in and encryption. */
export function guardedOffice(): GuardedOffice {
  const root = mkdtempSync(join(tmpdir(), 'operators-'));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const [data, files] = [join(root, 'data'), join(root, 'files')];
  mkdirSync(files);
  const clock = { at: Date.UTC(2026, 8, 1) + (minutes += 1) * 60_000 };
  const start = (disk: Disk = nodeDisk): GuardedOffice => {
    let handles = 0;
    const host = createHost({
      version: '0.1.0',
      runtime: 'shell',
      dataFolder: data,
      disk,
      clock: { now: () => new Date(clock.at) },
      places: createPlaces({
        newHandle: () => `handle-${String((handles += 1)).padStart(6, '0')}`,
        startFolder: files,
        dialogs: null,
      }),
      engine,
      operators: { cost: cheap },
    });
    return {
      host,
      data,
      files,
      again: start,
      passSeconds: (seconds) => {
        clock.at += seconds * 1000;
      },
    };
  };
  return start();
}

/** Every file below a folder, by its path from there. */
export function filesBelow(folder: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const item of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!item.isFile()) continue;
    const path = join(item.parentPath, item.name);
    found.set(path.slice(folder.length + 1), readFileSync(path));
  }
  return found;
}
