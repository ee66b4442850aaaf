import type { Role } from '#shared/operators';
import { cipherOf, KeyGone, pageKeyOf, type Cipher, type Sealer } from '../vault/sealer.ts';

export type SignedIn = { readonly name: string; readonly role: Role };

export type OperatorSession = {
  /** Who signed in last; locked says whether the screen is locked since. */
  readonly signedIn: () => SignedIn | null;
  readonly locked: () => boolean;
  /** A copy for one act, which overwrites it: the screen may be locked while a list is being signed. */
  readonly copyOfKey: () => Uint8Array<ArrayBuffer> | null;
  /** Takes the data key over; answers the key for the rows in the page. */
  readonly enter: (who: SignedIn, dataKey: Uint8Array<ArrayBuffer> | null) => Uint8Array<ArrayBuffer> | null;
  readonly become: (who: SignedIn) => void;
  readonly lock: () => void;
  /** Locks, and forgets who was here. */
  readonly leave: () => void;
  /** Said once the list of operators was read. */
  readonly encrypts: (encrypted: boolean) => void;
  readonly sealer: Sealer;
};

/** Who sits at the program, and the only place in the memory of this process where the data key stands. */
export function operatorSession(): OperatorSession {
  let who: SignedIn | null = null;
  let isLocked = false;
  let encrypted = false;
  let held: { readonly dataKey: Uint8Array<ArrayBuffer>; readonly cipher: Cipher } | null = null;

  function forget(): void {
    held?.dataKey.fill(0);
    held?.cipher.forget();
    held = null;
  }
  const cipher = (): Cipher => {
    if (held === null) throw new KeyGone();
    return held.cipher;
  };

  return {
    signedIn: () => who,
    locked: () => isLocked,
    copyOfKey: () => held?.dataKey.slice() ?? null,
    enter: (entered, dataKey) => {
      forget();
      who = entered;
      isLocked = false;
      if (dataKey === null) return null;
      held = { dataKey, cipher: cipherOf(dataKey) };
      return pageKeyOf(dataKey);
    },
    become: (entered) => {
      who = entered;
    },
    lock: () => {
      forget();
      isLocked = who !== null;
    },
    leave: () => {
      forget();
      who = null;
      isLocked = false;
    },
    encrypts: (answer) => {
      encrypted = answer;
    },
    sealer: {
      state: () => (held ? { kind: 'open', key: held.cipher.key } : { kind: encrypted ? 'locked' : 'none' }),
      seal: (purpose, plain) => cipher().seal(purpose, plain),
      open: (purpose, sealed) => cipher().open(purpose, sealed),
    },
  };
}
