import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeFiles } from '../../electron/host/disk-files.ts';
import { diskOver, nodeDisk } from '../../electron/host/disk.ts';
import { failureSentence, type AnyFailure } from '#shared/messages';
import type { Result } from '#shared/kernel';
import { saveCheckpoint, sendOutbox } from '../../renderer/usecases/keep-ledger.ts';
import { openLedger } from '../../renderer/usecases/open-ledger.ts';
import { receive } from '../../renderer/usecases/receive.ts';
import { exportCity } from '../../renderer/usecases/reports.ts';
import { lockSubmission, passSubmission, withdrawSubmission } from '../../renderer/usecases/review-submission.ts';
import { failingFiles } from '../support/failing-files.ts';
import { runsOf, tally } from '../support/fault-tally.ts';
import { officeOnDisk, startFolder, type OfficeDesk } from '../support/office-on-disk.ts';
import { openAsOffered } from '../support/restore-as-offered.ts';
import { beginOneUnit, contentOf, enterRemark, oneUnit } from '../support/one-unit-office.ts';
import { manifestOf, openVault, records, valueOf } from '../unit/vault/vault-fixture.ts';

type Answered = Result<unknown, AnyFailure>;
type Act = {
  readonly name: 'save' | 'checkpoint' | 'import' | 'export';
  /** Brings the office to where the act can be done, and answers the act. */
  readonly ready: (
    desk: OfficeDesk,
    tryFile: Awaited<ReturnType<typeof beginOneUnit>>,
  ) => Promise<() => Promise<Answered>>;
};
let remarks = 0;
const remark = (desk: OfficeDesk): Promise<Answered> => enterRemark(desk.office, `第${String((remarks += 1))}次`);

const acts: readonly Act[] = [
  { name: 'save', ready: (desk) => Promise.resolve(() => remark(desk)) },
  {
    name: 'checkpoint',
    ready: async (desk) => {
      await remark(desk);
      // A few checkpoints are as good as a long ladder of them, and cost fewer steps.
      const shelf = join(desk.data, 'vault', 'practice', 'manifests');
      for (const old of readdirSync(shelf).sort().slice(0, -2)) rmSync(join(shelf, old));
      return () => saveCheckpoint(desk.office, 'up1-lock');
    },
  },
  {
    name: 'import',
    ready: async (desk, tryFile) => {
      const { office, data } = desk;
      await withdrawSubmission(office, 'up1', oneUnit.unit.code);
      // A file that was kept before is not written again.
      rmSync(join(data, 'vault', 'practice', 'received'), { recursive: true, force: true });
      const line = await tryFile();
      return () => receive(office, line);
    },
  },
  {
    name: 'export',
    ready: async (desk, tryFile) => {
      const { office, folder } = desk;
      const place = await startFolder(office);
      if ((await office.ledger.get('submissions', `up1/${oneUnit.unit.code}`))?.state !== 'locked') {
        await receive(office, await tryFile());
        await passSubmission(office, 'up1', oneUnit.unit.code);
        await lockSubmission(office, 'up1', oneUnit.unit.code);
      }
      for (const name of readdirSync(folder)) if (name.includes('上报市局表')) rmSync(join(folder, name));
      return () => exportCity(office, oneUnit.yearFile, place);
    },
  },
];

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((item) => item.isFile())
    .map((item) => join(item.parentPath, item.name));
}
const leftovers = ({ folder, data }: OfficeDesk): readonly string[] =>
  [...filesUnder(folder), ...filesUnder(data)].filter((path) => path.endsWith('.part') || statSync(path).size === 0);

const said = { ENOSPC: '磁盘空间不足', EIO: '磁盘读写出错' } as const;
const faults = [
  ['ENOSPC', 'writing', 'once', 1],
  ['ENOSPC', 'writing', 'on', 1],
  ['EIO', 'writing', 'once', 1],
  ['EIO', 'writing', 'on', 1],
  // What is read grows with what the vault holds; the short form looks at every third.
  ['EIO', 'reading', 'once', runsOf(3, 1)],
] as const;

