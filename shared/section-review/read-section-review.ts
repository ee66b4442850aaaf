import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import { normalise } from '#shared/recognise';
import { columnLetter } from '#shared/reports';
import type { Opinion, OpinionRefused, Verdict } from '#shared/review-chain';
import { decideOpinion, verdicts } from '#shared/review-chain';
import type { ReadCell, ReadRow, ReadSheet, ReadWorkbook } from '#shared/workbook-model';
import type { ReviewNode } from '#shared/year-file';
import {
  lineKey,
  sectionFormat,
  sectionHeads,
  sectionMarkSheet,
  verdictWords,
  type SectionLine,
  type SectionMarks,
} from './section-workbook.ts';

type Place = { readonly sheet: string; readonly cell: string; readonly name: string };
export type ChangedRequest = Place & { readonly unit: string; readonly exported: Fen; readonly now: Fen };
export type SectionReadFailure =
  | Failure<'section/not-ours'>
  | { readonly kind: 'section/wrong-ledger'; readonly found: string }
  | { readonly kind: 'section/wrong-year'; readonly found: string; readonly expected: string }
  | { readonly kind: 'section/wrong-round'; readonly found: string; readonly expected: string }
  | { readonly kind: 'section/wrong-section'; readonly found: string; readonly expected: readonly string[] }
  | { readonly kind: 'section/head-missing'; readonly heads: readonly string[] }
  | { readonly kind: 'section/nothing-filled'; readonly section: string }
  | ({ readonly kind: 'section/unknown-row' } & Place)
  | ({ readonly kind: 'section/twice' } & Place)
  | ({ readonly kind: 'section/unreadable'; readonly text: string } & Place)
  | ({ readonly kind: 'section/verdict-unknown'; readonly text: string } & Place)
  | { readonly kind: 'section/request-changed'; readonly rows: readonly ChangedRequest[] }
  | ({ readonly kind: 'section/opinion-refused'; readonly refusal: OpinionRefused } & Place);

export type SectionQuestion = {
  readonly marks: Omit<SectionMarks, 'section'>;
  /** The sections whose files may be merged now. */
  readonly sections: readonly string[];
  /** The rows of a section as they stand. */
  readonly linesOf: (section: string) => readonly SectionLine[];
  readonly chain: readonly ReviewNode[];
  readonly by: string;
  readonly at: string;
};
export type SectionReading = {
  readonly section: string;
  readonly opinions: readonly { readonly unit: string; readonly opinion: Opinion }[];
};

type Head = keyof typeof sectionHeads;
const mostHeadRow = 20;

function readMarks(workbook: ReadWorkbook, { marks, sections }: SectionQuestion): Result<string, SectionReadFailure> {
  const sheet = workbook.sheets.find(({ name }) => name === sectionMarkSheet);
  const found = new Map((sheet?.rows ?? []).map(({ cells }) => [cells[0]?.text ?? '', cells[1]?.text ?? '']));
  const of = (key: string): string => found.get(key) ?? '';
  if (of('format') !== sectionFormat) return err({ kind: 'section/not-ours' });
  if (of('ledger') !== marks.ledger) return err({ kind: 'section/wrong-ledger', found: of('ledger') });
  const [year, expected] = [`${of('region')} ${of('year')}`, `${marks.region} ${String(marks.year)}`];
  if (year !== expected) return err({ kind: 'section/wrong-year', found: year, expected });
  if (of('round') !== marks.round)
    return err({ kind: 'section/wrong-round', found: of('round'), expected: marks.round });
  const section = of('section');
  return sections.includes(section)
    ? ok(section)
    : err({ kind: 'section/wrong-section', found: section, expected: sections });
}

type Found = { readonly sheet: ReadSheet; readonly headRow: number; readonly columns: ReadonlyMap<Head, number> };

function findHeads(workbook: ReadWorkbook): Result<Found, SectionReadFailure> {
  const names = Object.entries(sectionHeads) as [Head, string][];
  let missing: readonly string[] = names.map(([, text]) => text);
  for (const sheet of workbook.sheets) {
    if (sheet.hidden) continue;
    for (const row of sheet.rows.filter((each) => each.row <= mostHeadRow)) {
      const columns = new Map<Head, number>();
      for (const { column, text } of row.cells) {
        const head = names.find(([, name]) => name === text.replaceAll(/\s/g, ''))?.[0];
        if (head) columns.set(head, column);
      }
      if (columns.size === names.length) return ok({ sheet, headRow: row.row, columns });
      const absent = names.filter(([head]) => !columns.has(head)).map(([, text]) => text);
      if (absent.length < missing.length) missing = absent;
    }
  }
  return err({ kind: 'section/head-missing', heads: missing });
}

/** One row of the sheet by its heads. */
class SheetRow {
  readonly #found: Found;
  readonly #row: ReadRow;

