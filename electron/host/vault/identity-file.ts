import { join } from 'node:path';
import { z } from 'zod';
import type { Disk } from '../disk.ts';
import { parseLine } from './scan-journal.ts';

export const identityName = 'identity.json';
const identityFile = z.strictObject({
  format: z.literal('two-up-two-down/vault'),
  version: z.literal(1),
  identity: z.string(),
  created: z.string(),
});

export async function readIdentityFile(
  disk: Disk,
  folder: string,
): Promise<'none' | 'damaged' | { readonly identity: string; readonly created: string }> {
  const path = join(folder, identityName);
  if ((await disk.size(path)) === null) return 'none';
  const parsed = identityFile.safeParse(parseLine(await disk.read(path)));
  return parsed.success ? parsed.data : 'damaged';
}

export function identityBytes(identity: string, created: string): Uint8Array {
  const file: z.infer<typeof identityFile> = { format: 'two-up-two-down/vault', version: 1, identity, created };
  return new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`);
}