describe.each(acts)('$name on a disk that fails', ({ name, ready }) => {
  it.each(faults)(
    'leaves what stood and says it plainly at every step: %s %s %s',
    async (code, does, lasts, stride) => {
      const began = performance.now();
      const files = failingFiles(nodeFiles);
      const desk = officeOnDisk(diskOver(files));
      const tryFile = await beginOneUnit(desk);
      const { office } = desk;
      const wrong: string[] = [];
      let unreadable = 0;
      let runs = 0;
      for (; runs < 400; runs += 1) {
        const at = 1 + runs * stride;
        const act = await ready(desk, tryFile);
        const before = JSON.stringify(await contentOf(office));
        files.fail({ code, does, at, lasts });
        const answer = await act().catch((error: unknown) => `threw ${String(error)}`);
        if (!files.mend()) break;
        const fault = `step ${String(at)}: `;
        if (typeof answer === 'string') wrong.push(fault + answer);
        else if (!answer.ok) {
          const sentence = failureSentence(answer.error, 'zh');
          if (!sentence.includes(said[code])) wrong.push(fault + sentence);
          if (JSON.stringify(await contentOf(office)) !== before) wrong.push(`${fault}what stood has changed`);
        }
        const left = leftovers(desk);
        if (left.length > 0) wrong.push(`${fault}left ${left.join(' ')}`);
        const again = typeof answer !== 'string' && answer.ok ? await sendOutbox(office) : await act();
        if (!again.ok) wrong.push(`${fault}does not work again: ${again.error.kind}`);
        const opened = await openLedger(desk.again().office);
        if (opened.kind !== 'ready') unreadable += 1;
        if (opened.kind !== 'ready') wrong.push(`${fault}opens as ${JSON.stringify(opened)}`);
      }
      // What the disk holds after all these faults is what the working copy holds.
      const whole = desk.again({ lose: true });
      await openAsOffered(whole.office);
      if (JSON.stringify(await contentOf(whole.office)) !== JSON.stringify(await contentOf(office)))
        wrong.push('the disk holds something else than the working copy');
      tally(
        {
          case: `disk ${code} ${does} ${lasts}: ${name}`,
          runs,
          lost: wrong.length - unreadable,
          unreadable,
          seed: null,
        },
        began,
      );
      expect(wrong.slice(0, 8)).toEqual([]);
      // An export reads nothing through the disk.
      if (does === 'writing') expect(runs).toBeGreaterThan(1);
    },
  );
});

/** A file system of 512 KB, where this machine lets us mount one. */
function smallDisk(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null;
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512k', 'tmpfs', folder], { stdio: 'ignore' }).status !== 0) {
    rmSync(folder, { recursive: true });
    return null;
  }
  return folder;
}

describe('a really full disk', () => {
  it('refuses acts, checkpoints and files, keeps what it has, and takes them all once there is room', async (context) => {
    const began = performance.now();
    const folder = smallDisk();
    if (folder === null) {
      const note = 'skipped: no right to mount a tmpfs';
      tally({ case: 'a really full disk', runs: 0, lost: 0, unreadable: 0, seed: null, note }, began);
      context.skip(note);
      return;
    }
    onTestFinished(() => {
      execFileSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    });
    const vaultFolder = join(folder, 'vault');
    const vault = openVault(vaultFolder, nodeDisk);
    const { watermark } = valueOf(await vault.append('office', records(1, 5)));
    valueOf(await vault.saveManifest(manifestOf(watermark)));
    const ballast = join(folder, 'ballast');
    for (let blocks = 512; blocks > 0; blocks -= 1)
      try {
        writeFileSync(ballast, new Uint8Array(blocks * 1024), { flag: 'wx' });
        break;
      } catch {
        rmSync(ballast, { force: true });
      }
    const large = [{ ...records(6, 6)[0]!, detail: JSON.stringify('预'.repeat(8_000)) }];
    const wrong: string[] = [];
    for (const [what, act] of [
      ['append', () => vault.append('office', large)],
      ['blob', () => vault.saveBlob(new Uint8Array(20_000).fill(7))],
      ['file', () => vault.keepFile(new Uint8Array(20_000).fill(9))],
    ] as const) {
      const answer = await act();
      if (answer.ok || answer.error.kind !== 'file/disk-full') wrong.push(`${what}: ${JSON.stringify(answer)}`);
    }
    const part = filesUnder(vaultFolder).filter((path) => path.endsWith('.part') || statSync(path).size === 0);
    if (part.length > 0) wrong.push(`left ${part.join(' ')}`);
    const seen = valueOf(await openVault(vaultFolder, nodeDisk).inspect()).disk;
    if (seen?.watermark.sequence !== 5) wrong.push(`opens at ${JSON.stringify(seen)}`);
    rmSync(ballast);
    if (valueOf(await vault.append('office', large)).watermark.sequence !== 6) wrong.push('does not go on');
    valueOf(await vault.saveBlob(new Uint8Array(20_000).fill(7)));
    tally(
      { case: 'a really full disk', runs: 3, lost: wrong.length, unreadable: 0, seed: null, note: 'tmpfs of 512 KB' },
      began,
    );
    expect(wrong).toEqual([]);
  });
});
