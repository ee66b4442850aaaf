import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes } from 'node:crypto';

/**
 * none: what is kept is plain. locked: it is encrypted, and the key is not in the memory. open: it is encrypted under the
 * key of this name.
 */
export type SealerState = { readonly kind: 'none' | 'locked' } | { readonly kind: 'open'; readonly key: string };

export type Sealer = {
  readonly state: () => SealerState;
  /** purpose: what the bytes are, so that none can stand in another's place. */
  readonly seal: (purpose: string, plain: Uint8Array) => Uint8Array<ArrayBuffer>;
  /** null where the bytes are not what was sealed for this purpose with this key. */
  readonly open: (purpose: string, sealed: Uint8Array) => Uint8Array<ArrayBuffer> | null;
};

/** The key left the memory in the middle of an act; the vault answers it as signed out. */
export class KeyGone extends Error {
  constructor() {
    super('the key is not in the memory');
  }
}

const gone = (): never => {
  throw new KeyGone();
};
export const noSealer: Sealer = { state: () => ({ kind: 'none' }), seal: gone, open: gone };

/** `TUTDSEAL` and the version of the layout: magic, nonce, encrypted bytes, tag. */
const magic = new TextEncoder().encode('TUTDSEAL\u0001');
const nonceLength = 12;
const tagLength = 16;
const least = magic.length + nonceLength + tagLength;

export const isSealed = (bytes: Uint8Array): boolean =>
  bytes.length >= least && magic.every((byte, at) => bytes[at] === byte);

const derived = (dataKey: Uint8Array, use: string): Uint8Array<ArrayBuffer> =>
  new Uint8Array(hkdfSync('sha256', dataKey, new Uint8Array(), `two-up-two-down/${use}`, 32));

/** One key a use, so that none of them gives away another. */
export const pageKeyOf = (dataKey: Uint8Array): Uint8Array<ArrayBuffer> => derived(dataKey, 'page');
export const listKeyOf = (dataKey: Uint8Array): Uint8Array<ArrayBuffer> => derived(dataKey, 'operators');

export type Cipher = {
  readonly key: string;
  readonly seal: Sealer['seal'];
  readonly open: Sealer['open'];
  /** Overwrites the key with zeros; nothing can be sealed or opened afterwards. */
  readonly forget: () => void;
};

/** AES-256-GCM with a random nonce of 96 bits and the purpose as associated data. */
export function cipherOf(dataKey: Uint8Array): Cipher {
  let key: Uint8Array | null = derived(dataKey, 'vault');
  const name = createHash('sha256').update('two-up-two-down/key\n').update(key).digest('hex').slice(0, 16);
  return {
    key: name,
    seal: (purpose, plain) => {
      if (key === null) return gone();
      const nonce = randomBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose, 'utf8'));
      const parts = [magic, nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
      return new Uint8Array(Buffer.concat(parts));
    },
    open: (purpose, sealed) => {
      if (key === null) return gone();
      if (!isSealed(sealed)) return null;
      const nonce = sealed.subarray(magic.length, magic.length + nonceLength);
      const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagLength });
      decipher.setAAD(Buffer.from(purpose, 'utf8')).setAuthTag(sealed.subarray(sealed.length - tagLength));
      try {
        const body = sealed.subarray(magic.length + nonceLength, sealed.length - tagLength);
        return new Uint8Array(Buffer.concat([decipher.update(body), decipher.final()]));
      } catch {
        return null;
      }
    },
    forget: () => {
      key?.fill(0);
      key = null;
    },
  };
}
