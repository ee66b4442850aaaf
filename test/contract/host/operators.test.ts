import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hostCallNames, type Host } from '#shared/contract';
import { makeLock, openLock, usualCost } from '../../../electron/host/operators/password-lock.ts';
import { filesBelow, guardedOffice, type GuardedOffice } from '../../support/guarded-office.ts';
import { valueOf } from '../../unit/vault/vault-fixture.ts';

const [head, clerk] = ['王芳', '李敏'];
const [headWord, clerkWord] = ['head-password', 'clerk-password'];
const signedOut = { ok: false, error: { kind: 'operators/signed-out' } };
const record = (sequence: number, detail = '{"word":"居家养老服务"}') => ({
  sequence,
  at: '2026-09-01T00:00:00Z',
  by: head,
  act: 'receive',
  detail,
});

async function begin(office: GuardedOffice, encrypt = false) {
  return valueOf(await office.host['operators.begin']({ name: head, password: headWord, encrypt }));
}
const addClerk = async ({ host }: GuardedOffice): Promise<void> => {
  valueOf(await host['operators.put']({ name: clerk, role: 'clerk', active: true, password: clerkWord }));
};
const signIn = (host: Host, name: string, password: string) => host['operators.signIn']({ name, password });

describe('without log-in', () => {
  it('asks nothing, refuses nothing and writes nothing', async () => {
    const { host, data } = guardedOffice();
    expect(await host['operators.state']({})).toEqual({
      ok: true,
      value: { protection: 'none', operators: [], signedIn: null, locked: false },
    });
    valueOf(await host['vault.append']({ ledger: 'practice', identity: 'county', records: [record(1)] }));
    valueOf(await host['operators.lock']({}));
    expect(valueOf(await host['vault.books']({})).books).toEqual(['practice']);
    expect(await signIn(host, head, headWord)).toMatchObject({ error: { kind: 'operators/unknown' } });
    expect(await host['operators.changePassword']({ old: '', next: headWord })).toEqual(signedOut);
    expect([...filesBelow(data).keys()].sort()).toEqual([
      join('vault', 'practice', 'identity.json'),
      join('vault', 'practice', 'journal.jsonl'),
    ]);
    expect(valueOf(await host['operators.trail']({ after: 0, limit: 10 }))).toEqual({ records: [], damagedLine: null });
  });
});

