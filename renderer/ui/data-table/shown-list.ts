import { createContext, useContext } from 'react';
import type { ListTable } from '#shared/reports';

/** What a list that is written to a file says of itself beside its label. */
export type ListNote = { readonly title?: string; readonly money?: ListTable['money'] };

/** What a cell shows, as one line. */
export function cellText(cell: HTMLTableCellElement): string {
  const field = cell.querySelector<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>(
    'input, select, textarea',
  );
  const text = field?.type === 'checkbox' ? '' : field ? field.value : cell.innerText;
  return text.replaceAll(/\s+/g, ' ').trim();
}

/** A list as the person sees it: heads, sums and rows as texts; what stands to the right is a figure. */
export function shownList(table: HTMLTableElement, { title, money = null }: ListNote = {}): ListTable {
  const [head, ...rows] = [...table.rows];
  const cells = [...(head?.cells ?? [])];
  return {
    title: title ?? table.getAttribute('aria-label') ?? '',
    money,
    totals: rows.filter(({ className }) => className === 'total').length,
    heads: cells.map(cellText),
    figures: cells.map((cell) => cell.style.textAlign === 'right'),
    rows: rows.map((row) => [...row.cells].map(cellText)),
  };
}

/** Writes a list into a workbook; null where there is no office to write it, as before a ledger is open. */
export const ListExportContext = createContext<((list: ListTable) => void) | null>(null);
export const useListExport = (): ((list: ListTable) => void) | null => useContext(ListExportContext);
