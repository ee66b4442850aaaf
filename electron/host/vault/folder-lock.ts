import { rmSync } from 'node:fs';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { uptime } from 'node:os';
import { codeOf } from '../disk-files.ts';

/** stale: a program that did not end properly had left its lock behind. */
export type FolderLock = {
  readonly stale: boolean;
  readonly release: () => Promise<void>;
  /** For the last moment of a program, which waits for nothing. */
  readonly releaseNow: () => void;
};

/** The moment when this computer was started, in seconds; known to half a minute. */
const startedAt = (): number => Math.round(Date.now() / 1_000 - uptime());

/** A number that a program had before the computer was started anew may be another program's by now. */
function holds(content: string): boolean {
  const [holder = '', started] = content.split(' ');
  const id = Number(holder);
  if (!Number.isInteger(id) || id <= 0 || id === process.pid) return false;
  if (started !== undefined && Math.abs(Number(started) - startedAt()) > 30) return false;
  return isRunning(id);
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Two programs over one journal would tear its chain. Answers null where a running program holds the folder. */
export async function lockFolder(folder: string): Promise<FolderLock | null> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'in-use.lock');
  let stale = false;
  for (let attempt = 0; attempt < 2; attempt += 1) {
    try {
      const handle = await open(path, 'wx');
      await handle.writeFile(`${String(process.pid)} ${String(startedAt())}`);
      await handle.close();
      return {
        stale,
        release: () => rm(path, { force: true }),
        releaseNow: () => {
          rmSync(path, { force: true });
        },
      };
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    if (holds(await readFile(path, 'utf8').catch(() => ''))) return null;
    stale = true;
    await rm(path, { force: true });
  }
  return null;
}
