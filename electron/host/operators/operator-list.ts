import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { operatorName, roles, type Role } from '#shared/operators';
import { digestOf } from '../vault/chain-hash.ts';
import { parseLine } from '../vault/parse-line.ts';
import { listKeyOf } from '../vault/sealer.ts';
import { passwordLock, type PasswordLock } from './password-lock.ts';

const operator = z.strictObject({
  name: z.string().min(1),
  role: z.enum(roles),
  active: z.boolean(),
  lock: passwordLock,
});
const listFile = z.strictObject({
  format: z.literal('two-up-two-down/operators'),
  version: z.literal(1),
  /** Of the beginning; a list of another beginning belongs to other data. */
  id: z.string().regex(/^[0-9a-f]{32}$/),
  /** Counts the savings. */
  revision: z.int().positive(),
  protection: z.enum(['passwords', 'encrypted']),
  operators: z.array(operator).min(1),
  recovery: passwordLock,
});
const signedFile = listFile.extend({
  /** Keyed by the data key, so that a role cannot be raised in an editor; null where nothing is encrypted. */
  signature: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable(),
  sum: z.string(),
});
export type ListedOperator = {
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly lock: PasswordLock;
};
export type OperatorList = {
  readonly id: string;
  readonly revision: number;
  readonly protection: 'passwords' | 'encrypted';
  readonly operators: readonly ListedOperator[];
  readonly recovery: PasswordLock;
};
export type SignedList = OperatorList & { readonly signature: string | null };

/** In this order, so that neither sum nor signature depends on who wrote the file. */
const plainOf = ({ id, revision, protection, operators, recovery }: OperatorList) => ({
  format: 'two-up-two-down/operators' as const,
  version: 1 as const,
  id,
  revision,
  protection,
  operators: operators.map(({ name, role, active, lock }) => ({ name, role, active, lock: lockOf(lock) })),
  recovery: lockOf(recovery),
});
const lockOf = ({ salt, cost, verifier, wrapped }: PasswordLock): PasswordLock => ({
  salt,
  cost: { n: cost.n, r: cost.r, p: cost.p },
  verifier,
  wrapped,
});

const signatureOf = (list: OperatorList, dataKey: Uint8Array): Buffer =>
  createHmac('sha256', listKeyOf(dataKey))
    .update(JSON.stringify(plainOf(list)))
    .digest();

export const signed = (list: OperatorList, dataKey: Uint8Array | null): SignedList => ({
  ...list,
  signature: dataKey === null ? null : signatureOf(list, dataKey).toString('hex'),
});
export const isSignedBy = (list: SignedList, dataKey: Uint8Array): boolean =>
  list.signature !== null && timingSafeEqual(signatureOf(list, dataKey), Buffer.from(list.signature, 'hex'));

export function writeList(list: SignedList): string {
  const content = { ...plainOf(list), signature: list.signature };
  return `${JSON.stringify({ ...content, sum: digestOf(JSON.stringify(content)) }, null, 2)}\n`;
}

/** null where the bytes are not, to the last one, what writeList wrote. */
export function readList(bytes: Uint8Array): SignedList | null {
  const read = signedFile.safeParse(parseLine(bytes));
  if (!read.success) return null;
  const list: SignedList = read.data;
  const encrypted = list.protection === 'encrypted';
  const locks = [...list.operators.map(({ lock }) => lock), list.recovery];
  const names = list.operators.map(({ name }) => name);
  const agrees =
    locks.every(({ wrapped }) => (wrapped !== null) === encrypted) &&
    (list.signature !== null) === encrypted &&
    names.every((name, at) => operatorName(name) === name && names.indexOf(name) === at);
  return agrees && Buffer.from(bytes).equals(Buffer.from(writeList(list), 'utf8')) ? list : null;
}
