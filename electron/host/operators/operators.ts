import { err, ok } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { HostFailure, HostInput, HostOutput } from '#shared/contract';
import {
  checkPassword,
  decideOperator,
  findOperator,
  operatorName,
  readRecoveryCode,
  recoveryChance,
  recoveryCodeFrom,
} from '#shared/operators';
import type { Clock } from '../clock.ts';
import { oneAtATime } from '../vault/one-at-a-time.ts';
import type { Sealer } from '../vault/sealer.ts';
import type { Answer } from '../vault/vault-types.ts';
import type { AccessTrail } from './access-trail.ts';
import type { ListShelf } from './list-shelf.ts';
import { listKeeper } from './list-keeper.ts';
import type { ListedOperator, OperatorList, SignedList } from './operator-list.ts';
import type { OperatorSession, SignedIn } from './operator-session.ts';
import { makeLock, openLock, type LockPorts, type PasswordLock } from './password-lock.ts';
import { sheet, wrongTries } from './wrong-tries.ts';

export type OperatorsPorts = LockPorts & {
  readonly shelf: ListShelf;
  readonly trail: AccessTrail;
  readonly session: OperatorSession;
  readonly clock: Clock;
  readonly hasBooks: () => Answer<boolean>;
};
type Entered = HostOutput<'operators.signIn'>;
type Opened = { readonly dataKey: Uint8Array<ArrayBuffer> | null; readonly list: SignedList };

