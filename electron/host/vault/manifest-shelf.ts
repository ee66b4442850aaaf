import { join } from 'node:path';
import { z } from 'zod';
import { hostContract } from '#shared/contract';
import { dayOf } from '../clock.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import { digestOf } from './chain-hash.ts';
import { rungsToKeep } from './ladder.ts';
import { plainSeal, type VaultSeal } from './vault-seal.ts';
import { formatWhole, parseWhole } from './whole-text.ts';
import type { Manifest } from './vault-types.ts';

const fileOfManifest = z.strictObject({
  format: z.literal('two-up-two-down/checkpoint'),
  version: z.literal(1),
  number: z.int().positive(),
  savedAt: z.string(),
  day: z.string(),
  sum: z.string(),
  manifest: hostContract['vault.saveManifest'].input.shape.manifest,
});
type ManifestFile = z.infer<typeof fileOfManifest>;
export type ShelfFile = Pick<ManifestFile, 'number' | 'savedAt' | 'day' | 'manifest'>;

const namePattern = /^(\d{8})\.json$/;
const nameOf = (number: number): string => `${String(number).padStart(8, '0')}.json`;
const purposeOf = (name: string): string => `manifest:${name}`;

/** In this order, so that the sum does not depend on the order of the sender's keys. */
const contentOf = ({ identity, schema, watermark, stage, blobs }: Manifest): readonly unknown[] => [
  identity,
  schema,
  [watermark.sequence, watermark.hash, watermark.at],
  stage,
  blobs.map(({ key, digest }) => [key, digest]),
];
const sumOf = ({ number, savedAt, day, manifest }: ShelfFile): string =>
  digestOf(JSON.stringify([number, savedAt, day, ...contentOf(manifest)]));
/** The first checkpoints did not sum up when they were saved. */
const firstSumOf = ({ manifest }: ShelfFile): string => digestOf(JSON.stringify(contentOf(manifest)));

function parseManifest(bytes: Uint8Array, number: number): ManifestFile | null {
  const read = fileOfManifest.safeParse(parseWhole(bytes));
  if (!read.success || read.data.number !== number) return null;
  return read.data.sum === sumOf(read.data) || read.data.sum === firstSumOf(read.data) ? read.data : null;
}

export type Shelf = { readonly sound: readonly ManifestFile[]; readonly damaged: readonly string[] };

export async function readShelf(disk: Disk, folder: string, seal: VaultSeal = plainSeal): Promise<Shelf> {
  const sound: ManifestFile[] = [];
  const damaged: string[] = [];
  for (const { name } of await disk.list(folder)) {
    const number = Number(namePattern.exec(name)?.[1]);
    if (!Number.isInteger(number)) continue;
    const plain = seal.read(purposeOf(name), await disk.read(join(folder, name)));
    const read = plain === null ? null : parseManifest(plain, number);
    if (read !== null) sound.push(read);
    else damaged.push(name);
  }
  return { sound: sound.sort((a, b) => b.number - a.number), damaged };
}

async function write(disk: Disk, folder: string, shelved: ShelfFile, seal: VaultSeal): Promise<ManifestFile> {
  const { number, savedAt, day, manifest } = shelved;
  const file: ManifestFile = {
    format: 'two-up-two-down/checkpoint',
    version: 1,
    number,
    savedAt,
    day,
    sum: sumOf(shelved),
    manifest,
  };
  await disk.makeFolder(folder);
  await disk.writeWhole(join(folder, nameOf(number)), seal.write(purposeOf(nameOf(number)), formatWhole(file)));
  return file;
}

/** Damaged files are never removed; they count for the next number and keep every blob from being collected. */
export async function addToShelf(
  disk: Disk,
  folder: string,
  manifest: Manifest,
  clock: Clock,
  seal: VaultSeal = plainSeal,
): Promise<ManifestFile> {
  const names = (await disk.list(folder)).map(({ name }) => Number(namePattern.exec(name)?.[1] ?? 0));
  const number = Math.max(0, ...names) + 1;
  const now = clock.now();
  return write(disk, folder, { number, savedAt: now.toISOString(), day: dayOf(now), manifest }, seal);
}

/** Puts a file of another shelf onto this one as it was; false where its number is taken. */
export async function shelveAgain(
  disk: Disk,
  folder: string,
  file: ShelfFile,
  seal: VaultSeal = plainSeal,
): Promise<boolean> {
  if ((await disk.size(join(folder, nameOf(file.number)))) !== null) return false;
  await write(disk, folder, file, seal);
  return true;
}

/** Takes away the rungs that the ladder does not keep; answers the digests still wanted, or null where that is unsure. */
export async function thinShelf(
  disk: Disk,
  folder: string,
  seal: VaultSeal = plainSeal,
): Promise<ReadonlySet<string> | null> {
  const { sound, damaged } = await readShelf(disk, folder, seal);
  const keep = rungsToKeep(sound.map(({ number, day, manifest }) => ({ number, day, stage: manifest.stage })));
  const wanted = new Set<string>();
  for (const { number, manifest } of sound) {
    if (keep.has(number)) for (const { digest } of manifest.blobs) wanted.add(digest);
    else await disk.remove(join(folder, nameOf(number)));
  }
  return damaged.length > 0 ? null : wanted;
}
