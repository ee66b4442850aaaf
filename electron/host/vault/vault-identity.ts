import { join } from 'node:path';
import { z } from 'zod';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { parseLine } from './scan-journal.ts';
import type { Answer } from './vault-types.ts';

export const identityName = 'identity.json';
const identityFile = z.strictObject({
  format: z.literal('two-up-two-down/vault'),
  version: z.literal(1),
  identity: z.string(),
  created: z.string(),
});
/** kept null: no such file. held null: there is one that cannot be read. */
export type VaultIdentity = { readonly held: { readonly identity: string; readonly created: string } | null };

export async function readIdentity(disk: Disk, folder: string): Answer<VaultIdentity | null> {
  const path = join(folder, identityName);
  return attempt(identityName, async () => {
    if ((await disk.size(path)) === null) return null;
    const parsed = identityFile.safeParse(parseLine(await disk.read(path)));
    return { held: parsed.success ? { identity: parsed.data.identity, created: parsed.data.created } : null };
  });
}

export async function writeIdentity(
  disk: Disk,
  folder: string,
  founded: { readonly identity: string; readonly created: string },
): Promise<void> {
  const { identity, created } = founded;
  const file: z.infer<typeof identityFile> = { format: 'two-up-two-down/vault', version: 1, identity, created };
  await disk.makeFolder(folder);
  await disk.writeWhole(join(folder, identityName), new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`));
}
