import type { HostFailure, HostOutput } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import type { Office } from './office.ts';

export type Listing = HostOutput<'places.browse'>;

/** Looks into a folder through the program's own chooser; newFolder makes one first. */
export function browsePlaces(
  office: Pick<Office, 'host'>,
  folder: string | null,
  newFolder?: string,
): Promise<Result<Listing, HostFailure>> {
  return office.host['places.browse']({ folder, ...(newFolder === undefined ? {} : { newFolder }) });
}

export type FoundFile = { readonly handle: string; readonly name: string };
const mostFolders = 500;

/** Files of a folder and of the folders in it, by extension; what Excel keeps beside an open file (~$…) is left out. */
export async function filesIn(
  office: Pick<Office, 'host'>,
  folder: string,
  extensions: readonly string[],
): Promise<Result<readonly FoundFile[], HostFailure>> {
  const found: FoundFile[] = [];
  const waiting = [folder];
  for (let looked = 0; looked < mostFolders; looked += 1) {
    const next = waiting.shift();
    if (next === undefined) break;
    const listed = await browsePlaces(office, next);
    if (!listed.ok) return listed;
    waiting.push(...listed.value.folders.map(({ handle }) => handle));
    for (const { handle, name } of listed.value.files)
      if (!name.startsWith('~$') && extensions.some((extension) => name.toLowerCase().endsWith(extension)))
        found.push({ handle, name });
  }
  return ok(found);
}
