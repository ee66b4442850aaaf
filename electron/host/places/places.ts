import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { err } from '#shared/kernel';
import type { Result } from '#shared/kernel';
import type { HostFailure, HostInput, HostOutput } from '#shared/contract';
import { attempt } from '../attempt.ts';
import { browseFolder, drives } from './browse-folder.ts';
import { handleBook } from './handle-book.ts';
import type { PlaceKind } from './handle-book.ts';
import { isSafeName } from './safe-name.ts';

/** The native dialogs, where there are any. An empty answer: the person closed the dialog. */
export type Dialogs = {
  readonly openFiles: (asked: { title: string; extensions: readonly string[] }) => Promise<readonly string[]>;
  readonly openFolder: (asked: { title: string }) => Promise<string | null>;
};

type Chosen = HostOutput<'places.chooseFiles'>;
export type Places = {
  readonly chooseFiles: (asked: HostInput<'places.chooseFiles'>) => Promise<Chosen>;
  readonly chooseFolder: (asked: HostInput<'places.chooseFolder'>) => Promise<Chosen>;
  readonly browse: (asked: HostInput<'places.browse'>) => Promise<Result<HostOutput<'places.browse'>, HostFailure>>;
  readonly pathOf: (handle: string, kind: PlaceKind) => string | null;
  readonly issue: (path: string, kind: PlaceKind) => { readonly handle: string; readonly name: string };
};

/**
 * dialogs null: the page shows its own chooser over `browse`. With dialogs only a folder that the person chose can be
 * looked into, and nothing above it.
 */
export function createPlaces(ports: {
  readonly newHandle: () => string;
  readonly startFolder: string;
  readonly dialogs: Dialogs | null;
}): Places {
  const book = handleBook(ports.newHandle);
  const { dialogs } = ports;

  async function browse({
    folder,
    newFolder,
  }: HostInput<'places.browse'>): Promise<Result<HostOutput<'places.browse'>, HostFailure>> {
    if (dialogs !== null && (folder === null || newFolder !== undefined)) return err({ kind: 'host/refused' });
    const path = folder === null ? ports.startFolder : book.pathOf(folder, 'folder');
    if (path === null) return err({ kind: 'host/unknown-handle' });
    if (newFolder === undefined)
      return attempt(path, async () => {
        const listing = await browseFolder(book, path);
        return dialogs === null ? listing : { ...listing, parent: null };
      });
    if (path === drives || !isSafeName(newFolder)) return err({ kind: 'host/refused' });
    return attempt(newFolder, async () => {
      await mkdir(join(path, newFolder), { recursive: true });
      return browseFolder(book, join(path, newFolder));
    });
  }

  return {
    chooseFiles: async ({ title, extensions }) => {
      if (dialogs === null) return { browse: true, chosen: [] };
      const paths = await dialogs.openFiles({ title, extensions });
      return { browse: false, chosen: paths.map((path) => book.issue(path, 'file')) };
    },
    chooseFolder: async ({ title }) => {
      if (dialogs === null) return { browse: true, chosen: [] };
      const path = await dialogs.openFolder({ title });
      return { browse: false, chosen: path === null ? [] : [book.issue(path, 'folder')] };
    },
    browse,
    pathOf: book.pathOf,
    issue: book.issue,
  };
}
