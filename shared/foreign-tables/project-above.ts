import type { ReadRow } from '#shared/workbook-model';
import type { FoundHead } from './find-head.ts';
import { byColumn, wordsIn } from './plain-text.ts';

type Standing = { readonly unit: string; readonly code: string; readonly name: string };

/** Follows the rows of a list downwards and knows the project of a row that stands under a merged cell of it. */
export class ProjectAbove {
  readonly #head: FoundHead<string>;
  #above: Standing | null = null;

  constructor(head: FoundHead<string>) {
    this.#head = head;
  }

  /** Under a total nothing is held any more. */
  end(): void {
    this.#above = null;
  }

  #columnOf(key: string): number {
    return this.#head.columns.get(key) ?? 0;
  }

  #words(row: ReadRow | undefined, key: string): string {
    return row ? wordsIn(byColumn(row).get(this.#columnOf(key))) : '';
  }

  /** The code that stands at the top of the merged cell which this row belongs to. */
  #merged(row: ReadRow): string {
    const { sheet, last } = this.#head;
    const column = this.#columnOf('projectCode');
    const range = sheet.merges?.find(
      ({ top, left, bottom }) => left === column && last < top && top < row.row && row.row <= bottom,
    );
    return range
      ? this.#words(
          sheet.rows.find((each) => each.row === range.top),
          'projectCode',
        )
      : '';
  }

  /** Words beside unit and project. A row of amounts alone may be a total that does not say so. */
  #saysMore(row: ReadRow): boolean {
    const named = new Set(['unit', 'unitCode', 'projectCode', 'projectName'].map((key) => this.#columnOf(key)));
    return row.cells.some(
      ({ column, kind, text }) => !named.has(column) && (kind === 'date' || (kind === 'text' && /\p{L}/u.test(text))),
    );
  }

  #under(row: ReadRow, unit: string, name: string): string {
    const above = this.#above;
    if (above === null || above.unit !== unit) return '';
    const sure = name === '' ? this.#saysMore(row) : name === above.name;
    return sure ? above.code : '';
  }

  /** Code of the project of a row, its own or the one above; '' where neither is. unit: its unit, as words. */
  of(row: ReadRow, unit: string): string {
    const name = this.#words(row, 'projectName');
    const own = this.#words(row, 'projectCode');
    if (own !== '') {
      this.#above = { unit, code: own, name };
      return own;
    }
    const merged = this.#merged(row);
    const code = merged === '' ? this.#under(row, unit, name) : merged;
    this.#above = code === '' ? null : { unit, code, name: name === '' ? (this.#above?.name ?? '') : name };
    return code;
  }
}
