import { z } from 'zod';
import { bytes, journalRecord, nothing } from './contract-values.ts';

const role = z.enum(['clerk', 'reviewer', 'head']);
const name = z.string().min(1).max(40);
const password = z.string().max(200);
const signedIn = z.strictObject({ name, role });
/** pageKey: 32 bytes for the rows in the page, where the office chose encryption. */
const entered = signedIn.extend({ pageKey: bytes.nullable() });

/** 操作员: local log-in. While it is on, every other call is refused until someone has signed in. */
export const operatorCalls = {
  'operators.state': {
    input: nothing,
    output: z.strictObject({
      protection: z.enum(['none', 'passwords', 'encrypted']),
      operators: z.array(signedIn.extend({ active: z.boolean() })),
      signedIn: signedIn.nullable(),
      locked: z.boolean(),
    }),
  },
  /** Turns log-in on: the first operator is a head. Encryption can only be chosen before there is a book. */
  'operators.begin': {
    input: z.strictObject({ name, password, encrypt: z.boolean() }),
    output: entered.extend({ recoveryCode: z.string() }),
  },
  'operators.signIn': { input: z.strictObject({ name, password }), output: entered },
  /** With the code of the printed sheet: the operator gets a new password, and nothing is lost. */
  'operators.recover': {
    input: z.strictObject({ recoveryCode: z.string().max(120), name, password }),
    output: entered,
  },
  /** Screen lock: the key leaves the memory, and calls are refused until signIn. */
  'operators.lock': { input: nothing, output: nothing },
  /** By a head: adds an operator or changes one; password null leaves it as it is. */
  'operators.put': {
    input: z.strictObject({ name, role, active: z.boolean(), password: password.nullable() }),
    output: nothing,
  },
  'operators.changePassword': { input: z.strictObject({ old: password, next: password }), output: nothing },
  /** By a head: a new recovery code; the old sheet is worth nothing from then on. */
  'operators.renewRecovery': { input: nothing, output: z.strictObject({ recoveryCode: z.string() }) },
  /** Who came and went, and what was done to the data as a whole: a chained journal of its own. */
  'operators.trail': {
    input: z.strictObject({ after: z.int().nonnegative(), limit: z.int().positive().max(5000) }),
    output: z.strictObject({
      records: z.array(journalRecord.extend({ hash: z.string() })),
      /** First line that is not what was written. */
      damagedLine: z.int().nullable(),
    }),
  },
} as const;
