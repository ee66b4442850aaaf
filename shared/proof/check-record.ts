import type { Value } from './evaluate.ts';
import { writtenValue } from './evaluate.ts';
import type { Exact } from './exact.ts';
import { compareExact, showExact } from './exact.ts';
import type { TableRow } from './sheet-table.ts';

export type Difference = {
  readonly sheet: string;
  readonly cell: string;
  readonly expected: string;
  readonly found: string;
};
export type Check = { readonly name: string; readonly cells: number; readonly differences: readonly Difference[] };

export const showValue = (value: Value): string => {
  switch (value.kind) {
    case 'number':
      return showExact(value.value);
    case 'text':
      return value.value;
    case 'truth':
      return value.value ? 'TRUE' : 'FALSE';
    case 'blank':
      return '（空）';
    case 'fault':
      return `（无法计算：${value.fault}）`;
  }
};

/** Counts what one check compares and keeps what differs. */
export class CheckRecord {
  readonly #name: string;
  readonly #sheet: string;
  readonly #differences: Difference[] = [];
  #cells = 0;

  constructor(name: string, sheet: string) {
    this.#name = name;
    this.#sheet = sheet;
  }

  miss(cell: string, expected: string, found: string, sheet = this.#sheet): void {
    this.#differences.push({ sheet, cell, expected, found });
  }

  compared(): void {
    this.#cells += 1;
  }

  number(row: TableRow, head: string, expected: Exact): void {
    this.compared();
    const found = writtenValue(row.cell(head));
    if (found.kind === 'number' && compareExact(found.value, expected) === 0) return;
    this.miss(row.name(head), showExact(expected), showValue(found));
  }

  text(row: TableRow, head: string, expected: string): void {
    this.compared();
    if (row.text(head) !== expected) this.miss(row.name(head), expected, row.text(head));
  }

  /** Every expected key stands in the sheet once, and no other. */
  keys(expected: Iterable<string>, found: readonly string[]): void {
    const left = new Map<string, number>();
    for (const key of found) left.set(key, (left.get(key) ?? 0) + 1);
    for (const key of expected) {
      this.compared();
      const times = left.get(key) ?? 0;
      if (times !== 1) this.miss('', `${key} 一行`, `${times} 行`);
      left.delete(key);
    }
    for (const [key, times] of left) this.miss('', `${key} 无此行`, `${times} 行`);
  }

  done(): Check {
    return { name: this.#name, cells: this.#cells, differences: this.#differences };
  }
}
