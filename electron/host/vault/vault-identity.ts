import { join } from 'node:path';
import { z } from 'zod';
import { err, ok } from '#shared/kernel';
import { attempt } from '../attempt.ts';
import type { Disk } from '../disk.ts';
import { digestOf } from './chain-hash.ts';
import type { Sealer } from './sealer.ts';
import { plainSeal, sealedWith, type VaultSeal } from './vault-seal.ts';
import type { Answer } from './vault-types.ts';
import { formatWhole, parseWhole } from './whole-text.ts';

export const identityName = 'identity.json';
const identityFile = z.strictObject({
  format: z.literal('two-up-two-down/vault'),
  version: z.literal(1),
  identity: z.string(),
  created: z.string(),
  /** Name of the key under which the vault is sealed. */
  sealed: z.string().optional(),
  /** The first vaults had none. */
  sum: z.string().optional(),
});
export type Founded = { readonly identity: string; readonly created: string; readonly sealed: string | null };
/** kept null: no such file. held null: there is one that cannot be read. */
export type VaultIdentity = { readonly held: Founded | null };

const sumOf = ({ identity, created, sealed }: Founded): string => digestOf(JSON.stringify([identity, created, sealed]));

export async function readIdentity(disk: Disk, folder: string): Answer<VaultIdentity | null> {
  const path = join(folder, identityName);
  return attempt(identityName, async () => {
    if ((await disk.size(path)) === null) return null;
    const parsed = identityFile.safeParse(parseWhole(await disk.read(path)));
    if (!parsed.success) return { held: null };
    const { identity, created, sealed = null, sum } = parsed.data;
    const held = { identity, created, sealed };
    return { held: sum === undefined || sum === sumOf(held) ? held : null };
  });
}

export async function writeIdentity(disk: Disk, folder: string, founded: Founded): Promise<void> {
  const { identity, created, sealed } = founded;
  const file = {
    format: 'two-up-two-down/vault',
    version: 1,
    identity,
    created,
    ...(sealed === null ? {} : { sealed }),
    sum: sumOf(founded),
  };
  await disk.makeFolder(folder);
  await disk.writeWhole(join(folder, identityName), formatWhole(file));
}

/**
 * How this vault is kept. A vault that was founded plain stays plain; a sealed one is never judged while its key is not in
 * the memory. One that is yet to be founded, or cannot say what it is, is taken as this office keeps its vaults.
 */
export function sealOf(identity: VaultIdentity | null, sealer: Sealer) {
  const state = sealer.state();
  const held = identity?.held ?? null;
  if (held !== null && held.sealed === null) return ok(plainSeal);
  if (state.kind === 'none' && held === null) return ok(plainSeal);
  if (state.kind !== 'open') return err({ kind: 'operators/signed-out' });
  if (held !== null && held.sealed !== state.key) return err({ kind: 'vault/other-identity' });
  return ok<VaultSeal>(sealedWith(sealer, state.key));
}
