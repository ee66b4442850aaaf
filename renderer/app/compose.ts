import { dexieLedger } from '../data/dexie-ledger.ts';
import { ledgerDatabase } from '../data/ledger-database.ts';
import { hostClient } from '../host/host-client.ts';
import type { Office } from '../usecases/office.ts';

const operatorKey = 'operator';

export const rememberedOperator = (): string => localStorage.getItem(operatorKey) ?? '';
export const rememberOperator = (name: string): void => {
  localStorage.setItem(operatorKey, name);
};

const host = hostClient();

/** The only place where ports meet their adapters. */
export function composeOffice(kind: 'real' | 'practice'): Office {
  return {
    kind,
    host,
    ledger: dexieLedger(ledgerDatabase(kind)),
    clock: { now: () => new Date().toISOString() },
    identities: { next: () => crypto.randomUUID() },
    operator: rememberedOperator,
  };
}
