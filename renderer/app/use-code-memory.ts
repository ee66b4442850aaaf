import { noCodes, type CodeMemory } from '../ui/form-grid/index.ts';
import { useObserved } from '../ui/use-observed/index.ts';
import { allFavouriteCodes, markFavourite, usedCode } from '../usecases/favourites.ts';
import type { Office } from '../usecases/office.ts';

/** 收藏 and 最近使用 of the operator, for the lists of the forms. */
export function useCodeMemory(office: Office): CodeMemory {
  const known = useObserved(
    (listener) => office.ledger.observe(listener),
    () => allFavouriteCodes(office),
    office.book,
  );
  return {
    of: (list) => known?.get(list) ?? noCodes,
    use: (list, code) => void usedCode(office, list, code),
    mark: (list, code, favourite) => void markFavourite(office, list, code, favourite),
  };
}
