import { createContext } from 'react';
import type { ListName } from '#shared/fields';

export type ListCodes = { readonly favourites: readonly string[]; readonly recent: readonly string[] };
/** 收藏 and 最近使用 of the person at the desk, kept by the owner of the forms. */
export type CodeMemory = {
  readonly of: (list: ListName) => ListCodes;
  readonly use: (list: ListName, code: string) => void;
  readonly mark: (list: ListName, code: string, favourite: boolean) => void;
};
export const noCodes: ListCodes = { favourites: [], recent: [] };

/** null where nothing is remembered; the lists then stand in their own order. */
export const CodeMemoryContext = createContext<CodeMemory | null>(null);
