import { err, ok } from '#shared/kernel';
import type { Answer } from '../vault/vault-types.ts';
import type { AccessTrail } from './access-trail.ts';
import type { ListShelf } from './list-shelf.ts';
import { isSignedBy, signed, type OperatorList, type SignedList } from './operator-list.ts';

export type ListKeeper = {
  /** null: log-in was never turned on. */
  readonly load: () => Answer<SignedList | null>;
  /** The list in the memory, undefined where it is yet to be read. */
  readonly known: () => SignedList | null | undefined;
  /** On disk before it counts. */
  readonly keep: (next: OperatorList, dataKey: Uint8Array | null) => Answer<SignedList>;
  /** The list that this key vouches for: the one at hand, else the second copy of it; damaged where neither is. */
  readonly vouched: (list: SignedList, dataKey: Uint8Array | null) => Answer<SignedList>;
};

/** Holds the list that was read, and judges it by the key once there is one. */
export function listKeeper({
  shelf,
  trail,
  onList,
}: {
  readonly shelf: ListShelf;
  readonly trail: AccessTrail;
  readonly onList: (list: SignedList | null) => void;
}): ListKeeper {
  let held: { readonly list: SignedList | null } | null = null;
  function hold(list: SignedList | null): void {
    held = { list };
    onList(list);
  }

  return {
    known: () => held?.list,
    load: async () => {
      if (held !== null) return ok(held.list);
      const loaded = await shelf.load();
      if (!loaded.ok) return loaded;
      const { list, restored } = loaded.value;
      // A folder on a stick that is not plugged in has no list; that is no reason to open it when it comes.
      if (list !== null || (await shelf.isThere())) hold(list);
      if (restored) await trail.note('', 'list-restored');
      return ok(list);
    },
    keep: async (next, dataKey) => {
      const list = signed(next, dataKey);
      // Whatever happens while it is written, the disk says afterwards which list counts.
      held = null;
      const saved = await shelf.save(list);
      if (!saved.ok) return saved;
      hold(list);
      return ok(list);
    },
    vouched: async (list, dataKey) => {
      if (dataKey === null || isSignedBy(list, dataKey)) {
        await shelf.mirror(list);
        return ok(list);
      }
      const second = await shelf.second();
      if (!second.ok) return second;
      const sound = second.value;
      if (sound === null || !isSignedBy(sound, dataKey)) return err({ kind: 'operators/damaged' });
      const taken = await shelf.takeSecond(sound);
      if (!taken.ok) return taken;
      hold(sound);
      await trail.note('', 'list-restored');
      return ok(sound);
    },
  };
}
