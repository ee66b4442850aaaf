/** How the key of the second copy is kept in the settings file, and whether the vault is encrypted. */
export type KeyKeeper = {
  readonly isSealed: () => boolean;
  /** null: it must not be written down; the key then lasts as long as the program runs. */
  readonly seal: (key: Uint8Array) => Uint8Array | null;
  /** null: not to be opened now. */
  readonly open: (sealed: Uint8Array) => Uint8Array | null;
};

/** Where the vault is not encrypted, the key of its copies needs no better hiding place than the vault itself. */
export const plainKeeper: KeyKeeper = { isSealed: () => false, seal: (key) => key, open: (sealed) => sealed };
