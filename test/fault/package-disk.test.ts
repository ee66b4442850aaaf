import { describe, expect, it } from 'vitest';
import {
  backUp,
  base,
  copyDesk,
  digestOfAll,
  liveAWhile,
  seededChance,
  stick,
  twoPlaces,
  valueOf,
} from '../support/copy-desk.ts';
import type { CopyDesk } from '../support/copy-desk.ts';
import { faultLine } from '../support/fault-line.ts';
import type { MemoryVolume } from '../support/memory-volume.ts';

const failing = (code: string): Error => Object.assign(new Error(code), { code });
const onStick = ({ content }: MemoryVolume): readonly string[] =>
  [...content.keys()].filter((path) => path.startsWith(stick));
const beside = ({ folders }: MemoryVolume): readonly string[] =>
  [...folders].filter((path) => path.startsWith(`${base}/incoming`));

/** How a disk fails: once at a step, at every step from there on, or for good, so that not even clearing up is possible. */
type Way = 'once' | 'full' | 'gone';
const clearing = new Set(['remove', 'removeFolder']);

function failAt(volume: MemoryVolume, at: number, code: string, way: Way): () => number {
  let count = 0;
  volume.step = (what) => {
    if (way === 'full' && clearing.has(what)) return;
    count += 1;
    if (way === 'once' ? count === at : count >= at) throw failing(code);
  };
  return () => count;
}
const heal = (volume: MemoryVolume): void => {
  volume.step = () => undefined;
};

