import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { YearsPage } from '../../features/years/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { rollOverYear, tryRollOver, yearBooks } from '../../usecases/books.ts';
import { catalogGaps, mapCatalogCode } from '../../usecases/unit-register.ts';
import { composeOffice } from '../compose.ts';
import type { ScreenProps } from '../screen-props.ts';

/** 年度: the years of this computer, and the way into the next one. */
export function YearsTab(props: ScreenProps): ReactNode {
  const { office, yearFile, say } = props;
  const word = useSay();
  const { language } = useLanguage();
  const known = useObserved(
    (listener) => office.ledger.observe(listener),
    async () => ({
      books: await yearBooks(office.host, office.kind, composeOffice),
      left: await tryRollOver(office, yearFile),
      catalog: await catalogGaps(office, yearFile),
    }),
    `${office.book} ${JSON.stringify(yearFile.catalogSuccession)}`,
  );
  const rollOver = async (year: number): Promise<string | null> => {
    const done = await rollOverYear(office, yearFile, year, composeOffice);
    if (!done.ok) return failureSentence(done.error, language);
    props.openBook(done.value.book);
    return null;
  };
  return (
    <YearsPage
      yearFile={yearFile}
      books={known?.books ?? []}
      current={office.book}
      left={known?.left ?? null}
      gaps={known?.catalog.gaps ?? []}
      prior={known?.catalog.lines ?? 0}
      onOpen={(book) => {
        const target = known?.books.find((each) => each.book === book);
        if (target) props.openBook(target.book);
      }}
      onRollOver={rollOver}
      onMap={(pair) =>
        void mapCatalogCode(office, yearFile, pair).then((done) => {
          say(
            done.ok
              ? {
                  tone: 'success',
                  text: word(
                    `已对照 ${pair.from} → ${pair.to}，上年数 ${String(done.value.lines)} 行随之改到新编码。`,
                    `${pair.from} → ${pair.to}: ${String(done.value.lines)} lines of last year follow.`,
                  ),
                }
              : { tone: 'error', text: failureSentence(done.error, language) },
          );
        })
      }
    />
  );
}
