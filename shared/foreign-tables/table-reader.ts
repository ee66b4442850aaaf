import type { ListName } from '#shared/fields';
import { trimmed } from '#shared/recognise';
import { columnLetter } from '#shared/reports';
import type { ReadCell, ReadRow } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { codeFinder } from './find-code.ts';
import type { FoundHead, HeadColumn } from './find-head.ts';
import { unitFinder, type UnitAnswer } from './find-unit.ts';
import type { ImportProblem } from './import-problem.ts';
import { readAmount, readQuantity, type MoneyUnit } from './money-unit.ts';
import { wordsIn } from './plain-text.ts';

/** A column with what stands under it; parse reads words of its own kind, null where it cannot. */
export type TypedColumn<Key extends string> = HeadColumn<Key> & {
  readonly kind: 'unit' | 'text' | 'code' | 'bool' | 'money' | 'quantity' | 'nature';
  readonly list?: ListName;
  readonly parse?: (words: string) => string | null;
};
/** A person's answers to what a file leaves open: the unit of money of a sheet; the unit that a text means, or null. */
export type ImportAnswers = {
  readonly moneyUnits: Readonly<Record<string, MoneyUnit>>;
  readonly units: Readonly<Record<string, string | null>>;
};
export type UnknownUnit = { readonly text: string; readonly cell: string; readonly rows: number };

type Head = FoundHead<string>;
type Question = { readonly yearFile: YearFile; readonly answers: ImportAnswers };

const mostProblems = 500;
const yes = /^(是|1|Y|TRUE|有|√)$/i;
const no = /^(否|0|N|FALSE|无|×)$/i;

/** Reads the rows of one table; keeps what is said about the file beside what is read. */
export class TableReader {
  readonly problems: ImportProblem[] = [];
  readonly unknown = new Map<string, { cell: string; rows: number }>();
  readonly #unknownCodes = new Map<string, Extract<ImportProblem, { kind: 'import/unknown-code' }>>();
  readonly #codes: ReadonlyMap<string, ReturnType<typeof codeFinder>>;
  readonly #find: (code: string, name: string) => UnitAnswer;
  readonly head: Head;
  readonly question: Question;
  readonly #unitOf: (column: number) => MoneyUnit;

  constructor(
    head: Head,
    columns: readonly TypedColumn<string>[],
    question: Question,
    unitOf: (column: number) => MoneyUnit,
  ) {
    this.head = head;
    this.question = question;
    this.#unitOf = unitOf;
    this.#find = unitFinder(question.yearFile.units);
    this.#codes = new Map(
      columns.flatMap(({ key, list }) =>
        list === undefined ? [] : [[key, codeFinder(question.yearFile.lists[list])] as const],
      ),
    );
  }

  cellName(row: ReadRow, key: string): string {
    return `${columnLetter(this.head.columns.get(key) ?? 1)}${String(row.row)}`;
  }

  report(problem: ImportProblem): void {
    if (this.problems.length < mostProblems) this.problems.push(problem);
  }

  at(row: ReadRow, key: string): { readonly sheet: string; readonly cell: string } {
    return { sheet: this.head.sheet.name, cell: this.cellName(row, key) };
  }

  /** Unit of a row: found, told by the person, left out (null), or not to be had ('' after a report). */
  unitOf(row: ReadRow, code: string, name: string): string | null {
    const answer = this.#find(code, name);
    if (answer.state === 'found') return answer.unit;
    const key = code === '' || this.head.columns.get('unitCode') === undefined ? 'unit' : 'unitCode';
    if (answer.state === 'contradicts') {
      this.report({ kind: 'import/unit-contradicts', ...this.at(row, key), ...answer });
      return '';
    }
    if (answer.state === 'blank') {
      this.report({ kind: 'import/unit-blank', ...this.at(row, 'unit') });
      return '';
    }
    const text = [code, name].filter((part) => part !== '').join(' ');
    const told = this.question.answers.units[text];
    if (told !== undefined) return told;
    const before = this.unknown.get(text);
    if (before) before.rows += 1;
    else this.unknown.set(text, { cell: this.cellName(row, key), rows: 1 });
    return '';
  }

  #unread(row: ReadRow, column: TypedColumn<string>, text: string): void {
    this.report({ kind: 'import/unread', ...this.at(row, column.key), head: column.heads[0] ?? '', text });
  }

  #code(row: ReadRow, column: TypedColumn<string>, text: string): string {
    const { code, known } = this.#codes.get(column.key)?.(text) ?? { code: text, known: true };
    if (!known) {
      const before = this.#unknownCodes.get(`${column.key} ${code}`);
      if (before) this.#unknownCodes.set(`${column.key} ${code}`, { ...before, rows: before.rows + 1 });
      else
        this.#unknownCodes.set(`${column.key} ${code}`, {
          kind: 'import/unknown-code',
          ...this.at(row, column.key),
          head: column.heads[0] ?? '',
          text,
          rows: 1,
        });
    }
    return code;
  }

  #number(row: ReadRow, column: TypedColumn<string>, cell: ReadCell): number | undefined {
    const number = column.kind === 'money' ? readAmount(cell, this.#unitOf(cell.column)) : readQuantity(cell);
    if (typeof number !== 'object' || number === null) return number ?? undefined;
    this.#unread(row, column, number.unread);
    return undefined;
  }

  #bool(row: ReadRow, column: TypedColumn<string>, cell: ReadCell, words: string): boolean | undefined {
    if (yes.test(words)) return true;
    if (no.test(words)) return false;
    this.#unread(row, column, cell.text);
    return undefined;
  }

  #nature(row: ReadRow, column: TypedColumn<string>, words: string): string | undefined {
    const code = column.parse?.(words) ?? null;
    if (code === null) this.report({ kind: 'import/unknown-nature', ...this.at(row, column.key), text: words });
    return code ?? undefined;
  }

  value(row: ReadRow, column: TypedColumn<string>, cell: ReadCell | undefined): string | number | boolean | undefined {
    const words = wordsIn(cell);
    if (cell === undefined || (words === '' && cell.kind !== 'error')) return undefined;
    if (cell.kind === 'error') {
      this.#unread(row, column, cell.text);
      return undefined;
    }
    switch (column.kind) {
      case 'money':
      case 'quantity':
        return this.#number(row, column, cell);
      case 'bool':
        return this.#bool(row, column, cell, words);
      case 'code':
        return this.#code(row, column, words);
      case 'nature':
        return this.#nature(row, column, words);
      case 'text':
        return trimmed(cell.text);
      case 'unit':
        return words;
    }
  }

  /** Problems found on the way, and each code that the year's lists do not know, once. */
  allProblems(): readonly ImportProblem[] {
    const units = [...this.unknown].map(([text, { cell, rows }]): ImportProblem => ({
      kind: 'import/unknown-unit',
      sheet: this.head.sheet.name,
      cell,
      text,
      rows,
    }));
    return [...units, ...this.problems, ...this.#unknownCodes.values()];
  }

  unknownUnits(): readonly UnknownUnit[] {
    return [...this.unknown].map(([text, { cell, rows }]) => ({ text, cell, rows }));
  }
}
