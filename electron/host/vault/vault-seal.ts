import { plainLines, sealedLines, type LineSeal } from './line-seal.ts';
import type { Sealer } from './sealer.ts';

/** How one vault is kept: plain or sealed as a whole, as its identity.json says. */
export type VaultSeal = {
  /** Name of the key, null where the vault is plain. */
  readonly key: string | null;
  readonly lines: LineSeal;
  readonly write: (purpose: string, plain: Uint8Array) => Uint8Array;
  /** null where the bytes are not what was written. */
  readonly read: (purpose: string, kept: Uint8Array<ArrayBuffer>) => Uint8Array<ArrayBuffer> | null;
};

export const plainSeal: VaultSeal = {
  key: null,
  lines: plainLines,
  write: (_purpose, plain) => plain,
  read: (_purpose, kept) => kept,
};

export const sealedWith = (sealer: Sealer, key: string): VaultSeal => ({
  key,
  lines: sealedLines(sealer),
  write: sealer.seal,
  read: sealer.open,
});
