import type { Host, HostFailure } from '#shared/contract';
import { err, ok, type Result } from '#shared/kernel';

type NoRoom = Extract<HostFailure, { readonly kind: 'storage/no-room' }>;
/** Whether an act may write; asked before anything is written, because a full disk cannot be handled afterwards. */
export type Room = () => Promise<Result<null, NoRoom>>;

/** Asks the host, and for some seconds believes the answer, so that typing does not wait for the disk. */
export function roomWatch(host: Pick<Host, 'storage.state'>, seconds: () => number, believed = 5): Room {
  let asked: { readonly at: number; readonly answer: Promise<Result<null, NoRoom>> } | null = null;
  async function ask(): Promise<Result<null, NoRoom>> {
    const state = await host['storage.state']({});
    // A disk that does not say is no reason to stop the work; the journal refuses for itself.
    if (!state.ok || state.value.free === null) return ok(null);
    const { free, floor } = state.value;
    return free < floor ? err({ kind: 'storage/no-room', free, needed: floor }) : ok(null);
  }
  return () => {
    const now = seconds();
    if (asked === null || now - asked.at > believed) asked = { at: now, answer: ask() };
    return asked.answer;
  };
}
