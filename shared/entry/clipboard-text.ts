/** A block of cells as Excel and WPS put it on the clipboard: tabs between cells, line ends between rows. */
export type Block = readonly (readonly string[])[];

const needsQuotes = /[\t\n\r"]/;

/** Text of a block. A cell that holds a tab, a line end or a quote is quoted, quotes in it are doubled. */
export const formatBlock = (block: Block): string =>
  block
    .map((row) => row.map((text) => (needsQuotes.test(text) ? `"${text.replaceAll('"', '""')}"` : text)).join('\t'))
    .map((line) => `${line}\r\n`)
    .join('');

/** Reads a quoted cell that begins at `from`; answers its text and where it ends, or null where the quote never closes. */
function quotedCell(text: string, from: number): { readonly cell: string; readonly end: number } | null {
  let cell = '';
  let at = from + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close < 0) return null;
    cell += text.slice(at, close);
    if (text[close + 1] !== '"') return { cell, end: close + 1 };
    cell += '"';
    at = close + 2;
  }
}

const ends = (letter: string | undefined): boolean =>
  letter === undefined || letter === '\t' || letter === '\n' || letter === '\r';

/** The cells of a clipboard text; the inverse of formatBlock. A last line end, which Excel adds, is no row of its own. */
export function parseBlock(text: string): Block {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  for (;;) {
    const quoted = text[at] === '"' ? quotedCell(text, at) : null;
    if (quoted && ends(text[quoted.end])) {
      row.push(quoted.cell);
      at = quoted.end;
    } else {
      const from = at;
      while (!ends(text[at])) at += 1;
      row.push(text.slice(from, at));
    }
    if (text[at] === '\t') {
      at += 1;
      continue;
    }
    rows.push(row);
    row = [];
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    if (at >= text.length) return rows;
  }
}
