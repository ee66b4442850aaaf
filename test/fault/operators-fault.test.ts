import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeDisk, type Disk } from '../../electron/host/disk.ts';
import { readList, writeList } from '../../electron/host/operators/operator-list.ts';
import { operatorSession } from '../../electron/host/operators/operator-session.ts';
import { filesBelow, guardedOffice, type GuardedOffice } from '../support/guarded-office.ts';
import { valueOf } from '../unit/vault/vault-fixture.ts';

const [head, clerk] = ['王芳', '李敏'];
const [headWord, clerkWord] = ['head-password', 'clerk-password'];
const damaged = { ok: false, error: { kind: 'operators/damaged' } };
const detail = '{"word":"居家养老服务"}';
const record = { sequence: 1, at: '2026-09-01T00:00:00Z', by: head, act: 'receive', detail };
const first = ({ data }: GuardedOffice): string => join(data, 'operators.json');
const second = ({ data }: GuardedOffice): string => join(data, 'vault', 'operators.json');

/** An office of two with one book of one act. */
async function begun(encrypt: boolean) {
  const office = guardedOffice();
  const { recoveryCode } = valueOf(await office.host['operators.begin']({ name: head, password: headWord, encrypt }));
  valueOf(await office.host['operators.put']({ name: clerk, role: 'clerk', active: true, password: clerkWord }));
  valueOf(await office.host['vault.append']({ ledger: 'real', identity: 'county', records: [record] }));
  return { office, recoveryCode };
}
const signIn = ({ host }: GuardedOffice, name = head, password = headWord) =>
  host['operators.signIn']({ name, password });
const readBook = async ({ host }: GuardedOffice) =>
  valueOf(await host['vault.journal']({ ledger: 'real', after: 0, limit: 5 })).records.map((each) => each.detail);

describe('a damaged list of operators', () => {
  it('is known by every byte', async () => {
    for (const encrypt of [false, true]) {
      const { office } = await begun(encrypt);
      const whole = readFileSync(first(office));
      expect(readList(new Uint8Array(whole))).not.toBeNull();
      for (let at = 0; at < whole.length; at += 1)
        for (const bit of [1, 0x20]) {
          const flipped = new Uint8Array(whole);
          flipped[at]! ^= bit;
          expect(readList(flipped), `byte ${String(at)}`).toBeNull();
        }
      for (let length = 0; length < whole.length; length += 1)
        expect(readList(new Uint8Array(whole.subarray(0, length)))).toBeNull();
    }
  });

  it('is taken from its second copy, kept aside, and noted; nobody is let in by it', async () => {
    const { office } = await begun(true);
    const whole = readFileSync(first(office));
    for (let at = 0; at < whole.length; at += Math.ceil(whole.length / 12)) {
      const flipped = Buffer.from(whole);
      flipped[at]! ^= 1;
      writeFileSync(first(office), flipped);
      const again = office.again();
      expect(await again.host['vault.books']({})).toMatchObject({ error: { kind: 'operators/signed-out' } });
      valueOf(await signIn(again));
      expect(await readBook(again)).toEqual([detail]);
      expect(readFileSync(first(office))).toEqual(whole);
      const aside = [...filesBelow(office.data)].filter(([name]) => name.startsWith('operators-damaged-'));
      expect(aside.at(-1)?.[1].equals(flipped) ?? false).toBe(true);
      for (const [name] of aside) rmSync(join(office.data, name));
    }
    const { host } = office.again();
    valueOf(await host['operators.signIn']({ name: head, password: headWord }));
    const { records } = valueOf(await host['operators.trail']({ after: 0, limit: 100 }));
    expect(records.filter(({ act }) => act === 'list-restored')).toHaveLength(12);
  });

  it('is never taken for no list: every call is refused, and both files stay as they are', async () => {
    for (const encrypt of [false, true]) {
      const { office } = await begun(encrypt);
      const whole = readFileSync(first(office));
      for (const cut of [0, 1, 40, Math.floor(whole.length / 2), whole.length - 1]) {
        writeFileSync(first(office), whole.subarray(0, cut));
        writeFileSync(second(office), whole.subarray(0, cut));
        const { host } = office.again();
        expect(await host['operators.state']({})).toEqual(damaged);
        expect(await host['operators.signIn']({ name: head, password: headWord })).toEqual(damaged);
        expect(await host['operators.begin']({ name: head, password: headWord, encrypt: false })).toEqual(damaged);
        expect(await host['vault.books']({})).toEqual(damaged);
        expect(readFileSync(first(office))).toEqual(whole.subarray(0, cut));
        expect(readFileSync(second(office))).toEqual(whole.subarray(0, cut));
      }
      // Put back from a backup while the program runs, it is read.
      const { host } = office.again();
      expect(await host['operators.state']({})).toEqual(damaged);
      writeFileSync(first(office), whole);
      expect(valueOf(await host['operators.state']({})).operators).toHaveLength(2);
    }
  });

  it('that was changed in an editor raises nobody: the second copy is taken, or nobody is let in', async () => {
    const { office, recoveryCode } = await begun(true);
    const whole = readFileSync(first(office));
    const list = readList(new Uint8Array(whole))!;
    const raised = list.operators.map((each) => ({ ...each, role: 'head' as const }));
    const forged = writeList({ ...list, operators: raised });
    writeFileSync(first(office), forged);
    expect(valueOf(await signIn(office.again(), clerk, clerkWord))).toMatchObject({ role: 'clerk' });
    expect(readFileSync(first(office))).toEqual(whole);
    expect([...filesBelow(office.data).keys()]).toContain('operators-damaged-1.json');
    writeFileSync(first(office), forged);
    writeFileSync(second(office), forged);
    expect(await signIn(office.again(), clerk, clerkWord)).toEqual(damaged);
    expect(
      await office.again().host['operators.recover']({ recoveryCode, name: head, password: 'new-password' }),
    ).toEqual(damaged);
    writeFileSync(second(office), whole);
    const again = office.again();
    const recovered = await again.host['operators.recover']({ recoveryCode, name: clerk, password: 'new-password' });
    expect(valueOf(recovered)).toMatchObject({ role: 'clerk' });
    expect(await readBook(again)).toEqual([detail]);
  });
});

