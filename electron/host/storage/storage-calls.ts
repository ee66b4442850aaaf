import { join } from 'node:path';
import { realpath } from 'node:fs/promises';
import { err, ok } from '#shared/kernel';
import type { Host } from '#shared/contract';
import { attempt } from '../attempt.ts';
import type { Clock } from '../clock.ts';
import type { Disk } from '../disk.ts';
import type { Places } from '../places/places.ts';
import { layAsideName } from './browser-folder.ts';
import { diagnose } from './diagnose.ts';
import { leastFree, type FreeSpace } from './free-space.ts';
import type { DataFolder, StorageCallName } from './movable-host.ts';
import { moveData } from './move-data.ts';
import { rescue } from './rescue.ts';

export type StoragePorts = {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly places: Places;
  readonly usual: string;
  readonly free: FreeSpace;
  readonly floor: number;
  readonly program: { readonly version: string; readonly runtime: string };
  readonly home: string;
  readonly newReference: () => string;
  readonly log: (line: string) => void;
};

async function asideOf(disk: Disk, folders: readonly string[]): Promise<string[]> {
  const names = new Set<string>();
  for (const folder of folders) for (const { name } of await disk.list(join(folder, 'aside'))) names.add(name);
  return [...names].sort();
}

/** The data folder itself: where it is, its room, its move, and what can be got out of it when nothing else works. */
export function storageCalls(ports: StoragePorts, folder: DataFolder): Pick<Host, StorageCallName> {
  const { disk, places, usual, free, floor } = ports;
  const { gate } = folder;
  return {
    'storage.state': () =>
      gate.among(async () => {
        const { folder: shown } = await folder.place();
        const present = await folder.present();
        const aside = await attempt('aside', () => asideOf(disk, present ? [shown, usual] : [usual]));
        return ok({
          folder: shown,
          present,
          free: await leastFree(free, present ? [shown, usual] : [usual]),
          floor,
          aside: aside.ok ? aside.value : [],
        });
      }),
    'storage.move': async ({ folder: handle }) => {
      const closed = await folder.closed();
      if (closed !== null) return err(closed);
      const path = places.pathOf(handle, 'folder');
      if (path === null) return err({ kind: 'host/unknown-handle' });
      const chosen = await attempt(path, () => realpath(path));
      if (!chosen.ok) return chosen;
      return gate.alone(async () => {
        const { folder: from } = await folder.place();
        if (!(await folder.present())) return err({ kind: 'storage/missing', folder: from });
        const moved = await moveData({ ...ports, from, chosen: chosen.value });
        if (!moved.ok) return moved;
        folder.settle({ folder: moved.value.folder, mark: moved.value.mark, readable: true });
        await folder.note('moved', { from });
        return ok({ folder: moved.value.folder, files: moved.value.files });
      });
    },
    'storage.layAside': async () => {
      const closed = await folder.closed();
      if (closed !== null) return err(closed);
      const asked = await attempt(usual, async () => {
        await disk.makeFolder(usual);
        await disk.writeWhole(join(usual, layAsideName), new Uint8Array());
      });
      return asked.ok ? ok({}) : asked;
    },
    'storage.rescue': async ({ folder: handle }) => {
      const closed = await folder.closed();
      if (closed !== null) return err(closed);
      const target = places.pathOf(handle, 'folder');
      if (target === null) return err({ kind: 'host/unknown-handle' });
      return gate.among(async () => {
        const data = (await folder.place()).folder;
        const rescued = await rescue({ ...ports, data, target, sealer: await folder.sealer() });
        if (rescued.ok) await folder.note('rescued', { name: rescued.value.name });
        return rescued;
      });
    },
    'storage.diagnose': ({ folder: handle, page }) => {
      const target = places.pathOf(handle, 'folder');
      if (target === null) return Promise.resolve(err({ kind: 'host/unknown-handle' }));
      return gate.among(async () =>
        diagnose({
          ...ports,
          data: (await folder.place()).folder,
          present: await folder.present(),
          target,
          page,
        }),
      );
    },
  };
}
