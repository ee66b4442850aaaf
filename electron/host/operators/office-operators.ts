import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { hostContract } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import type { Sealer } from '../vault/sealer.ts';
import { identityName } from '../vault/vault-identity.ts';
import { accessTrail, type AccessAct } from './access-trail.ts';
import { listShelf } from './list-shelf.ts';
import { operators, type Operators } from './operators.ts';
import type { OperatorSession } from './operator-session.ts';
import { usualCost, type LockPorts } from './password-lock.ts';

export type OperatorSettings = Partial<LockPorts>;
const bookName = hostContract['vault.inspect'].input.shape.ledger;

export type OfficeOperators = {
  readonly operators: Operators;
  readonly sealer: Sealer;
  /** Notes what was done to the data as a whole, in the name of who is signed in. */
  readonly note: (act: AccessAct, detail?: Readonly<Record<string, unknown>>) => Promise<void>;
};

/** The operators of one data folder. */
export function officeOperators(ports: {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly dataFolder: string;
  readonly vaultFolder: () => string;
  readonly session: OperatorSession;
  readonly operators?: OperatorSettings;
}): OfficeOperators {
  const { disk, clock, dataFolder, vaultFolder } = ports;
  const trail = accessTrail({ disk, clock, folder: join(dataFolder, 'access') });
  const office = operators({
    shelf: listShelf({ disk, dataFolder, vaultFolder }),
    trail,
    session: ports.session,
    clock,
    cost: ports.operators?.cost ?? usualCost,
    chance: ports.operators?.chance ?? randomBytes,
    hasBooks: () =>
      attempt('vault', async () => {
        for (const { name } of await disk.list(vaultFolder())) {
          if (!bookName.safeParse(name).success) continue;
          if ((await disk.size(join(vaultFolder(), name, identityName))) !== null) return true;
        }
        return false;
      }),
  });
  const note: OfficeOperators['note'] = (act, detail) => trail.note(office.signedIn()?.name ?? '', act, detail);
  return { operators: office, sealer: office.sealer, note };
}
