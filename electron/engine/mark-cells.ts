import { columnName, columnOf } from './cell-reference.ts';
import { appendTo, elementsOf, prefixOf, withAttribute, type Edit } from './xml-edit.ts';
import { scanXml, XmlFault } from './xml-tokenizer.ts';

export type CellPlace = { readonly row: number; readonly column: number };
type Tag = { readonly begin: number; readonly openEnd: number; readonly attributes: ReadonlyMap<string, string> };
type FoundCell = Tag & { readonly column: number };
/** One row that holds marks; tag is null where the sheet has no such row, and from is where it belongs. */
type FoundRow = {
  readonly row: number;
  readonly from: number;
  readonly tag: (Tag & { closeBegin: number; end: number }) | null;
  readonly cells: FoundCell[];
};

const placeOf = (reference: string): CellPlace | null => {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/.exec(reference);
  return match ? { column: columnOf(match[1] ?? ''), row: Number(match[2]) } : null;
};
/** A cell's reference such as C6; null where the text is none. */
export const cellPlace = placeOf;

/** A mark in a merged block belongs to its first cell, the only one that is shown. */
export function firstOfMerged(source: string): (place: CellPlace) => CellPlace {
  const blocks = elementsOf(source, (name) => name === 'mergeCell').flatMap(({ attributes }) => {
    const [from = '', to = from] = (attributes.get('ref') ?? '').split(':');
    const [first, last] = [placeOf(from), placeOf(to)];
    return first && last ? [{ first, last }] : [];
  });
  return (place) =>
    blocks.find(
      ({ first, last }) =>
        place.row >= first.row && place.row <= last.row && place.column >= first.column && place.column <= last.column,
    )?.first ?? place;
}

type Columns = readonly { readonly min: number; readonly max: number; readonly style: number }[];
type Scanned = {
  readonly rows: readonly FoundRow[];
  readonly columns: Columns;
  readonly data: {
    readonly begin: number;
    readonly openEnd: number;
    readonly closeBegin: number;
    readonly end: number;
  };
};

/** Finds the rows and cells that are to be marked. Rows and cells stand in their order; a sheet where they do not is refused. */
function scanSheet(source: string, wanted: ReadonlySet<number>): Scanned {
  const queue = [...wanted].toSorted((a, b) => a - b);
  const rows: FoundRow[] = [];
  const columns: { min: number; max: number; style: number }[] = [];
  const found: { data: Scanned['data'] | null } = { data: null };
  let inside = false;
  let row = 0;
  let column = 0;
  let current: FoundRow | null = null;
  const passUpTo = (next: number, from: number): void => {
    for (let absent = queue[0]; absent !== undefined && absent < next; absent = queue[0]) {
      rows.push({ row: absent, from, tag: null, cells: [] });
      queue.shift();
    }
  };
  const openRow = (tag: Tag): void => {
    const next = tag.attributes.has('r') ? Number(tag.attributes.get('r')) : row + 1;
    if (!(next > row)) throw new XmlFault('rows out of order');
    row = next;
    column = 0;
    passUpTo(row, tag.begin);
    if (queue[0] !== row) return;
    queue.shift();
    current = { row, from: tag.begin, tag: { ...tag, closeBegin: tag.openEnd, end: tag.openEnd }, cells: [] };
    rows.push(current);
  };
  const openCell = (tag: Tag): void => {
    if (!current) return;
    const reference = tag.attributes.get('r');
    const next = reference === undefined ? column + 1 : columnOf(reference);
    if (!(next > column)) throw new XmlFault('cells out of order');
    column = next;
    current.cells.push({ ...tag, column });
  };
  scanXml(source, {
    open: (name, attributes, begin, openEnd) => {
      if (name === 'col')
        columns.push({
          min: Number(attributes.get('min')),
          max: Number(attributes.get('max')),
          style: Number(attributes.get('style') ?? '0'),
        });
      else if (name === 'sheetData') {
        inside = true;
        found.data = { begin, openEnd, closeBegin: openEnd, end: openEnd };
      } else if (inside && name === 'row') openRow({ begin, openEnd, attributes });
      else if (inside && name === 'c') openCell({ begin, openEnd, attributes });
    },
    close: (name, closeBegin, end) => {
      if (name === 'row') {
        if (current?.tag) {
          current.tag.closeBegin = closeBegin;
          current.tag.end = end;
        }
        current = null;
      } else if (name === 'sheetData' && found.data) {
        inside = false;
        found.data = { ...found.data, closeBegin, end };
        passUpTo(Number.POSITIVE_INFINITY, closeBegin);
      }
    },
    text: () => undefined,
  });
  const { data } = found;
  if (!data) throw new XmlFault('no sheet data');
  return { rows, columns, data };
}

