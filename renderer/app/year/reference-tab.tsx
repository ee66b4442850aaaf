import { useState, type ReactNode } from 'react';
import type { ReferenceName } from '#shared/reference-sets';
import { ReferencePage } from '../../features/reference/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { favouriteCodes, markFavourite, usedCode } from '../../usecases/favourites.ts';
import type { ScreenProps } from '../screen-props.ts';

/** 基础目录: the code lists of the year. */
export function ReferenceTab(props: ScreenProps): ReactNode {
  const { office, yearFile } = props;
  const [chosen, setChosen] = useState<ReferenceName>('catalog');
  const codes = useObserved(
    (listener) => office.ledger.observe(listener),
    () => favouriteCodes(office, chosen),
    chosen,
  );
  return (
    <ReferencePage
      key={chosen}
      yearFile={yearFile}
      chosen={chosen}
      onChoose={setChosen}
      favourites={codes?.favourites ?? []}
      recent={codes?.recent ?? []}
      onFind={(code) => void usedCode(office, chosen, code)}
      onFavourite={(code, favourite) => void markFavourite(office, chosen, code, favourite)}
    />
  );
}
