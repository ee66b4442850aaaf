import { type ReactNode } from 'react';
import type { BookName } from '#shared/contract';
import { Pick } from '../../ui/frame/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { useObserved } from '../../ui/use-observed/index.ts';
import { yearBooks } from '../../usecases/books.ts';
import type { Office } from '../../usecases/office.ts';
import { composeOffice } from '../compose.ts';

/** Which year is on the desk; with more than one, the way to the others. */
export function YearPick(props: {
  readonly office: Office;
  readonly year: number;
  readonly onOpenBook: (book: BookName) => void;
}): ReactNode {
  const { office } = props;
  const say = useSay();
  const books = useObserved(
    // The years of this computer change only with the book that is open.
    () => () => undefined,
    () => yearBooks(office.host, office.kind, composeOffice),
    office.book,
  );
  const text = (year: number | null): string =>
    say(`${String(year ?? '')}年部门预算`, `${String(year ?? '')} departmental budget`);
  if (!books || books.length < 2) return text(props.year);
  return (
    <Pick<BookName>
      label={say('预算年度', 'Budget year')}
      value={office.book}
      choices={books.map(({ book, year }) => ({ value: book, text: text(year) }))}
      onPick={(book) => {
        if (book !== office.book) props.onOpenBook(book);
      }}
    />
  );
}