describe('a program that is killed', () => {
  /** Writes the new list beside and ends there, as a power cut before the rename does. */
  const killed = (path: string): Disk => ({
    ...nodeDisk,
    writeWhole: async (target, bytes) => {
      if (target !== path) return nodeDisk.writeWhole(target, bytes);
      writeFileSync(join(dirname(path), '.operators.json.1-1.part'), bytes);
      throw new Error('killed');
    },
  });

  it('before the list is renamed leaves the old passwords valid, or log-in off as it was', async () => {
    for (const encrypt of [false, true]) {
      const { office } = await begun(encrypt);
      const dying = office.again(killed(first(office)));
      valueOf(await signIn(dying));
      await expect(dying.host['operators.changePassword']({ old: headWord, next: 'never-written' })).rejects.toThrow(
        'killed',
      );
      expect(await signIn(office.again(), head, 'never-written')).toMatchObject({
        error: { kind: 'operators/wrong-password' },
      });
      const after = office.again();
      valueOf(await signIn(after));
      expect(await readBook(after)).toEqual([detail]);
      const fresh = guardedOffice();
      const beginning = fresh.again(killed(first(fresh)));
      await expect(beginning.host['operators.begin']({ name: head, password: headWord, encrypt })).rejects.toThrow(
        'killed',
      );
      expect(valueOf(await fresh.again().host['operators.state']({})).protection).toBe('none');
    }
  });

  it('between the two copies brings the second one up to date at the next start', async () => {
    const { office } = await begun(true);
    const dying = office.again(killed(second(office)));
    valueOf(await signIn(dying));
    await expect(dying.host['operators.changePassword']({ old: headWord, next: 'second-password' })).rejects.toThrow(
      'killed',
    );
    expect(readFileSync(first(office))).not.toEqual(readFileSync(second(office)));
    const again = office.again();
    valueOf(await signIn(again, head, 'second-password'));
    expect(readFileSync(first(office))).toEqual(readFileSync(second(office)));
  });

  it('never brings a list of other data into the place of one that may hold the only key', async () => {
    const { office } = await begun(true);
    const other = await begun(true);
    const foreign = readFileSync(first(other.office));
    writeFileSync(second(office), foreign);
    valueOf(await signIn(office.again()));
    expect(readFileSync(second(office))).toEqual(foreign);
  });
});

