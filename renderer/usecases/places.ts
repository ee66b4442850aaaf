import type { HostFailure, HostOutput } from '#shared/contract';
import type { Result } from '#shared/kernel';
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