describe('log-in', () => {
  it('begins with a head, once, and not with a weak password', async () => {
    const office = guardedOffice();
    expect(await office.host['operators.begin']({ name: head, password: '1234567', encrypt: false })).toEqual({
      ok: false,
      error: { kind: 'operators/weak-password', least: 8 },
    });
    const begun = await begin(office);
    expect(begun).toMatchObject({ name: head, role: 'head', pageKey: null });
    expect(begun.recoveryCode).toMatch(/^(?:\w{6}-){4}\w{6}$/);
    expect(await office.host['operators.begin']({ name: clerk, password: clerkWord, encrypt: false })).toMatchObject({
      error: { kind: 'operators/begun' },
    });
    expect(valueOf(await office.again().host['operators.state']({}))).toEqual({
      protection: 'passwords',
      operators: [{ name: head, role: 'head', active: true }],
      signedIn: null,
      locked: false,
    });
  });

  it('answers six calls and no other while no one is signed in or the screen is locked', async () => {
    const office = guardedOffice();
    await begin(office);
    const open = ['session.greet', 'operators.state', 'operators.signIn', 'operators.recover'];
    const asked = { name: head, password: 'wrong', recoveryCode: '' };
    const ask = async (host: Host, name: (typeof hostCallNames)[number]) =>
      (host[name] as (input: unknown) => Promise<unknown>)(asked).catch(() => 'reached');
    const { host } = office.again();
    await signIn(host, head, headWord);
    await host['operators.lock']({});
    expect(valueOf(await host['operators.state']({}))).toMatchObject({ signedIn: { name: head }, locked: true });
    for (const closed of [office.again().host, host])
      for (const name of hostCallNames) {
        const answered = await ask(closed, name);
        if (open.includes(name) || name === 'storage.state' || name === 'storage.diagnose')
          expect(answered, name).not.toEqual(signedOut);
        else expect(answered, name).toEqual(signedOut);
      }
    valueOf(await signIn(host, head, headWord));
    expect(await host['vault.books']({})).toEqual({ ok: true, value: { books: [] } });
  });

  it('refuses a wrong password and an operator who is not there or no longer active', async () => {
    const office = guardedOffice();
    await begin(office);
    await addClerk(office);
    expect(await signIn(office.host, clerk, headWord)).toMatchObject({ error: { kind: 'operators/wrong-password' } });
    expect(await signIn(office.host, '赵强', clerkWord)).toEqual({
      ok: false,
      error: { kind: 'operators/unknown', name: '赵强' },
    });
    valueOf(await office.host['operators.put']({ name: clerk, role: 'clerk', active: false, password: null }));
    expect(await signIn(office.host, clerk, clerkWord)).toMatchObject({ error: { kind: 'operators/unknown' } });
  });

  it('makes who was wrong five times wait, longer each time, in a program started anew too', async () => {
    const office = guardedOffice();
    await begin(office);
    await addClerk(office);
    for (let n = 0; n < 5; n += 1)
      expect(await signIn(office.host, clerk, 'wrong')).toMatchObject({ error: { kind: 'operators/wrong-password' } });
    const wait = (seconds: number) => ({ ok: false, error: { kind: 'operators/wait', seconds } });
    expect(await signIn(office.host, clerk, clerkWord)).toEqual(wait(30));
    expect(await signIn(office.again().host, clerk, clerkWord)).toEqual(wait(30));
    // Another one's tries are counted apart.
    valueOf(await signIn(office.host, head, headWord));
    office.passSeconds(30);
    const again = office.again();
    expect(await signIn(again.host, clerk, 'wrong')).toMatchObject({ error: { kind: 'operators/wrong-password' } });
    expect(await signIn(again.host, clerk, clerkWord)).toEqual(wait(60));
    office.passSeconds(60);
    valueOf(await signIn(again.host, clerk, clerkWord));
    expect(await signIn(again.host, clerk, 'wrong')).toMatchObject({ error: { kind: 'operators/wrong-password' } });
  });

  it('lets a head alone change the list, and never lose the last head', async () => {
    const office = guardedOffice();
    await begin(office);
    await addClerk(office);
    const put = office.host['operators.put'];
    expect(await put({ name: head, role: 'reviewer', active: true, password: null })).toMatchObject({
      error: { kind: 'operators/last-head' },
    });
    expect(await put({ name: '赵强', role: 'reviewer', active: true, password: null })).toMatchObject({
      error: { kind: 'operators/weak-password' },
    });
    valueOf(await signIn(office.host, clerk, clerkWord));
    const notHead = { ok: false, error: { kind: 'operators/not-head' } };
    expect(await put({ name: clerk, role: 'head', active: true, password: null })).toEqual(notHead);
    expect(await office.host['operators.renewRecovery']({})).toEqual(notHead);
    expect(await office.host['operators.trail']({ after: 0, limit: 10 })).toEqual(notHead);
    valueOf(await signIn(office.host, head, headWord));
    valueOf(await put({ name: clerk, role: 'head', active: true, password: null }));
    // A head who is a head no more is one at once; who may no longer enter is out.
    valueOf(await put({ name: head, role: 'reviewer', active: true, password: null }));
    expect(await put({ name: head, role: 'head', active: true, password: null })).toEqual(notHead);
    valueOf(await signIn(office.host, clerk, clerkWord));
    valueOf(await put({ name: head, role: 'head', active: true, password: null }));
    valueOf(await put({ name: clerk, role: 'head', active: false, password: null }));
    expect(await office.host['vault.books']({})).toEqual(signedOut);
  });

  it('notes who came and went for a head to read, chained, and says where the trail was changed', async () => {
    const office = guardedOffice();
    await begin(office);
    await addClerk(office);
    await signIn(office.host, clerk, 'wrong');
    valueOf(await signIn(office.host, clerk, clerkWord));
    valueOf(await office.host['operators.changePassword']({ old: clerkWord, next: 'another-password' }));
    await office.host['operators.lock']({});
    valueOf(await signIn(office.host, head, headWord));
    const { records, damagedLine } = valueOf(await office.host['operators.trail']({ after: 0, limit: 100 }));
    expect(records.map(({ by, act }) => `${by} ${act}`)).toEqual([
      '王芳 begin',
      '王芳 put-operator',
      '王芳 set-password',
      '李敏 wrong-password',
      '李敏 sign-in',
      '李敏 change-password',
      '李敏 lock',
      '王芳 sign-in',
    ]);
    expect(damagedLine).toBeNull();
    const path = join(office.data, 'access', 'journal.jsonl');
    const text = filesBelow(office.data).get(join('access', 'journal.jsonl'))!.toString('utf8');
    for (const word of [headWord, clerkWord, 'another-password']) expect(text).not.toContain(word);
    writeFileSync(path, text.replace('wrong-password', 'sign-in'));
    const { host } = office.again();
    valueOf(await signIn(host, head, headWord));
    const mended = valueOf(await host['operators.trail']({ after: 0, limit: 100 }));
    expect(mended.damagedLine).toBe(4);
    expect(mended.records.map(({ act }) => act)).toEqual(['trail-damaged', 'sign-in']);
    expect([...filesBelow(office.data).keys()]).toContain(join('access', 'journal-damaged-1.jsonl'));
  });

  it("opens and refuses at the program's own cost", { timeout: 30_000 }, async () => {
    const ports = { cost: usualCost, chance: (bytes: number) => new Uint8Array(bytes).fill(3) };
    const dataKey = new Uint8Array(32).fill(9);
    const lock = await makeLock('正确的口令一二三', dataKey, ports);
    expect(await openLock('正确的口令一二三', lock)).toEqual({ kind: 'right', dataKey });
    expect(await openLock('正确的口令一二四', lock)).toEqual({ kind: 'wrong' });
  });
});