const yes = (text: string | undefined): boolean => text === '1' || text === 'true';
function baseOf(place: CellPlace, row: FoundRow, columns: Columns): number {
  const cell = row.cells.find(({ column }) => column === place.column);
  if (cell) return Number(cell.attributes.get('s') ?? '0');
  if (row.tag && yes(row.tag.attributes.get('customFormat'))) return Number(row.tag.attributes.get('s') ?? '0');
  return columns.find(({ min, max }) => place.column >= min && place.column <= max)?.style ?? 0;
}

export type MarkedCells = {
  /** The formats that the cells have now. */
  readonly formats: readonly number[];
  /** The changes of the sheet, once each format has its marked one. */
  readonly edits: (marked: ReadonlyMap<number, number>) => readonly Edit[];
};

/** The cells of one sheet that are to be marked; those without an entry are made in their place. */
export function markCells(source: string, places: readonly CellPlace[]): MarkedCells {
  const scanned = scanSheet(source, new Set(places.map(({ row }) => row)));
  const x = prefixOf(source, scanned.data);
  const wanted = scanned.rows.map((row) => ({
    row,
    cells: places
      .filter((place) => place.row === row.row)
      .map((place) => ({ ...place, base: baseOf(place, row, scanned.columns) }))
      .toSorted((a, b) => a.column - b.column),
  }));
  const edits = (marked: ReadonlyMap<number, number>): readonly Edit[] => {
    const all: Edit[] = [];
    let ofEmptySheet = '';
    for (const { row, cells } of wanted) {
      const made = ({ column, base }: { readonly column: number; readonly base: number }): string =>
        `<${x}c r="${columnName(column)}${String(row.row)}" s="${String(marked.get(base) ?? base)}"/>`;
      if (!row.tag) {
        const text = `<${x}row r="${String(row.row)}">${cells.map(made).join('')}</${x}row>`;
        if (scanned.data.openEnd === scanned.data.end) ofEmptySheet += text;
        else all.push({ from: row.from, to: row.from, text });
        continue;
      }
      all.push(...rowEdits(source, row, row.tag, cells, marked, made));
    }
    if (ofEmptySheet !== '') all.push(appendTo(source, scanned.data, ofEmptySheet));
    return all;
  };
  return { formats: wanted.flatMap(({ cells }) => cells.map(({ base }) => base)), edits };
}

type Wanted = { readonly column: number; readonly base: number };
function rowEdits(
  source: string,
  row: FoundRow,
  tag: NonNullable<FoundRow['tag']>,
  cells: readonly Wanted[],
  marked: ReadonlyMap<number, number>,
  made: (cell: Wanted) => string,
): readonly Edit[] {
  const edits: Edit[] = [];
  const absent: Wanted[] = [];
  for (const cell of cells) {
    const found = row.cells.find(({ column }) => column === cell.column);
    if (!found) absent.push(cell);
    else
      edits.push({
        from: found.begin,
        to: found.openEnd,
        text: withAttribute(source.slice(found.begin, found.openEnd), 's', String(marked.get(cell.base) ?? cell.base)),
      });
  }
  if (absent.length === 0) return edits;
  // A row's spans would no longer be true; they only speed reading up and may be left out.
  const opened = source.slice(tag.begin, tag.openEnd).replace(/\sspans\s*=\s*("[^"]*"|'[^']*')/, '');
  if (tag.openEnd === tag.end) {
    const name = /^<([^\s/>]+)/.exec(opened)?.[1] ?? 'row';
    const text = `${opened.replace(/\s*\/>$/, '>')}${absent.map(made).join('')}</${name}>`;
    return [...edits, { from: tag.begin, to: tag.openEnd, text }];
  }
  edits.push({ from: tag.begin, to: tag.openEnd, text: opened });
  for (const cell of absent) {
    const after = row.cells.find(({ column }) => column > cell.column)?.begin ?? tag.closeBegin;
    edits.push({ from: after, to: after, text: made(cell) });
  }
  return edits;
}
