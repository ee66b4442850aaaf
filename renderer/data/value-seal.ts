/** How the values of the working copy stand in the database. */
export type ValueSeal = {
  readonly hasKey: boolean;
  readonly seal: (purpose: string, value: unknown) => Promise<unknown>;
  /** Rejects with SealBroken where the value is not what was sealed for this purpose. */
  readonly open: (purpose: string, kept: unknown) => Promise<unknown>;
};

/** A value that this key did not seal, or that was changed; the ledger answers it as ledger/other-key. */
export class SealBroken extends Error {
  constructor() {
    super('ledger/other-key');
    this.name = 'SealBroken';
  }
}

/** revision stays beside in the clear, because a commit compares it inside its transaction, where nothing can be opened. */
type Sealed = { readonly sealed: ArrayBuffer; readonly revision?: number };

const nonceLength = 12;
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
const isSealed = (value: unknown): value is Sealed => isObject(value) && value['sealed'] instanceof ArrayBuffer;
const revisionOf = (value: unknown): number | undefined =>
  isObject(value) && typeof value['revision'] === 'number' ? value['revision'] : undefined;

/** A database without a key refuses what a key sealed, instead of showing it as data. */
export const plainValues: ValueSeal = {
  hasKey: false,
  seal: (_purpose, value) => Promise.resolve(value),
  open: (_purpose, kept) => (isSealed(kept) ? Promise.reject(new SealBroken()) : Promise.resolve(kept)),
};

export function sealedValues(key: CryptoKey): ValueSeal {
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const aes = (nonce: Uint8Array<ArrayBuffer>, purpose: string): AesGcmParams => ({
    name: 'AES-GCM',
    iv: nonce,
    additionalData: encoder.encode(purpose),
  });

  return {
    hasKey: true,
    seal: async (purpose, value) => {
      const nonce = crypto.getRandomValues(new Uint8Array(nonceLength));
      const body = await crypto.subtle.encrypt(aes(nonce, purpose), key, encoder.encode(JSON.stringify(value)));
      const sealed = new Uint8Array(nonceLength + body.byteLength);
      sealed.set(nonce);
      sealed.set(new Uint8Array(body), nonceLength);
      const revision = revisionOf(value);
      const whole: Sealed = { sealed: sealed.buffer, ...(revision === undefined ? {} : { revision }) };
      return whole;
    },
    open: async (purpose, kept) => {
      if (kept === undefined) return undefined;
      if (!isSealed(kept) || kept.sealed.byteLength < nonceLength) throw new SealBroken();
      const nonce = new Uint8Array(kept.sealed, 0, nonceLength);
      const body = await crypto.subtle
        .decrypt(aes(nonce, purpose), key, new Uint8Array(kept.sealed, nonceLength))
        .catch(() => {
          throw new SealBroken();
        });
      const value: unknown = JSON.parse(decoder.decode(body));
      if (revisionOf(value) !== kept.revision) throw new SealBroken();
      return value;
    },
  };
}

/** The key for the rows, as the host gives it at log-in; it can be used, and not read again. The bytes are overwritten. */
export async function importPageKey(bytes: Uint8Array): Promise<CryptoKey> {
  const own = bytes.slice();
  const key = await crypto.subtle.importKey('raw', own, 'AES-GCM', false, ['encrypt', 'decrypt']);
  own.fill(0);
  bytes.fill(0);
  return key;
}
