import type { Sealer } from '../vault/sealer.ts';

/** How the key of the second copy is kept in the settings file, and whether the vault is encrypted. */
export type KeyKeeper = {
  readonly isSealed: () => boolean;
  /** null: it must not be written down; the key then lasts as long as the program runs. */
  readonly seal: (key: Uint8Array) => Uint8Array | null;
  /** null: not to be opened now. */
  readonly open: (sealed: Uint8Array) => Uint8Array | null;
};

const purpose = 'second-copy-key';

/**
 * Where the office encrypts its vault, the key of the second copy is sealed with it, and no copy goes without a key. Where it
 * does not, the key needs no better hiding place than the vault itself.
 */
export const sealedKeeper = (sealer: Sealer): KeyKeeper => ({
  isSealed: () => sealer.state().kind !== 'none',
  seal: (key) => {
    const { kind } = sealer.state();
    return kind === 'none' ? key : kind === 'open' ? sealer.seal(purpose, key) : null;
  },
  open: (sealed) => {
    const { kind } = sealer.state();
    return kind === 'none' ? sealed : kind === 'open' ? sealer.open(purpose, sealed) : null;
  },
});
