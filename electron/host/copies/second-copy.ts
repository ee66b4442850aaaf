import { err, ok } from '#shared/kernel';
import type { BookName, HostFailure, HostOutput } from '#shared/contract';
import { attempt } from '../attempt.ts';
import { dayOf } from '../clock.ts';
import { oneAtATime } from '../vault/one-at-a-time.ts';
import type { LedgerVault } from '../vault/ledger-vault.ts';
import type { Answer } from '../vault/vault-types.ts';
import { noPlace, readSettings, writeSettings } from './copy-settings.ts';
import type { CopySettings } from './copy-settings.ts';
import type { KeyKeeper } from './key-keeper.ts';
import { keyCheck, newSalt, passKey } from './package-key.ts';
import type { PassKey } from './package-key.ts';
import type { ScryptCost } from './package-layout.ts';
import { thinCopies } from './thin-copies.ts';
import { writePackage } from './write-package.ts';
import type { PackagePorts, Written } from './write-package.ts';

export type SecondCopyPorts = PackagePorts & {
  readonly base: string;
  readonly keys: KeyKeeper;
  readonly cost: ScryptCost;
  readonly vaultOf: (book: BookName) => LedgerVault;
  /** One copy, or one exchange of vaults, at a time. */
  readonly alone: <T>(act: () => Promise<T>) => Promise<T>;
  readonly log: (line: string) => void;
};

export type SecondCopy = {
  readonly state: () => Answer<HostOutput<'copies.state'>>;
  readonly choose: (folder: string | null, passphrase: string | null) => Answer<Record<string, never>>;
  readonly write: (book: BookName, passphrase: string | null) => Answer<Written>;
  /** Called behind a checkpoint that stands; answers when the copy is made or has failed, and never throws. */
  readonly afterCheckpoint: (book: BookName, stage: string) => Promise<void>;
};

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
/** The stage of the checkpoint that every opening of the program saves. */
const everyday = 'opened';