export type Operators = {
  readonly state: () => Answer<HostOutput<'operators.state'>>;
  readonly begin: (asked: HostInput<'operators.begin'>) => Answer<HostOutput<'operators.begin'>>;
  readonly signIn: (asked: HostInput<'operators.signIn'>) => Answer<Entered>;
  readonly recover: (asked: HostInput<'operators.recover'>) => Answer<Entered>;
  readonly lock: () => Answer<Record<string, never>>;
  readonly put: (asked: HostInput<'operators.put'>) => Answer<Record<string, never>>;
  readonly changePassword: (asked: HostInput<'operators.changePassword'>) => Answer<Record<string, never>>;
  readonly renewRecovery: () => Answer<{ recoveryCode: string }>;
  readonly trail: (asked: HostInput<'operators.trail'>) => Answer<HostOutput<'operators.trail'>>;
  /** Why no call is answered now; null where the program is open to whoever sits here. */
  readonly closed: () => Promise<HostFailure | null>;
  readonly signedIn: () => SignedIn | null;
  readonly sealer: Sealer;
};

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** 操作员: the list, who is signed in, and the key that only they bring into the memory. */
export function operators(ports: OperatorsPorts): Operators {
  const { shelf, trail, chance, session } = ports;
  const queue = oneAtATime();
  const tries = wrongTries(trail, ports.clock);
  const keeper = listKeeper({
    shelf,
    trail,
    onList: (list) => {
      session.encrypts(list?.protection === 'encrypted');
    },
  });
  const keepNext = (list: SignedList, change: Partial<OperatorList>, dataKey: Uint8Array | null) =>
    keeper.keep({ ...list, ...change, revision: list.revision + 1 }, dataKey);

  const newLock = (secret: string, dataKey: Uint8Array | null): Promise<PasswordLock> =>
    makeLock(secret, dataKey, ports);
  const newCode = (): string => recoveryCodeFrom(chance(recoveryChance));
  const withOperator = (list: OperatorList, one: ListedOperator): readonly ListedOperator[] =>
    findOperator(list.operators, one.name) === undefined
      ? [...list.operators, one]
      : list.operators.map((each) => (each.name === one.name ? one : each));

  function enter({ name, role }: SignedIn, dataKey: Uint8Array<ArrayBuffer> | null): Entered {
    return { name, role, pageKey: session.enter({ name, role }, dataKey) };
  }

  /** The list where log-in is on. */
  async function begun(): Answer<SignedList> {
    const list = await keeper.load();
    if (!list.ok) return list;
    return list.value === null ? err({ kind: 'operators/signed-out' }) : ok(list.value);
  }

  async function present(): Answer<{ readonly list: SignedList; readonly who: SignedIn }> {
    const list = await begun();
    if (!list.ok) return list;
    const who = session.locked() ? null : session.signedIn();
    return who === null ? err({ kind: 'operators/signed-out' }) : ok({ list: list.value, who });
  }

  /** An act of a head who is here, with a key of its own that is overwritten at the end. */
  async function byHead<T>(act: (list: SignedList, who: SignedIn, dataKey: Uint8Array | null) => Answer<T>): Answer<T> {
    const now = await present();
    if (!now.ok) return now;
    const { list, who } = now.value;
    if (who.role !== 'head') return err({ kind: 'operators/not-head' });
    const dataKey = session.copyOfKey();
    try {
      return await act(list, who, dataKey);
    } finally {
      dataKey?.fill(0);
    }
  }

  /** Tries a secret against its lock, counted: name is whose it is, or the sheet. */
  async function tryLock(list: SignedList, name: string, secret: string, lock: PasswordLock): Answer<Opened> {
    const seconds = await tries.secondsFor(name);
    if (seconds > 0) return err({ kind: 'operators/wait', seconds });
    const opened = await openLock(secret, lock);
    if (opened.kind === 'wrong') {
      tries.wrong(name);
      await trail.note(name, name === sheet ? 'wrong-code' : 'wrong-password');
      return err({ kind: name === sheet ? 'operators/wrong-code' : 'operators/wrong-password' });
    }
    tries.right(name);
    if (opened.kind === 'damaged') return err({ kind: 'operators/damaged' });
    const vouched = await keeper.vouched(list, opened.dataKey);
    return vouched.ok ? ok({ dataKey: opened.dataKey, list: vouched.value }) : vouched;
  }

  function active(list: SignedList, asked: string): Result<ListedOperator, HostFailure> {
    const found = findOperator(list.operators, asked);
    return found?.active ? ok(found) : err({ kind: 'operators/unknown', name: operatorName(asked) });
  }

  async function begin({ name: asked, password, encrypt }: HostInput<'operators.begin'>) {
    const list = await keeper.load();
    if (!list.ok) return list;
    if (list.value !== null) return err({ kind: 'operators/begun' });
    const name = operatorName(asked);
    if (name === '') return err({ kind: 'operators/unknown', name });
    const strong = checkPassword(name, password);
    if (!strong.ok) return strong;
    const books = encrypt ? await ports.hasBooks() : ok(false);
    if (!books.ok) return books;
    if (books.value) return err({ kind: 'operators/ledger-exists' });
    const dataKey = encrypt ? new Uint8Array(chance(32)) : null;
    const recoveryCode = newCode();
    const head = { name, role: 'head' as const, active: true, lock: await newLock(password, dataKey) };
    const recovery = await newLock(recoveryCode, dataKey);
    const protection = encrypt ? ('encrypted' as const) : ('passwords' as const);
    const first = { id: hexOf(chance(16)), revision: 1, protection, operators: [head], recovery };
    const kept = await keeper.keep(first, dataKey);
    if (!kept.ok) return kept;
    await trail.note(name, 'begin', { protection });
    return ok({ ...enter(head, dataKey), recoveryCode });
  }

  async function signIn({ name, password }: HostInput<'operators.signIn'>): Answer<Entered> {
    const list = await keeper.load();
    if (!list.ok) return list;
    if (list.value === null) return err({ kind: 'operators/unknown', name });
    const operator = active(list.value, name);
    if (!operator.ok) return operator;
    const opened = await tryLock(list.value, operator.value.name, password, operator.value.lock);
    if (!opened.ok) return opened;
    // Where the list was taken from its second copy, that one says who may enter and as what.
    const entering = active(opened.value.list, operator.value.name);
    if (!entering.ok) return entering;
    await trail.note(entering.value.name, 'sign-in');
    return ok(enter(entering.value, opened.value.dataKey));
  }

  async function recover({ recoveryCode, name, password }: HostInput<'operators.recover'>): Answer<Entered> {
    const list = await begun();
    if (!list.ok) return list;
    const operator = active(list.value, name);
    if (!operator.ok) return operator;
    const strong = checkPassword(operator.value.name, password);
    if (!strong.ok) return strong;
    const code = readRecoveryCode(recoveryCode);
    // A typing error is told by its check signs; it is no try at the lock.
    if (!code.ok) return err({ kind: 'operators/wrong-code' });
    const opened = await tryLock(list.value, sheet, code.value, list.value.recovery);
    if (!opened.ok) return opened;
    const { dataKey, list: vouched } = opened.value;
    const entering = active(vouched, operator.value.name);
    if (!entering.ok) return entering;
    const next = { ...entering.value, lock: await newLock(password, dataKey) };
    const kept = await keepNext(vouched, { operators: withOperator(vouched, next) }, dataKey);
    if (!kept.ok) return kept;
    tries.right(next.name);
    await trail.note(next.name, 'recover');
    return ok(enter(next, dataKey));
  }

  async function put(
    asked: HostInput<'operators.put'>,
    list: SignedList,
    who: SignedIn,
    dataKey: Uint8Array | null,
  ): Answer<Record<string, never>> {
    const decided = decideOperator(list.operators, who.role, { ...asked, hasPassword: asked.password !== null });
    if (!decided.ok) return decided;
    const { name, role, active: mayEnter } = decided.value;
    const strong = asked.password === null ? ok(null) : checkPassword(name, asked.password);
    if (!strong.ok) return strong;
    const held = findOperator(list.operators, name)?.lock;
    const lock = asked.password === null ? held : await newLock(asked.password, dataKey);
    if (lock === undefined) throw new Error('a new operator has a password');
    const next = { name, role, active: mayEnter, lock };
    const kept = await keepNext(list, { operators: withOperator(list, next) }, dataKey);
    if (!kept.ok) return kept;
    await trail.note(who.name, 'put-operator', { name, role, active: mayEnter });
    if (asked.password !== null) {
      tries.right(name);
      await trail.note(who.name, 'set-password', { name });
    }
    if (name === who.name && mayEnter) session.become({ name, role });
    else if (name === who.name) session.leave();
    return ok({});
  }

  async function changePassword({ old, next }: HostInput<'operators.changePassword'>): Answer<Record<string, never>> {
    const now = await present();
    if (!now.ok) return now;
    const { list, who } = now.value;
    const operator = active(list, who.name);
    if (!operator.ok) return operator;
    const strong = checkPassword(who.name, next);
    if (!strong.ok) return strong;
    const opened = await tryLock(list, who.name, old, operator.value.lock);
    if (!opened.ok) return opened;
    const lock = await newLock(next, opened.value.dataKey);
    const kept = await keepNext(
      list,
      { operators: withOperator(list, { ...operator.value, lock }) },
      opened.value.dataKey,
    );
    opened.value.dataKey?.fill(0);
    if (!kept.ok) return kept;
    await trail.note(who.name, 'change-password');
    return ok({});
  }

  async function renewRecovery(
    list: SignedList,
    who: SignedIn,
    dataKey: Uint8Array | null,
  ): Answer<{ recoveryCode: string }> {
    const recoveryCode = newCode();
    const kept = await keepNext(list, { recovery: await newLock(recoveryCode, dataKey) }, dataKey);
    if (!kept.ok) return kept;
    tries.right(sheet);
    await trail.note(who.name, 'renew-recovery');
    return ok({ recoveryCode });
  }

  return {
    begin: (asked) => queue(() => begin(asked)),
    signIn: (asked) => queue(() => signIn(asked)),
    recover: (asked) => queue(() => recover(asked)),
    put: (asked) => queue(() => byHead((list, who, dataKey) => put(asked, list, who, dataKey))),
    changePassword: (asked) => queue(() => changePassword(asked)),
    renewRecovery: () => queue(() => byHead(renewRecovery)),
    state: () =>
      queue(async () => {
        const list = await keeper.load();
        if (!list.ok) return list;
        const named = (list.value?.operators ?? []).map(({ name, role, active: may }) => ({ name, role, active: may }));
        const signedIn = session.signedIn();
        const protection = list.value?.protection ?? 'none';
        return ok({ protection, operators: named, signedIn, locked: session.locked() });
      }),
    lock: async () => {
      const who = session.locked() ? null : session.signedIn();
      // At once and not in turn: whoever locks leaves the seat now.
      session.lock();
      if (who !== null) await trail.note(who.name, 'lock');
      return ok({});
    },
    trail: async ({ after, limit }) => {
      const list = await keeper.load();
      if (!list.ok) return list;
      const isOpen = list.value === null || (!session.locked() && session.signedIn()?.role === 'head');
      return isOpen ? trail.page(after, limit) : err({ kind: 'operators/not-head' });
    },
    closed: async () => {
      const known = keeper.known();
      // Not in turn with a log-in that is under way, once the list is known: it takes half a second.
      const list = known === undefined ? await queue(keeper.load) : ok(known);
      if (!list.ok) return list.error;
      const isOn = list.value !== null;
      return isOn && (session.signedIn() === null || session.locked()) ? { kind: 'operators/signed-out' } : null;
    },
    signedIn: session.signedIn,
    sealer: session.sealer,
  };
}