describe('the ways out of a forgotten password', () => {
  it('is a new one, set by a head', async () => {
    for (const encrypt of [false, true]) {
      const office = guardedOffice();
      const { pageKey } = await begin(office, encrypt);
      await addClerk(office);
      const { host } = office.again();
      valueOf(await signIn(host, head, headWord));
      valueOf(await host['operators.put']({ name: clerk, role: 'clerk', active: true, password: 'set-by-head' }));
      expect(await signIn(host, clerk, clerkWord)).toMatchObject({ error: { kind: 'operators/wrong-password' } });
      expect(valueOf(await signIn(host, clerk, 'set-by-head')).pageKey).toEqual(pageKey);
    }
  });

  it('is the recovery code, which keeps every key and is worth nothing once it is renewed', async () => {
    for (const encrypt of [false, true]) {
      const office = guardedOffice();
      const { recoveryCode, pageKey } = await begin(office, encrypt);
      const { host } = office.again();
      const recover = (code: string, password = 'new-password') =>
        host['operators.recover']({ recoveryCode: code, name: head, password });
      const wrongCode = { ok: false, error: { kind: 'operators/wrong-code' } };
      expect(await recover(recoveryCode.slice(1))).toEqual(wrongCode);
      expect(await recover(recoveryCode, 'short')).toMatchObject({ error: { kind: 'operators/weak-password' } });
      const other = (await begin(guardedOffice())).recoveryCode;
      expect(await recover(other)).toEqual(wrongCode);
      expect(valueOf(await recover(recoveryCode.toLowerCase())).pageKey).toEqual(pageKey);
      expect(await signIn(host, head, headWord)).toMatchObject({ error: { kind: 'operators/wrong-password' } });
      expect(valueOf(await signIn(host, head, 'new-password')).pageKey).toEqual(pageKey);
      const renewed = valueOf(await host['operators.renewRecovery']({})).recoveryCode;
      expect(await recover(recoveryCode)).toEqual(wrongCode);
      expect(valueOf(await recover(renewed)).pageKey).toEqual(pageKey);
    }
  });
});