/** 第二份备份: kept in the place that the office chose, without being asked for. */
export function secondCopy(ports: SecondCopyPorts): SecondCopy {
  const { disk, base, clock, keys, alone } = ports;
  let known: CopySettings | null = null;
  let inMemory: PassKey | null = null;
  const waiting = new Set<BookName>();
  const inTurn = oneAtATime();

  const settings = async (): Promise<CopySettings> => (known ??= await readSettings(disk, base));
  const change = (by: (held: CopySettings) => CopySettings): Promise<void> =>
    inTurn(async () => {
      const held = await settings();
      const next = by(held);
      if (next === held) return;
      await writeSettings(disk, base, next);
      known = next;
    });
  const isReachable = async (folder: string): Promise<boolean> => (await disk.size(folder).catch(() => null)) !== null;

  function storedKey({ secret }: CopySettings): PassKey | null {
    if (secret === null) return null;
    if (inMemory?.salt === secret.salt) return inMemory;
    const key = secret.sealed === null ? null : keys.open(Buffer.from(secret.sealed, 'base64'));
    const isOurs = key !== null && keyCheck(key, secret.salt) === secret.check;
    return isOurs ? { cost: secret.cost, salt: secret.salt, key } : null;
  }

  /** null: not encrypted, which an encrypted vault does not allow. */
  async function keyFor(held: CopySettings, passphrase: string | null): Answer<PassKey | null> {
    if (held.secret === null) return keys.isSealed() ? err({ kind: 'copies/passphrase-needed' }) : ok(null);
    const stored = storedKey(held);
    if (stored !== null) return ok(stored);
    if (passphrase === null) return err({ kind: 'copies/passphrase-needed' });
    const made = await passKey(passphrase, held.secret.cost, held.secret.salt);
    if (keyCheck(made.key, held.secret.salt) !== held.secret.check)
      return err({ kind: 'package/wrong-passphrase', file: held.folder ?? '' });
    inMemory = made;
    return ok(made);
  }

  async function made(book: BookName, passphrase: string | null): Answer<Written> {
    const held = await settings();
    const { folder } = held;
    if (folder === null) return err({ kind: 'copies/no-place' });
    if (!(await isReachable(folder))) return err({ kind: 'file/missing', file: folder });
    const key = await keyFor(held, passphrase);
    if (!key.ok) return key;
    const vault = ports.vaultOf(book);
    const copied = await writePackage(ports, { vault, book, folder, key: key.value });
    if (!copied.ok) return copied;
    const { written, lacking, identity } = copied.value;
    // Older copies may hold what this one lacks. Those that could not be cleared away now go next time.
    if (!lacking) await attempt(folder, () => thinCopies(ports, folder, book, identity, written.name));
    await change((now) => ({
      ...now,
      last: { ...written, ledger: book },
      failure: lacking ? 'vault/damaged' : null,
      days: { ...now.days, [book]: dayOf(clock.now()) },
      owed: now.owed.filter((one) => one !== book),
    }));
    return ok(written);
  }

  const remember = ({ kind }: HostFailure): Promise<void> =>
    change((held) => (held.folder === null || held.failure === kind ? held : { ...held, failure: kind }));

  async function isDue(book: BookName, stage: string): Promise<boolean> {
    const { folder, owed, days } = await settings();
    if (folder === null || book === 'incoming') return false;
    return stage !== everyday || owed.includes(book) || days[book] !== dayOf(clock.now());
  }

  /** Written down first: a copy that failed, or that the end of the program cut off, is made at the next checkpoint. */
  const owe = (book: BookName): Promise<void> =>
    change((held) => (held.owed.includes(book) ? held : { ...held, owed: [...held.owed, book] }));

  async function written(book: BookName, passphrase: string | null): Answer<Written> {
    const done = await attempt('backup', () => made(book, passphrase));
    const answered = done.ok ? done.value : done;
    const isNone =
      !answered.ok && (answered.error.kind === 'copies/no-place' || answered.error.kind === 'copies/empty-book');
    if (!answered.ok && !isNone) await attempt('backup', () => remember(answered.error));
    return answered;
  }

  return {
    state: () =>
      attempt('second-copy', async () => {
        const { folder, secret, last, failure } = await settings();
        const reachable = folder !== null && (await isReachable(folder));
        return { folder, encrypted: secret !== null, reachable, last, failure };
      }),
    choose: (folder, passphrase) =>
      alone(async () => {
        if (folder === null) {
          const cleared = await attempt('second-copy', () => change(() => noPlace));
          return cleared.ok ? ok({}) : cleared;
        }
        if (passphrase === null && keys.isSealed()) return err({ kind: 'copies/passphrase-needed' });
        const key = passphrase === null ? null : await passKey(passphrase, ports.cost, newSalt());
        const sealed = key === null ? null : keys.seal(key.key);
        const secret = key && {
          cost: key.cost,
          salt: key.salt,
          check: keyCheck(key.key, key.salt),
          sealed: sealed === null ? null : base64(sealed),
        };
        const chosen = await attempt('second-copy', () => change(() => ({ ...noPlace, folder, secret })));
        if (!chosen.ok) return chosen;
        inMemory = key;
        return ok({});
      }),
    write: (book, passphrase) => alone(() => written(book, passphrase)),
    afterCheckpoint: async (book, stage) => {
      try {
        if (!(await isDue(book, stage)) || waiting.has(book)) return;
        waiting.add(book);
        await attempt('second-copy', () => owe(book));
        await alone(() => {
          // A checkpoint that comes from here on is not in this copy and asks for another.
          waiting.delete(book);
          return written(book, null);
        });
      } catch (error) {
        waiting.delete(book);
        ports.log(`second copy of ${book}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        await attempt('second-copy', () => remember({ kind: 'host/unexpected', reference: '' })).catch(() => null);
      }
    },
  };
}
