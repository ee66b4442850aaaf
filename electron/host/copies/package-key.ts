import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { digestLength, tagLength } from './package-layout.ts';
import type { PackageHeader, ScryptCost } from './package-layout.ts';

/** What a passphrase becomes: kept for the second copy, so that it can be made without asking. */
export type PassKey = { readonly cost: ScryptCost; readonly salt: string; readonly key: Uint8Array };

export const usualCost: ScryptCost = { n: 2 ** 16, r: 8, p: 2 };

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex');

/** Full-width and half-width letters of an input method are one passphrase. */
export function passKey(passphrase: string, cost: ScryptCost, salt: string): Promise<PassKey> {
  const { n, r, p } = cost;
  return new Promise((resolve, reject) => {
    scrypt(
      passphrase.normalize('NFKC'),
      bytesOf(salt),
      digestLength,
      { N: n, r, p, maxmem: 256 * n * r + 1_048_576 },
      (error, key) => {
        if (error) reject(error);
        else resolve({ cost, salt, key: new Uint8Array(key) });
      },
    );
  });
}

export const newSalt = (): string => randomBytes(digestLength).toString('hex');

const derived = (key: Uint8Array, salt: string, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', key, bytesOf(salt), `two-up-two-down/package/${purpose}`, digestLength));

/** A key of its own for every file, for the nonces count from zero in each. */
export const fileKey = (key: Uint8Array, fileSalt: string): Uint8Array => derived(key, fileSalt, 'frames');
export const keyCheck = (key: Uint8Array, fileSalt: string): string => derived(key, fileSalt, 'check').toString('hex');

export function encryptionOf(key: PassKey): { readonly header: PackageHeader['encryption']; readonly key: Uint8Array } {
  const fileSalt = newSalt();
  const { cost, salt } = key;
  return {
    header: { kind: 'scrypt', cost, salt, fileSalt, check: keyCheck(key.key, fileSalt) },
    key: fileKey(key.key, fileSalt),
  };
}

/** null: another passphrase. */
export function unlockedKey(key: Uint8Array, encryption: NonNullable<PackageHeader['encryption']>): Uint8Array | null {
  const check = bytesOf(keyCheck(key, encryption.fileSalt));
  return timingSafeEqual(check, bytesOf(encryption.check)) ? fileKey(key, encryption.fileSalt) : null;
}

export type FramePlace = { readonly headerDigest: Uint8Array; readonly number: number; readonly kind: number };

export function numberBytes(number: number): Uint8Array {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(number));
  return bytes;
}

const nonceOf = (number: number): Uint8Array => Buffer.concat([Buffer.alloc(4), numberBytes(number)]);
const contextOf = ({ headerDigest, number, kind }: FramePlace): Uint8Array =>
  Buffer.concat([headerDigest, numberBytes(number), Buffer.of(kind)]);

export function sealFrame(key: Uint8Array, place: FramePlace, plain: Uint8Array): Uint8Array {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(place.number), { authTagLength: tagLength });
  cipher.setAAD(contextOf(place));
  return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** null: not sealed by this key at this place. */
export function openFrame(key: Uint8Array, place: FramePlace, stored: Uint8Array): Uint8Array | null {
  if (stored.length < tagLength) return null;
  const end = stored.length - tagLength;
  const cipher = createDecipheriv('aes-256-gcm', key, nonceOf(place.number), { authTagLength: tagLength });
  cipher.setAAD(contextOf(place));
  cipher.setAuthTag(stored.subarray(end));
  try {
    return Buffer.concat([cipher.update(stored.subarray(0, end)), cipher.final()]);
  } catch {
    return null;
  }
}
