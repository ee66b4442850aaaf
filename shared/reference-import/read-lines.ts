import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Columns } from './find-columns.ts';
import { cellName, type Grid, type Place } from './grid.ts';
import type { ReferenceFailure, ReferenceNote } from './reference-failure.ts';

/** One entry as the sheet tells it. above: code of the tier above in the same layout; derived: no cell named its code. */
export type Line = {
  readonly code: string;
  readonly name: string;
  readonly above: string | null;
  readonly row: number;
  readonly cell: string;
  readonly derived: boolean;
};
export type Coding = {
  /** Digits of a whole code at each tier; [] where the coding has none. */
  readonly tiers: readonly number[];
  /** Lengths of codes known beside the sheet. */
  readonly lengths: ReadonlySet<number>;
  readonly words: boolean;
};
type Lines = { readonly lines: readonly Line[]; readonly notes: readonly ReferenceNote[] };

const codePattern = /^[A-Za-z0-9][A-Za-z0-9.-]{0,19}$/;
/** Rows that are none of the list's. */
const remark = /^(合计|总计|小计|注)/;
const blank: Place = { text: '', written: '', numeric: false };
const embedded = /^([A-Za-z]\d{0,9}|\d{2,12})[\s、.:：-]*(\p{Script=Han}.*)$/u;

