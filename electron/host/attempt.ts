import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { HostFailure } from '#shared/contract';
import { codeOf } from './disk-files.ts';

const kinds = {
  ENOSPC: 'file/disk-full',
  EDQUOT: 'file/disk-full',
  EIO: 'file/broken-disk',
  EROFS: 'file/read-only',
  EACCES: 'file/read-only',
  EPERM: 'file/read-only',
  EBUSY: 'file/in-use',
  ETXTBSY: 'file/in-use',
  ENOENT: 'file/missing',
  ENOTDIR: 'file/missing',
} as const;

export function failureOf(error: unknown, file: string): HostFailure | null {
  const code = codeOf(error);
  if (code === null || !(code in kinds)) return null;
  return { kind: kinds[code as keyof typeof kinds], file };
}

/** Answers the circumstances of a disk as failures; anything else is a bug and goes on as a throw. */
export async function attempt<T>(file: string, act: () => Promise<T>): Promise<Result<T, HostFailure>> {
  try {
    return ok(await act());
  } catch (error) {
    const failure = failureOf(error, file);
    if (failure === null) throw error;
    return err(failure);
  }
}
