import { secondsToWait, type Wrongs } from '#shared/operators';
import type { Clock } from '../clock.ts';
import type { AccessTrail } from './access-trail.ts';

/** The sheet has tries of its own, under a name that no operator has. */
export const sheet = '';
const looked = 500;
const endings = new Set(['sign-in', 'recover', 'set-password', 'change-password', 'begin']);

export type WrongTries = {
  readonly secondsFor: (name: string) => Promise<number>;
  readonly wrong: (name: string) => void;
  readonly right: (name: string) => void;
};

/** Counts wrong ones in a row by name. The trail remembers them, so that starting the program anew does not forgive. */
export function wrongTries(trail: AccessTrail, clock: Clock): WrongTries {
  const counted = new Map<string, Wrongs>();
  let isRead = false;

  const count = (name: string, lastAt: number): void => {
    counted.set(name, { count: (counted.get(name)?.count ?? 0) + 1, lastAt });
  };

  async function readTrail(): Promise<void> {
    if (isRead) return;
    const records = await trail.recent(looked);
    if (!records.ok) return;
    isRead = true;
    for (const { at, by, act, detail } of records.value) {
      if (act === 'wrong-password') count(by, Date.parse(at));
      else if (act === 'wrong-code') count(sheet, Date.parse(at));
      else if (endings.has(act)) counted.delete(act === 'set-password' ? namedIn(detail) : by);
      if (act === 'recover' || act === 'renew-recovery') counted.delete(sheet);
    }
  }

  return {
    secondsFor: async (name) => {
      await readTrail();
      const wrongs = counted.get(name);
      return wrongs ? secondsToWait(wrongs, clock.now().getTime()) : 0;
    },
    wrong: (name) => {
      count(name, clock.now().getTime());
    },
    right: (name) => {
      counted.delete(name);
    },
  };
}

function namedIn(detail: string): string {
  const read: unknown = JSON.parse(detail);
  return typeof read === 'object' && read !== null && 'name' in read && typeof read.name === 'string' ? read.name : '';
}
