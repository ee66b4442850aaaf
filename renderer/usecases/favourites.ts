import type { Result } from '#shared/kernel';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { FavouriteCodes, LedgerFailure, Write } from './ports.ts';

/** How many codes count as 最近使用. */
const mostRecent = 8;
const none: FavouriteCodes = { favourites: [], recent: [] };
const keyOf = (office: Office, list: string): string => `${office.operator()}/${list}`;

/** 收藏 and 最近使用 of the operator in one list. */
export const favouriteCodes = async (office: Office, list: string): Promise<FavouriteCodes> =>
  (await office.ledger.get('favourites', keyOf(office, list))) ?? none;

/** The write that remembers a picked code as last used, to be committed with the act that uses it. */
async function usedCodeWrite(office: Office, list: string, code: string): Promise<Write> {
  const now = await favouriteCodes(office, list);
  const recent = [code, ...now.recent.filter((each) => each !== code)].slice(0, mostRecent);
  return { store: 'favourites', key: keyOf(office, list), value: { ...now, recent } };
}

/** 收藏 or 取消收藏 one code of a list. */
export async function markFavourite(
  office: Office,
  list: string,
  code: string,
  favourite: boolean,
): Promise<Result<Kept, LedgerFailure>> {
  const now = await favouriteCodes(office, list);
  const others = now.favourites.filter((each) => each !== code);
  const value = { ...now, favourites: favourite ? [...others, code] : others };
  return commitAndKeep(office, {
    act: 'mark-favourite',
    writes: [{ store: 'favourites', key: keyOf(office, list), value }],
    expected: [],
  });
}

/** Remembers a picked code as last used. */
export async function usedCode(office: Office, list: string, code: string): Promise<Result<Kept, LedgerFailure>> {
  return commitAndKeep(office, { act: 'use-code', writes: [await usedCodeWrite(office, list, code)], expected: [] });
}
