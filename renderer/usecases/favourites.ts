import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
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

/** The same for every list of the operator. */
export async function allFavouriteCodes(office: Office): Promise<ReadonlyMap<string, FavouriteCodes>> {
  const own = keyOf(office, '');
  const kept = await office.ledger.all('favourites', own);
  return new Map(kept.map(({ key, value }) => [key.slice(own.length), value]));
}

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

/** Remembers a picked code as last used; one that was the last already needs no act. */
export async function usedCode(office: Office, list: string, code: string): Promise<Result<null, LedgerFailure>> {
  if ((await favouriteCodes(office, list)).recent[0] === code) return ok(null);
  const writes = [await usedCodeWrite(office, list, code)];
  const kept = await commitAndKeep(office, { act: 'use-code', writes, expected: [] });
  return kept.ok ? ok(null) : kept;
}