describe('encryption', () => {
  const sheet = new TextEncoder().encode('居家养老服务 收到的工作簿');
  async function fill({ host, files }: GuardedOffice): Promise<{ digest: string; kept: string }> {
    const { watermark } = valueOf(
      await host['vault.append']({ ledger: 'real', identity: 'county-1', records: [record(1), record(2)] }),
    );
    const { digest } = valueOf(await host['vault.saveBlob']({ ledger: 'real', bytes: sheet }));
    const manifest = {
      identity: 'county-1',
      schema: 3,
      watermark,
      stage: '居家养老服务',
      blobs: [{ key: 'tables:居家养老服务', digest }],
    };
    valueOf(await host['vault.saveManifest']({ ledger: 'real', manifest }));
    writeFileSync(join(files, '送审.xlsx'), sheet);
    const { files: listed } = valueOf(await host['places.browse']({ folder: null }));
    const kept = valueOf(await host['vault.keepFile']({ ledger: 'real', handle: listed[0]!.handle }));
    return { digest, kept: kept.digest };
  }
  async function readAll(host: Host, { digest, kept }: { digest: string; kept: string }) {
    return [
      valueOf(await host['vault.inspect']({ ledger: 'real' })).disk,
      valueOf(await host['vault.journal']({ ledger: 'real', after: 0, limit: 10 })).records.map(({ detail }) => detail),
      valueOf(await host['vault.readBlob']({ ledger: 'real', digest })).bytes,
      valueOf(await host['vault.latestManifest']({ ledger: 'real' })).manifest?.stage,
      valueOf(await host['vault.readFile']({ ledger: 'real', digest: kept })).bytes,
      valueOf(await host['vault.ladder']({ ledger: 'real' })).rungs.length,
      valueOf(await host['vault.audit']({ ledger: 'real', known: null })).faults,
    ];
  }
  const traces = (data: string): string[] =>
    [...filesBelow(data)].filter(([, bytes]) => bytes.includes('居家养老服务')).map(([path]) => path);

  it('is refused where there is a book', async () => {
    const office = guardedOffice();
    await fill(office);
    expect(await office.host['operators.begin']({ name: head, password: headWord, encrypt: true })).toMatchObject({
      error: { kind: 'operators/ledger-exists' },
    });
    expect(valueOf(await office.host['operators.state']({})).protection).toBe('none');
  });

  it('leaves no word of the books on the disk, gives all of it back after log-in, and the same page key to each', async () => {
    const plain = guardedOffice();
    await begin(plain);
    await fill(plain);
    expect(traces(plain.data).length).toBe(4);
    const office = guardedOffice();
    const { pageKey } = await begin(office, true);
    expect(pageKey?.length).toBe(32);
    await addClerk(office);
    const names = await fill(office);
    expect(traces(office.data)).toEqual([]);
    const before = await readAll(office.host, names);
    expect(before[2]).toEqual(sheet);
    const { host } = office.again();
    expect(await host['vault.journal']({ ledger: 'real', after: 0, limit: 10 })).toEqual(signedOut);
    expect(await signIn(host, clerk, 'wrong-password')).toMatchObject({ error: { kind: 'operators/wrong-password' } });
    expect(valueOf(await signIn(host, clerk, clerkWord)).pageKey).toEqual(pageKey);
    expect(await readAll(host, names)).toEqual(before);
    await host['operators.lock']({});
    expect(await host['vault.readBlob']({ ledger: 'real', digest: names.digest })).toEqual(signedOut);
    valueOf(await signIn(host, head, headWord));
    expect(await readAll(host, names)).toEqual(before);
    expect([...filesBelow(office.data).keys()].filter((name) => name.includes('damaged'))).toEqual([]);
  });

  it('moves with the data, and who moved them stays signed in', async () => {
    const office = guardedOffice();
    await begin(office, true);
    const names = await fill(office);
    const { host } = office;
    const before = await readAll(host, names);
    const { folder } = valueOf(await host['places.browse']({ folder: null }));
    valueOf(await host['storage.move']({ folder: folder.handle }));
    expect(await readAll(host, names)).toEqual(before);
    const { records } = valueOf(await host['operators.trail']({ after: 0, limit: 100 }));
    expect(records.map(({ by, act }) => `${by} ${act}`)).toEqual(['王芳 begin', '王芳 moved']);
    await host['operators.lock']({});
    expect(await host['vault.readBlob']({ ledger: 'real', digest: names.digest })).toEqual(signedOut);
    const again = office.again();
    expect(await again.host['vault.books']({})).toEqual(signedOut);
    valueOf(await signIn(again.host, head, headWord));
    expect(await readAll(again.host, names)).toEqual(before);
  });

  it('leaves a book that was founded plain as it is, to be read and written on', async () => {
    const plain = guardedOffice();
    const names = await fill(plain);
    const office = guardedOffice();
    await begin(office, true);
    for (const [path, bytes] of filesBelow(join(plain.data, 'vault'))) {
      const target = join(office.data, 'vault', path);
      mkdirSync(join(target, '..'), { recursive: true });
      writeFileSync(target, bytes);
    }
    expect(await readAll(office.host, names)).toEqual(await readAll(plain.host, names));
    valueOf(await office.host['vault.append']({ ledger: 'real', identity: 'county-1', records: [record(3)] }));
    expect(traces(office.data)).toContain(join('vault', 'real', 'journal.jsonl'));
    expect(valueOf(await plain.host['vault.inspect']({ ledger: 'real' })).disk?.damaged).toBeNull();
  });
});