/** Reads the rows under the head, in whatever of the official shapes they are. */
export function readLines(grid: Grid, columns: Columns, coding: Coding): Result<Lines, ReferenceFailure> {
  const lines: Line[] = [];
  const notes: ReferenceNote[] = [];
  const rows = grid.rows.filter((row) => row > columns.headRow);
  const textLengths = new Set(coding.lengths);
  if (columns.code !== null)
    for (const row of rows) {
      const place = grid.own(row, columns.code);
      if (!place.numeric && codePattern.test(place.text)) textLengths.add(place.text.length);
    }
  /** A number that is one digit short of every known length has lost its zero in Excel. */
  const restored = (place: Place, row: number, column: number): string => {
    const { text } = place;
    if (!place.numeric || textLengths.size === 0 || textLengths.has(text.length)) return text;
    if (!textLengths.has(text.length + 1)) return text;
    notes.push({ kind: 'zero-restored', cell: cellName(row, column), from: text, to: `0${text}` });
    return `0${text}`;
  };
  const wrong = (row: number, column: number, text: string): Result<never, ReferenceFailure> =>
    err({ kind: 'reference/code-unreadable', sheet: grid.sheet, cell: cellName(row, column), text });

  const flat = (): Result<Lines, ReferenceFailure> => {
    for (const row of rows) {
      const nameColumn = columns.name ?? 0;
      const name = grid.filled(row, nameColumn).written;
      if (columns.code === null) {
        if (name !== '')
          lines.push({ code: name, name, above: null, row, cell: cellName(row, nameColumn), derived: false });
        continue;
      }
      const place = grid.own(row, columns.code);
      if (place.text === '') {
        if (name !== '') notes.push({ kind: 'without-code', cell: cellName(row, nameColumn), text: name });
        continue;
      }
      if (!coding.words && !codePattern.test(place.text)) {
        // 合计 and a remark under the table stand alone; beside a name the text was meant as a code.
        if (name === '' || name === place.text || remark.test(place.text)) continue;
        return wrong(row, columns.code, place.text);
      }
      const code = coding.words ? place.written : restored(place, row, columns.code);
      lines.push({ code, name, above: null, row, cell: cellName(row, columns.code), derived: false });
    }
    return ok({ lines, notes });
  };

  const known = new Set<string>();
  const push = (line: Line): void => {
    const key = `${line.code}\n${line.name}`;
    if (known.has(key)) return;
    known.add(key);
    lines.push(line);
  };

  /** Codes in tiers: whole codes, or pieces of one (201 | 01 | 02), with one name column or names in tiers. */
  const codeTiers = (): Result<Lines, ReferenceFailure> => {
    const path: string[] = [];
    for (const row of rows) {
      for (const [tier, column] of columns.tierCodes.entries()) {
        if (column === null) continue;
        const place = grid.own(row, column);
        if (place.text === '') continue;
        if (!codePattern.test(place.text)) {
          if (remark.test(place.text)) break;
          return wrong(row, column, place.text);
        }
        const above = path.slice(0, tier).findLast((code) => code !== '') ?? null;
        const code = wholeCode(place, above, tier, row, column);
        path.length = tier;
        path[tier] = code;
        const nameColumn = columns.tierNames[tier] ?? columns.name ?? 0;
        const name = grid.filled(row, nameColumn).written;
        // With one name column the name belongs to the deepest code of its row.
        const deeper = columns.tierCodes
          .slice(tier + 1)
          .some((each) => each !== null && grid.own(row, each).text !== '');
        if (columns.tierNames.length === 0 && deeper) continue;
        push({ code, name, above, row, cell: cellName(row, column), derived: false });
      }
    }
    return ok({ lines, notes });
  };
  const wholeCode = (place: Place, above: string | null, tier: number, row: number, column: number): string => {
    const length = coding.tiers[tier];
    const piece = length === undefined ? 2 : length - (coding.tiers[tier - 1] ?? 0);
    if (above !== null && place.text.startsWith(above) && place.text.length > above.length) return place.text;
    if (place.text.length > piece) return place.text;
    const whole = place.numeric ? place.text.padStart(piece, '0') : place.text;
    if (whole !== place.text)
      notes.push({ kind: 'zero-restored', cell: cellName(row, column), from: place.text, to: whole });
    return `${above ?? ''}${whole}`;
  };

  /** Names in tiers: the code of a row belongs to its deepest name; without a code column it opens the name itself. */
  const nameTiers = (): Result<Lines, ReferenceFailure> => {
    const path: string[] = [];
    for (const row of rows) {
      const code = columns.code === null ? blank : grid.own(row, columns.code);
      if (remark.test(code.text)) continue;
      if (code.text !== '' && !codePattern.test(code.text)) return wrong(row, columns.code ?? 1, code.text);
      const named = namesIn(row);
      for (const { tier, column, place } of named) {
        const deepest = named.at(-1)?.tier === tier;
        const opened = embedded.exec(place.written) ?? embedded.exec(place.text);
        const own = opened?.[1] ?? codeAt(code, tier, deepest, row);
        if (own === null) {
          notes.push({ kind: 'without-code', cell: cellName(row, column), text: place.written });
          continue;
        }
        const above = step(path, tier, own);
        const name = opened?.[2] ?? place.written;
        push({ code: own, name, above, row, cell: cellName(row, column), derived: !opened && !deepest });
      }
    }
    return ok({ lines, notes });
  };
  /** Goes one step along the path and answers what stands above it. */
  const step = (path: string[], tier: number, code: string): string | null => {
    const above = path.slice(0, tier).findLast((each) => each !== '') ?? null;
    path.length = tier;
    path[tier] = code;
    return above;
  };
  const namesIn = (row: number) =>
    columns.tierNames.flatMap((column, tier) => {
      const place = column === null ? blank : grid.own(row, column);
      return column === null || place.text === '' ? [] : [{ tier, column, place }];
    });
  /** The code of an upper tier is the beginning of the code beside it, as long as its tier is. */
  const codeAt = (place: Place, tier: number, deepest: boolean, row: number): string | null => {
    if (place.text === '') return null;
    const whole = restored(place, row, columns.code ?? 0);
    if (deepest) return whole;
    const length = coding.tiers[tier];
    return length !== undefined && whole.length > length ? whole.slice(0, length) : null;
  };

  if (columns.tierCodes.length > 0) return codeTiers();
  return columns.tierNames.length > 0 ? nameTiers() : flat();
}