describe('both password and recovery code lost', () => {
  it('without encryption: the two lists deleted by hand turn log-in off, and the books are all there', async () => {
    const { office } = await begun(false);
    rmSync(first(office));
    // One of the two is not enough, so that a lost file does not open the program.
    expect(valueOf(await office.again().host['operators.state']({})).protection).toBe('passwords');
    rmSync(first(office));
    rmSync(second(office));
    const again = office.again();
    expect(valueOf(await again.host['operators.state']({})).protection).toBe('none');
    expect(await readBook(again)).toEqual([detail]);
    expect(valueOf(await again.host['vault.audit']({ ledger: 'real', known: null })).faults).toEqual([]);
    valueOf(await again.host['operators.begin']({ name: head, password: 'from-now-on', encrypt: false }));
  });

  it('with encryption: the deleted lists are damage and not a beginning, and the book is not touched', async () => {
    const { office } = await begun(true);
    const before = filesBelow(join(office.data, 'vault', 'real'));
    const list = readFileSync(first(office));
    rmSync(first(office));
    rmSync(second(office));
    const { host } = office.again();
    expect(await host['operators.state']({})).toEqual(damaged);
    expect(await host['vault.inspect']({ ledger: 'real' })).toEqual(damaged);
    expect(await host['operators.begin']({ name: head, password: headWord, encrypt: false })).toEqual(damaged);
    expect(filesBelow(join(office.data, 'vault', 'real'))).toEqual(before);
    writeFileSync(second(office), list);
    const back = office.again();
    valueOf(await signIn(back));
    expect(await readBook(back)).toEqual([detail]);
  });
});

describe('the key in the memory', () => {
  it('is overwritten with zeros on locking, and nothing is sealed or opened afterwards', () => {
    const session = operatorSession();
    session.encrypts(true);
    const dataKey = new Uint8Array(32).fill(7);
    session.enter({ name: head, role: 'head' }, dataKey);
    const sealed = session.sealer.seal('blob', new Uint8Array([1, 2]));
    expect(session.sealer.open('blob', sealed)).toEqual(new Uint8Array([1, 2]));
    expect(session.sealer.open('journal', sealed)).toBeNull();
    const copy = session.copyOfKey();
    session.lock();
    expect([...dataKey]).toEqual(new Array(32).fill(0));
    // The copy of an act that is under way is its own, so that no list is ever signed with zeros.
    expect([...copy!]).toEqual(new Array(32).fill(7));
    expect(session.sealer.state()).toEqual({ kind: 'locked' });
    expect(() => session.sealer.seal('blob', new Uint8Array())).toThrow('key');
    expect(() => session.sealer.open('blob', sealed)).toThrow('key');
  });

  it('that leaves in the middle of an act leaves the list whole', async () => {
    const { office } = await begun(true);
    const setting = office.host['operators.put']({ name: clerk, role: 'clerk', active: true, password: 'set-by-head' });
    await office.host['operators.lock']({});
    await setting;
    valueOf(await signIn(office.again()));
    const [old, next] = [
      await signIn(office.again(), clerk, clerkWord),
      await signIn(office.again(), clerk, 'set-by-head'),
    ];
    expect([old.ok, next.ok].filter(Boolean)).toHaveLength(1);
  });
});

describe('a data folder that is not there', () => {
  it('is not open when it comes back, because it was asked while it was away', async () => {
    const { office } = await begun(false);
    renameSync(office.data, `${office.data}-away`);
    const { host } = office.again();
    expect(await host['vault.books']({})).toMatchObject({ ok: true, value: { books: [] } });
    renameSync(`${office.data}-away`, office.data);
    expect(await host['vault.books']({})).toMatchObject({ error: { kind: 'operators/signed-out' } });
  });
});

describe('a full disk', () => {
  it('keeps nobody out, and changes no password that it could not write', async () => {
    const { office } = await begun(true);
    const full = (): Promise<never> => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }));
    const again = office.again({ ...nodeDisk, writeWhole: full, append: full });
    valueOf(await signIn(again));
    expect(await readBook(again)).toEqual([detail]);
    expect(await again.host['operators.changePassword']({ old: headWord, next: 'never-written' })).toEqual({
      ok: false,
      error: { kind: 'file/disk-full', file: 'operators.json' },
    });
    valueOf(await signIn(again));
  });
});
