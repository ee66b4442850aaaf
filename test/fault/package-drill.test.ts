import { expect, it } from 'vitest';
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
import type { Chance } from '../support/copy-desk.ts';
import { faultLine, faultRuns, faultSeed } from '../support/fault-line.ts';
import type { MemoryVolume } from '../support/memory-volume.ts';

const vaultFolder = `${base}/vault`;

/** Destroys something of the live vault: the whole of it, a file, a part of one, or one put in the place of another. */
function wreck({ content, folders }: MemoryVolume, chance: Chance): string {
  const files = [...content.keys()].filter((path) => path.startsWith(vaultFolder));
  const path = files[chance.below(files.length)]!;
  const other = files[chance.below(files.length)]!;
  const bytes = content.get(path)!;
  switch (chance.below(6)) {
    case 0:
      for (const file of files) content.delete(file);
      for (const folder of [...folders]) if (folder.startsWith(vaultFolder)) folders.delete(folder);
      return 'vault deleted';
    case 1:
      content.delete(path);
      return `deleted ${path}`;
    case 2:
      content.set(path, bytes.slice(0, chance.below(bytes.length + 1)));
      return `cut ${path}`;
    case 3: {
      const changed = new Uint8Array(bytes);
      for (let n = 0; n < 1 + chance.below(20) && changed.length > 0; n += 1)
        changed[chance.below(changed.length)]! ^= 1 + chance.below(255);
      content.set(path, changed);
      return `flipped ${path}`;
    }
    case 4:
      content.set(path, content.get(other)!);
      content.set(other, bytes);
      return `exchanged ${path} and ${other}`;
    default:
      for (const file of files) if (chance.below(2) === 0) content.set(file, new Uint8Array());
      return 'half of the files emptied';
  }
}

const imageOf = ({ content }: MemoryVolume, folder: string): string =>
  JSON.stringify(
    [...content]
      .filter(([path]) => path.startsWith(folder))
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([path, bytes]) => [path.slice(folder.length), Buffer.from(bytes).toString('base64')]),
  );

async function drill(seed: number): Promise<string | null> {
  const chance = seededChance(seed);
  const book = (['real', 'practice', 'practice-2028'] as const)[chance.below(3)]!;
  const passphrase = chance.below(2) === 0 ? null : `口令${String(chance.below(1000))}`;
  const frameSize = 64 + chance.below(8192);
  const volume = twoPlaces();
  const first = copyDesk(volume, base, { frameSize });
  const vault = first.books.vaultOf(book);
  await liveAWhile(vault, chance, `office-${String(seed)}`, 1 + chance.below(25));
  const before = await digestOfAll(vault);
  const live = imageOf(volume, vaultFolder);
  const { name } = await backUp(first, book, passphrase);
  if (imageOf(volume, vaultFolder) !== live) return 'the copy changed its source';

  if (chance.below(2) === 0) await liveAWhile(vault, chance, `office-${String(seed)}`, chance.below(10));
  const what = wreck(volume, chance);
  const wrecked = imageOf(volume, vaultFolder);

  const second = copyDesk(volume, base);
  const opened = await second.calls['copies.open']({ handle: second.fileAt(`${stick}/${name}`), passphrase });
  if (!opened.ok) return `${what}: ${opened.error.kind}`;
  if ((await digestOfAll(second.books.vaultOf('incoming'))) !== before) return `${what}: the opened copy is another`;
  if (imageOf(volume, vaultFolder) !== wrecked) return `${what}: opening touched the live vault`;
  const adopted = valueOf(await second.calls['copies.adopt']({ ledger: book }));
  if ((await digestOfAll(second.books.vaultOf(book))) !== before) return `${what}: the restored book is another`;
  if (
    adopted.aside !== null &&
    imageOf(volume, `${base}/aside/${adopted.aside}`) !== wrecked.replaceAll(`"/${book}/`, '"/')
  )
    return `${what}: what was kept aside was changed`;
  const third = copyDesk(volume, base).books.vaultOf(book);
  const state = valueOf(await third.inspect()).disk;
  if (state?.damaged !== null || state.generation !== adopted.generation)
    return `${what}: found otherwise after a restart`;
  return (await digestOfAll(third)) === before ? null : `${what}: another book after a restart`;
}

it(`restores every one of many random states, equal by digest (seed ${String(faultSeed)})`, async () => {
  const began = performance.now();
  const runs = faultRuns(500);
  const lost: string[] = [];
  for (let run = 0; run < runs; run += 1) {
    const found = await drill(faultSeed + run);
    if (found !== null) lost.push(`seed ${String(faultSeed + run)}: ${found}`);
  }
  faultLine({ case: 'back up, wreck, restore', runs, lost: lost.length, seed: faultSeed }, began);
  expect(lost).toEqual([]);
}, 600_000);
