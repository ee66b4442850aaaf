import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { HostFailure } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Answer } from '../vault/vault-types.ts';
import type { CopyFiles, Source } from './copy-files.ts';
import { checkFrames, frameReader, readOpening } from './frame-reader.ts';
import type { FrameReader, Opening } from './frame-reader.ts';
import { passKey, unlockedKey } from './package-key.ts';
import type { PassKey } from './package-key.ts';
import type { PackageFault, PackageHeader } from './package-layout.ts';

/** null: none. A key is what a passphrase became when the second copy was chosen. */
export type Secret = { readonly passphrase: string } | { readonly key: PassKey } | null;
export type OpenPackage = { readonly header: PackageHeader; readonly size: number; readonly frames: FrameReader };

const isFault = (failure: HostFailure | PackageFault): failure is PackageFault => failure.kind.startsWith('package/');

export const named = (failure: HostFailure | PackageFault, file: string): HostFailure =>
  isFault(failure) ? { ...failure, file } : failure;

async function unlocked(
  { encryption }: PackageHeader,
  secret: Secret,
): Promise<Result<Uint8Array | null, PackageFault>> {
  if (encryption === null) return ok(null);
  if (secret === null) return err({ kind: 'package/needs-passphrase' });
  const made = 'key' in secret ? secret.key : await passKey(secret.passphrase, encryption.cost, encryption.salt);
  const key = unlockedKey(made.key, encryption);
  return key === null ? err({ kind: 'package/wrong-passphrase' }) : ok(key);
}

/**
 * Damage is looked for before the passphrase is tried, in every byte of the file: so a wrong passphrase is said only of a
 * file that is sound.
 */
async function prepare(source: Source, secret: Secret): Promise<Result<OpenPackage, PackageFault>> {
  const opening: Result<Opening, PackageFault> = await readOpening(source);
  if (!opening.ok) return opening;
  const { header } = opening.value;
  const checked = await checkFrames(source, opening.value);
  if (!checked.ok) return checked;
  const key = await unlocked(header, secret);
  if (!key.ok) return key;
  return ok({ header, size: source.size, frames: frameReader(source, opening.value, key.value) });
}

/** Opens a package that was checked whole, and closes it after the act. */
export async function withPackage<T>(
  files: CopyFiles,
  path: string,
  file: string,
  secret: Secret,
  act: (opened: OpenPackage) => Promise<Result<T, HostFailure | PackageFault>>,
): Answer<T> {
  const answered = await attempt(file, async () => {
    const source = await files.open(path);
    try {
      const opened = await prepare(source, secret);
      return opened.ok ? await act(opened.value) : opened;
    } finally {
      await source.close();
    }
  });
  if (!answered.ok) return answered;
  return answered.value.ok ? answered.value : err(named(answered.value.error, file));
}

/** The header alone, of a file that may be anything. */
export async function headerOf(files: CopyFiles, path: string): Promise<PackageHeader | null> {
  const source = await files.open(path);
  try {
    const opening = await readOpening(source);
    return opening.ok ? opening.value.header : null;
  } finally {
    await source.close();
  }
}
