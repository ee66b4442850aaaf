import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import type { ReadFailure } from '#shared/workbook-model';
import { editPackage } from './package-edit.ts';
import type { Zip } from './zip.ts';

/**
 * The same parts in a zip of ours, each unpacked once to see that it comes to the size it states. For libraries: they
 * unpack without a limit, and believe other places of the file than we do.
 */
export function soundCopy(zip: Zip): Result<Buffer, ReadFailure> {
  const file = editPackage(zip);
  if (!file.ok) return file;
  for (const name of file.value.names()) {
    const part = zip.read(name);
    if (!part.ok) return part;
  }
  return ok(file.value.bytes());
}