/** ok, a failure that has a sentence, or a throw, which the door answers with a reference. */
async function outcome(
  act: Promise<{ readonly ok: boolean; readonly error?: { readonly kind: string } }>,
): Promise<string> {
  try {
    const answer = await act;
    return answer.ok ? 'ok' : (answer.error?.kind ?? 'no kind');
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : ''}`;
  }
}
const expected: Readonly<Record<string, readonly string[]>> = {
  ENOSPC: ['file/disk-full'],
  // Answered by its reference until the table of attempt knows it.
  EIO: ['threw EIO', 'file/broken-disk'],
};

async function office(seed = 21, acts = 25) {
  const volume = twoPlaces();
  const desk = copyDesk(volume, base, { frameSize: 1024 });
  const vault = desk.books.vaultOf('real');
  await liveAWhile(vault, seededChance(seed), 'office', acts);
  return { volume, desk, vault, before: await digestOfAll(vault) };
}

const open = (desk: CopyDesk, name: string) =>
  desk.calls['copies.open']({ handle: desk.fileAt(`${stick}/${name}`), passphrase: null });

const cases = (['ENOSPC', 'EIO'] as const).flatMap((code) =>
  (['once', 'full', 'gone'] as const).map((way) => [code, way] as const),
);

describe.each(cases)('a disk that answers %s (%s)', (code, way) => {
  it('at any step of writing leaves no part and no half copy, and the book as it was', async () => {
    const began = performance.now();
    const { volume, desk, vault, before } = await office();
    const write = () => desk.calls['copies.write']({ ledger: 'real', folder: desk.folderAt(stick), passphrase: 'x' });
    let at = 1;
    for (; ; at += 1) {
      const count = failAt(volume, at, code, way);
      const said = await outcome(write());
      const steps = count();
      heal(volume);
      expect(await digestOfAll(vault)).toBe(before);
      if (steps < at) {
        expect(said).toBe('ok');
        break;
      }
      expect(expected[code]).toContain(said);
      // A disk that is gone lets nothing be cleared away; the next copy does it.
      if (way !== 'gone') expect(onStick(volume)).toEqual([]);
    }
    expect(at).toBeGreaterThan(15);
    const left = onStick(volume);
    expect(left.filter((path) => path.endsWith('.part'))).toEqual([]);
    for (const path of left) valueOf(await desk.calls['copies.open']({ handle: desk.fileAt(path), passphrase: 'x' }));
    faultLine({ case: `package, ${code} ${way} while writing`, runs: at, lost: 0, seed: null }, began);
  });

  it('at any step of opening shows nothing half, and can be tried again', async () => {
    const began = performance.now();
    const { volume, desk, vault, before } = await office();
    const { name } = await backUp(desk, 'real');
    let at = 1;
    for (; ; at += 1) {
      const count = failAt(volume, at, code, way);
      const said = await outcome(open(desk, name));
      const steps = count();
      heal(volume);
      expect(await digestOfAll(vault)).toBe(before);
      if (steps < at) {
        expect(said).toBe('ok');
        break;
      }
      expect(expected[code]).toContain(said);
      expect(valueOf(await desk.books.vaultOf('incoming').inspect()).disk).toBeNull();
      if (way !== 'gone') expect(beside(volume)).toEqual([]);
    }
    expect(at).toBeGreaterThan(15);
    expect(await digestOfAll(desk.books.vaultOf('incoming'))).toBe(before);
    faultLine({ case: `package, ${code} ${way} while opening`, runs: at, lost: 0, seed: null }, began);
  });

  it('at any step of adopting leaves the old book or the new one in place, in this run and the next', async () => {
    const began = performance.now();
    let at = 1;
    for (; ; at += 1) {
      const { volume, desk, vault, before } = await office();
      const { name } = await backUp(desk, 'real');
      await liveAWhile(vault, seededChance(at), 'office', 12);
      const later = await digestOfAll(vault);
      valueOf(await open(desk, name));
      const count = failAt(volume, at, code, way);
      const said = await outcome(desk.calls['copies.adopt']({ ledger: 'real' }));
      const steps = count();
      heal(volume);
      // Once the new book is in its place, notes that could not be cleared are no reason to say otherwise.
      const wanted = said === 'ok' ? [before] : [later];
      expect(wanted).toContain(await digestOfAll(vault));
      const again = copyDesk(volume, base);
      expect(wanted).toContain(await digestOfAll(again.books.vaultOf('real')));
      expect(valueOf(await again.books.books()).books).toEqual(['real']);
      expect(beside(volume)).toEqual([]);
      if (steps < at) {
        expect(said).toBe('ok');
        break;
      }
      expect(['ok', ...expected[code]!]).toContain(said);
      valueOf(await open(again, name));
      valueOf(await again.calls['copies.adopt']({ ledger: 'real' }));
      expect(await digestOfAll(again.books.vaultOf('real'))).toBe(before);
    }
    expect(at).toBeGreaterThan(4);
    faultLine({ case: `package, ${code} ${way} while adopting`, runs: at, lost: 0, seed: null }, began);
  });
});

describe('a program that is killed', () => {
  it.each([
    ['with a vault', true],
    ['where there was none', false],
  ])('between any two steps of adopting, %s, finds a whole book or the old state', async (_title, hadVault) => {
    const began = performance.now();
    let at = 1;
    const seen = new Set<string>();
    for (; ; at += 1) {
      const { volume, desk, vault, before } = await office();
      const { name } = await backUp(desk, 'real');
      await liveAWhile(vault, seededChance(at), 'office', 12);
      const later = hadVault ? await digestOfAll(vault) : 'none';
      if (!hadVault) await volume.files.removeFolder(`${base}/vault`);
      const run = copyDesk(volume, base);
      valueOf(await open(run, name));
      const count = failAt(volume, at, 'EKILLED', 'gone');
      const said = await outcome(run.calls['copies.adopt']({ ledger: 'real' }));
      const steps = count();
      heal(volume);
      const again = copyDesk(volume, base);
      const found = await digestOfAll(again.books.vaultOf('real'));
      expect(said === 'ok' ? [before] : [later, before]).toContain(found);
      seen.add(found === before ? 'new' : 'old');
      if (steps < at) {
        expect(said).toBe('ok');
        break;
      }
      valueOf(await open(again, name));
      const { generation } = valueOf(await again.calls['copies.adopt']({ ledger: 'real' }));
      expect(generation).toBeGreaterThan(1);
      expect(await digestOfAll(again.books.vaultOf('real'))).toBe(before);
    }
    expect([...seen].sort()).toEqual(['new', 'old']);
    faultLine(
      {
        case: `package, killed while adopting, ${hadVault ? 'over a vault' : 'no vault'}`,
        runs: at,
        lost: 0,
        seed: null,
      },
      began,
    );
  });
  it('between any two steps of writing leaves at most a part that the next copy clears away', async () => {
    const began = performance.now();
    const { volume, before } = await office();
    let at = 1;
    for (; ; at += 1) {
      const run = copyDesk(volume, base, { frameSize: 1024 });
      const count = failAt(volume, at, 'EKILLED', 'gone');
      const said = await outcome(
        run.calls['copies.write']({ ledger: 'real', folder: run.folderAt(stick), passphrase: null }),
      );
      heal(volume);
      for (const path of onStick(volume).filter((one) => one.endsWith('.tutd')))
        valueOf(await run.calls['copies.open']({ handle: run.fileAt(path), passphrase: null }));
      if (count() < at) {
        expect(said).toBe('ok');
        break;
      }
    }
    expect(onStick(volume).filter((path) => path.endsWith('.part'))).toEqual([]);
    expect(await digestOfAll(copyDesk(volume, base).books.vaultOf('real'))).toBe(before);
    faultLine({ case: 'package, killed while writing', runs: at, lost: 0, seed: null }, began);
  });
  it('between any two steps of opening leaves nothing that outlives the next start', async () => {
    const { volume, desk, before } = await office();
    const { name } = await backUp(desk, 'real');
    let at = 1;
    for (; ; at += 1) {
      const run = copyDesk(volume, base);
      valueOf(await run.books.books());
      const count = failAt(volume, at, 'EKILLED', 'gone');
      const said = await outcome(open(run, name));
      heal(volume);
      const again = copyDesk(volume, base);
      expect(await digestOfAll(again.books.vaultOf('real'))).toBe(before);
      expect(beside(volume)).toEqual([]);
      if (count() < at) {
        expect(said).toBe('ok');
        break;
      }
    }
    expect(at).toBeGreaterThan(15);
  });
});

describe('a stick that reads back otherwise', () => {
  it('is not acknowledged and leaves nothing that looks like a copy', async () => {
    const { volume, desk } = await office();
    const { files } = volume;
    const bad = copyDesk(
      {
        disk: volume.disk,
        files: {
          ...files,
          open: async (path) => {
            const source = await files.open(path);
            return {
              ...source,
              read: async (at, length) => {
                const bytes = await source.read(at, length);
                if (at > 2000 && bytes.length > 40) bytes[20]! ^= 4;
                return bytes;
              },
            };
          },
        },
      },
      base,
    );
    expect(
      await bad.calls['copies.write']({ ledger: 'real', folder: bad.folderAt(stick), passphrase: null }),
    ).toMatchObject({ error: { kind: 'package/damaged' } });
    expect(onStick(volume)).toEqual([]);
    expect((await backUp(desk, 'real')).size).toBeGreaterThan(2000);
  });
});