  constructor(found: Found, row: ReadRow) {
    this.#found = found;
    this.#row = row;
  }

  cell(head: Head): ReadCell | undefined {
    return this.#row.cells.find(({ column }) => column === this.#found.columns.get(head));
  }

  text(head: Head): string {
    return this.cell(head)?.text.trim() ?? '';
  }

  place(head: Head): Place {
    const column = columnLetter(this.#found.columns.get(head) ?? 1);
    return {
      sheet: this.#found.sheet.name,
      cell: `${column}${String(this.#row.row)}`,
      name: this.text('projectName'),
    };
  }

  isFilled(): boolean {
    return this.text('reviewed') !== '' || this.text('verdict') !== '' || this.text('text') !== '';
  }
}

type Entry = { readonly reviewed: Fen | null; readonly verdict: Verdict | null; readonly text: string };

function readEntry(row: SheetRow): Result<Entry, SectionReadFailure> {
  const { cell } = normalise(row.cell('reviewed'), 'money');
  if (cell !== null && typeof cell !== 'number') {
    const text = typeof cell === 'object' ? cell.unread : String(cell);
    return err({ kind: 'section/unreadable', text, ...row.place('reviewed') });
  }
  const word = row.text('verdict');
  const verdict = verdicts.find((one) => verdictWords[one] === word) ?? null;
  if (verdict === null && word !== '')
    return err({ kind: 'section/verdict-unknown', text: word, ...row.place('verdict') });
  return ok({ reviewed: cell === null ? null : fen(cell), verdict, text: row.text('text') });
}

/** The opinion that an entry means: 初审数 alone is 同意 or 核减, words alone are 意见, 同意 alone is the full request. */
function meant({ reviewed, verdict, text }: Entry, line: SectionLine): Pick<Opinion, 'verdict' | 'text' | 'amount'> {
  const said = verdict ?? (reviewed === null ? 'remark' : reviewed < line.requested ? 'cut' : 'agree');
  return { verdict: said, text, amount: reviewed ?? (said === 'agree' ? line.requested : null) };
}

const keyless = (key: string): string => {
  const at = key.lastIndexOf(',');
  return at < 0 ? key : key.slice(0, at);
};
const requestIn = (key: string): number => Number(key.slice(key.lastIndexOf(',') + 1).replace(']', ''));

/** The request as the section saw it, where it is no longer the one that stands. */
function changedRequest(row: SheetRow, key: string, line: SectionLine): ChangedRequest | null {
  const exported = requestIn(key);
  if (exported === line.requested) return null;
  const seen = fen(Number.isSafeInteger(exported) ? exported : 0);
  return { ...row.place('projectName'), unit: line.unitName, exported: seen, now: line.requested };
}

/**
 * Takes a 按股室审核表 in: every row that the section filled in, or the first thing that is wrong with the file. A row
 * whose request is no longer the one that the section saw is named with both amounts, and nothing is taken.
 */
export function readSectionReview(
  workbook: ReadWorkbook,
  question: SectionQuestion,
): Result<SectionReading, SectionReadFailure> {
  const section = readMarks(workbook, question);
  if (!section.ok) return section;
  const found = findHeads(workbook);
  if (!found.ok) return found;
  const known = new Map(question.linesOf(section.value).map((line) => [keyless(lineKey(line)), line]));
  const seen = new Set<string>();
  const changed: ChangedRequest[] = [];
  const opinions: { unit: string; opinion: Opinion }[] = [];
  for (const each of found.value.sheet.rows) {
    const row = new SheetRow(found.value, each);
    const key = row.text('key');
    if (each.row <= found.value.headRow || row.text('projectName') === '合计') continue;
    if (key === '' && !row.isFilled()) continue;
    const line = known.get(keyless(key));
    if (!line) return err({ kind: 'section/unknown-row', ...row.place('projectName') });
    if (seen.has(keyless(key))) return err({ kind: 'section/twice', ...row.place('projectName') });
    seen.add(keyless(key));
    if (!row.isFilled()) continue;
    const entry = readEntry(row);
    if (!entry.ok) return entry;
    const difference = changedRequest(row, key, line);
    if (difference) {
      changed.push(difference);
      continue;
    }
    const { rowId, requested, projectName: name } = line;
    const asked = { node: 'section', row: { table: 'projects', rowId, name, requested } } as const;
    const opinion = decideOpinion({ ...asked, ...meant(entry.value, line) }, question.chain, {
      by: question.by,
      at: question.at,
    });
    if (!opinion.ok) return err({ kind: 'section/opinion-refused', refusal: opinion.error, ...row.place('reviewed') });
    opinions.push({ unit: line.unit, opinion: opinion.value });
  }
  if (changed.length > 0) return err({ kind: 'section/request-changed', rows: changed });
  return opinions.length === 0
    ? err({ kind: 'section/nothing-filled', section: section.value })
    : ok({ section: section.value, opinions });
}
