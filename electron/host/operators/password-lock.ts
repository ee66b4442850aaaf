import { createCipheriv, createDecipheriv, createHmac, scrypt, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';

/** What one try costs: n and r set the memory (128·n·r bytes), p repeats it. */
const cost = z.strictObject({
  n: z
    .int()
    .min(2)
    .max(2 ** 20)
    .refine((n) => (n & (n - 1)) === 0),
  r: z.int().min(1).max(16),
  p: z.int().min(1).max(4),
});
export type Cost = z.infer<typeof cost>;
/** 128 MiB and about half a second on a plain office PC. */
export const usualCost: Cost = { n: 2 ** 17, r: 8, p: 1 };

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
export const passwordLock = z.strictObject({
  salt: hex(16),
  cost,
  verifier: hex(32),
  /** Nonce, encrypted data key and tag; null where nothing is encrypted. */
  wrapped: hex(12 + 32 + 16).nullable(),
});
export type PasswordLock = z.infer<typeof passwordLock>;
export type Chance = (bytes: number) => Uint8Array;
export type LockPorts = { readonly cost: Cost; readonly chance: Chance };

const wrapping = Buffer.from('two-up-two-down/data-key', 'utf8');
const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'hex'));
const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** 64 bytes: the first half wraps the data key, the second half is what the verifier is made of. */
function keysOf(secret: string, salt: Uint8Array, { n, r, p }: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(secret.normalize('NFKC'), salt, 64, { N: n, r, p, maxmem: 256 * n * r }, (error, keys) => {
      if (error) reject(error);
      else resolve(keys);
    });
  });
}
const verifierOf = (keys: Uint8Array): Buffer =>
  createHmac('sha256', keys.subarray(32)).update('two-up-two-down/verifier').digest();

function wrap(keys: Uint8Array, dataKey: Uint8Array, nonce: Uint8Array): string {
  const cipher = createCipheriv('aes-256-gcm', keys.subarray(0, 32), nonce).setAAD(wrapping);
  return hexOf(Buffer.concat([nonce, cipher.update(dataKey), cipher.final(), cipher.getAuthTag()]));
}
function unwrap(keys: Uint8Array, wrapped: string): Uint8Array<ArrayBuffer> | null {
  const bytes = bytesOf(wrapped);
  const decipher = createDecipheriv('aes-256-gcm', keys.subarray(0, 32), bytes.subarray(0, 12), { authTagLength: 16 });
  decipher.setAAD(wrapping).setAuthTag(bytes.subarray(-16));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]));
  } catch {
    return null;
  }
}

export async function makeLock(secret: string, dataKey: Uint8Array | null, ports: LockPorts): Promise<PasswordLock> {
  const salt = ports.chance(16);
  const keys = await keysOf(secret, salt, ports.cost);
  const lock = {
    salt: hexOf(salt),
    cost: ports.cost,
    verifier: hexOf(verifierOf(keys)),
    wrapped: dataKey === null ? null : wrap(keys, dataKey, ports.chance(12)),
  };
  keys.fill(0);
  return lock;
}

/** damaged: the secret is right, and what it should unwrap is not what was written. */
export type Unlocked =
  | { readonly kind: 'wrong' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'right'; readonly dataKey: Uint8Array<ArrayBuffer> | null };

export async function openLock(secret: string, lock: PasswordLock): Promise<Unlocked> {
  const keys = await keysOf(secret, bytesOf(lock.salt), lock.cost);
  try {
    if (!timingSafeEqual(verifierOf(keys), bytesOf(lock.verifier))) return { kind: 'wrong' };
    const dataKey = lock.wrapped === null ? null : unwrap(keys, lock.wrapped);
    if (dataKey === null && lock.wrapped !== null) return { kind: 'damaged' };
    return { kind: 'right', dataKey };
  } finally {
    keys.fill(0);
  }
}
