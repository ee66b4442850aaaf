import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chance, faultSeed, runsOf, tally } from '../support/fault-tally.ts';
import { programWithPage } from '../support/killable.ts';
import { lostActs, startKillRun, type KillRun, type Target } from './kill-run.ts';

/** The host more often than the rest: it is what writes, and a new one costs least. */
const targets: readonly Target[] = ['host', 'host', 'host', 'host', 'engine', 'engine', 'chromium', 'everything'];
const kills = runsOf(100, 1_000);
/** After so many kills the working copy is lost as well, and everything comes back from the disk. */
const lossEvery = 10;
let program = '';
let run: KillRun;

beforeAll(async () => {
  program = await programWithPage('test/fault/page.ts', '.cache/fault/kill-program');
});
afterAll(async () => {
  await run.stop();
});

describe('an office at work', () => {
  it('loses nothing that was saved when Chromium, the host or the engine is killed', async () => {
    const began = performance.now();
    const { below } = chance(faultSeed);
    run = await startKillRun(program);
    const lost: string[] = [];
    const unreadable: string[] = [];
    const counts = { chromium: 0, host: 0, everything: 0, engine: 0, losses: 0, restored: 0, broken: 0 };
    for (let kill = 1; kill <= kills; kill += 1) {
      const loses = kill % lossEvery === 0;
      const target = loses ? 'everything' : targets[below(targets.length)]!;
      await run.work(1 + below(8));
      await new Promise((resolve) => setTimeout(resolve, below(60)));
      await run.kill(target);
      const told = run.told();
      counts[target] += 1;
      if (loses) {
        run.loseWorkingCopy();
        counts.losses += 1;
      }
      const opened = await run.openAgain(target);
      if (opened.restored) counts.restored += 1;
      const said = `kill ${String(kill)} of ${target}${loses ? ' and the profile' : ''}`;
      if (opened.kind !== 'ready') {
        unreadable.push(`${said}: ${opened.kind} ${opened.said}`);
        break;
      }
      const found = await run.standing();
      lost.push(...lostActs(told, found).map((each) => `${said}: ${each}`));
      const broken = run.brokenExports();
      counts.broken += broken.length;
      lost.push(...broken.map((name) => `${said}: ${name} cannot be read`));
      if (lost.length > 5) break;
    }
    const { chromium, host, everything, engine, losses } = counts;
    tally(
      {
        case: 'kills at work',
        runs: chromium + host + everything + engine,
        lost: lost.length,
        unreadable: unreadable.length,
        seed: faultSeed,
        note: `Chromium ${String(chromium)}, host ${String(host)}, engine ${String(engine)}, all ${String(everything)} (${String(losses)} with the working copy lost); ${String(run.acts())} acts saved`,
      },
      began,
    );
    expect(unreadable).toEqual([]);
    expect(lost).toEqual([]);
  });
});
