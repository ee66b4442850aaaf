import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readWorkbook } from '../../electron/engine/read-workbook.ts';
import { writeXlsx } from '../../electron/engine/write-xlsx.ts';
import { unitWorkbook, workbookName } from '#shared/forms';
import { fillWorkbook } from '../support/clerk.ts';
import { startChromium, startShell, type KillableChromium, type KillableShell } from '../support/killable.ts';
import { practiceUnits } from '../support/practice-ledger.ts';
import { kinds, killYear, laneUnits, type Kind, type Opened, type Standing } from './kill-county.ts';

export type Target = 'chromium' | 'host' | 'engine' | 'everything';

export const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        resolve(typeof address === 'object' && address ? address.port : 0);
      });
    });
  });

/** The filled workbook that the unit of the lane `receive` hands in again and again. */
async function writeHandIn(folder: string): Promise<void> {
  const unit = laneUnits.receive;
  let rows = 0;
  const plan = unitWorkbook({
    yearFile: killYear,
    unit,
    department: killYear.departments[0]!,
    round: 'up1',
    sequence: 1,
    created: '2026-09-01T08:00:00Z',
    newRowId: () => `row-${String((rows += 1))}`,
  });
  const path = join(folder, workbookName(unit, 'up1', killYear.year, killYear.ledger));
  writeFileSync(path, await writeXlsx(plan));
  await fillWorkbook(path, practiceUnits[unit.code]!.up1, killYear);
}

/** An office at work in a real Chromium over the real host, of which anything can be killed. */
export type KillRun = Awaited<ReturnType<typeof startKillRun>>;

export async function startKillRun(program: string, at?: number) {
  const root = mkdtempSync(join(tmpdir(), 'tutd-kill-'));
  const [data, folder] = [join(root, 'data'), join(root, 'files')];
  // Where the program's own window has it, and where the program looks after it.
  const profile = join(data, 'window');
  mkdirSync(join(folder, 'out'), { recursive: true });
  await writeHandIn(folder);
  const port = at ?? (await freePort());
  const told: { [Each in Kind]: number } = { entry: 0, paste: 0, receive: 0, lock: 0, export: 0 };
  let acts = 0;
  let hear = (): void => undefined;
  let shell: KillableShell = await startShell(program, { data, folder, port });
  let window: KillableChromium | null = null;

  const tell = (kind: Kind, count: number): void => {
    told[kind] = kind === 'export' ? told.export + 1 : count;
    acts += 1;
    hear();
  };
  /** The page's policy forbids what waitForFunction does. */
  async function hasLoaded(): Promise<void> {
    while (!(await page().evaluate(() => 'fault' in globalThis)))
      await new Promise((resolve) => setTimeout(resolve, 20));
  }
  async function show(): Promise<void> {
    if (window === null) {
      window = await startChromium(profile);
      await window.page.exposeFunction('tell', tell);
    }
    await window.page.goto(shell.url);
    await hasLoaded();
  }
  const page = () => window!.page;
  await show();
  await page().evaluate(() => globalThis.fault.begin());
  Object.assign(told, await page().evaluate(() => globalThis.fault.standing()));

  async function killChromium(): Promise<void> {
    await window?.kill();
    window = null;
  }
  async function killHost(): Promise<void> {
    await shell.kill();
  }

  return {
    page,
    root,
    port,
    data,
    profile,
    told: (): Standing => ({ ...told }),
    acts: () => acts,
    /** Starts all lanes and waits for the first acts; what they do is told from then on. */
    work: async (first: number): Promise<void> => {
      const seen = new Promise<void>((resolve) => {
        let left = first;
        hear = () => {
          left -= 1;
          if (left <= 0) resolve();
        };
      });
      const working = page()
        .evaluate(() => globalThis.fault.work())
        .catch(() => undefined);
      await Promise.race([seen, working]);
    },
    rest: () =>
      page().evaluate(() => {
        globalThis.fault.rest();
      }),
    kill: async (target: Target): Promise<void> => {
      if (target === 'engine') shell.killEngine();
      if (target === 'host' || target === 'everything') await killHost();
      if (target === 'chromium' || target === 'everything') await killChromium();
    },
    /** Starts what is dead, and opens the ledger as the program does; what it offers to restore is restored. */
    openAgain: async (target: Target): Promise<Opened> => {
      if (target === 'host' || target === 'everything') shell = await startShell(program, { data, folder, port });
      if (target === 'chromium') {
        // The launch address works once: another window of the same program needs another start.
        await killHost();
        shell = await startShell(program, { data, folder, port });
      }
      if (target === 'engine') {
        await page().evaluate(() => {
          globalThis.fault.rest();
        });
        await page().reload();
        await hasLoaded();
      } else await show();
      return page().evaluate(() => globalThis.fault.open());
    },
    standing: () => page().evaluate(() => globalThis.fault.standing()),
    /** Takes the working copy away, as a cleaned-up or broken profile does. Chromium must be dead. */
    loseWorkingCopy: (): void => {
      rmSync(join(profile, 'Default', 'IndexedDB'), { recursive: true, force: true });
    },
    /** Exports that stand under their final names and cannot be read; the others are taken away. */
    brokenExports: (): readonly string[] => {
      const out = join(folder, 'out');
      const broken: string[] = [];
      for (const name of readdirSync(out)) {
        const path = join(out, name);
        if (!name.endsWith('.part') && !readWorkbook(readFileSync(path)).ok) broken.push(name);
        rmSync(path);
      }
      return broken;
    },
    stop: async (): Promise<void> => {
      await killChromium();
      await killHost();
      rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}

/** What was told to be on disk and is not there; half an act counts too. */
export const lostActs = (told: Standing, found: Standing): readonly string[] =>
  kinds
    .filter((kind) => kind !== 'export' && !(found[kind] >= told[kind]))
    .map((kind) => `${kind}: ${String(told[kind])} was saved, ${String(found[kind])} is there`);
