import type { ReadCell, ReadWorkbook } from '#shared/workbook-model';
import type { Exact } from './exact.ts';
import { add, compareExact, divide, multiply, negate, parseExact, roundTo, subtract, whole, zero } from './exact.ts';
import type { Expression, Place } from './formula.ts';
import { parseFormula } from './formula.ts';

export type Fault = 'unreadable' | 'circle' | 'division' | 'type' | 'missing-sheet';
export type Value =
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'truth'; readonly value: boolean }
  | { readonly kind: 'blank' }
  | { readonly kind: 'fault'; readonly fault: Fault };
type Spot = Place & { readonly sheet: string };
export type Evaluator = {
  /** Value of the formula of a cell, worked out from its text, whatever the file has cached. */
  readonly valueAt: (sheet: string, column: number, row: number) => Value;
};

const number = (value: Exact): Value => ({ kind: 'number', value });
const fault = (name: Fault): Value => ({ kind: 'fault', fault: name });
const keyOf = (column: number, row: number): number => row * 20_000 + column;

/** What a cell holds as it is written. */
export function writtenValue(cell: ReadCell | undefined): Value {
  if (cell === undefined) return { kind: 'blank' };
  if (cell.kind === 'boolean') return { kind: 'truth', value: cell.text === 'true' };
  if (cell.kind === 'error') return fault('type');
  if (cell.kind !== 'number') return { kind: 'text', value: cell.text };
  const value = parseExact(cell.text);
  return value ? number(value) : fault('unreadable');
}

const asNumber = (value: Value): Exact | null =>
  value.kind === 'number' ? value.value : value.kind === 'blank' ? zero : null;

function calculate(operator: string, left: Exact, right: Exact): Value {
  switch (operator) {
    case '+':
      return number(add(left, right));
    case '-':
      return number(subtract(left, right));
    case '*':
      return number(multiply(left, right));
    case '/': {
      const quotient = divide(left, right);
      return quotient ? number(quotient) : fault('division');
    }
    default:
      return decide(operator, compareExact(left, right));
  }
}

function decide(operator: string, order: number): Value {
  const truths: Readonly<Record<string, boolean>> = {
    '=': order === 0,
    '<>': order !== 0,
    '<': order < 0,
    '>': order > 0,
    '<=': order <= 0,
    '>=': order >= 0,
  };
  const value = truths[operator];
  return value === undefined ? fault('unreadable') : { kind: 'truth', value };
}

function combine(operator: string, left: Value, right: Value): Value {
  if (left.kind === 'fault') return left;
  if (right.kind === 'fault') return right;
  if (left.kind === 'text' && right.kind === 'text') {
    return decide(operator, left.value === right.value ? 0 : left.value < right.value ? -1 : 1);
  }
  const [a, b] = [asNumber(left), asNumber(right)];
  return a && b ? calculate(operator, a, b) : fault('type');
}

/** Works formulas out on exact fractions; each cell once. */
export function evaluatorOf(workbook: ReadWorkbook): Evaluator {
  const sheets = new Map(
    workbook.sheets.map((sheet) => [
      sheet.name,
      new Map(sheet.rows.flatMap((row) => row.cells.map((cell) => [keyOf(cell.column, row.row), cell] as const))),
    ]),
  );
  const known = new Map<string, Value | 'working'>();
  const cellOf = (spot: Spot): ReadCell | undefined => sheets.get(spot.sheet)?.get(keyOf(spot.column, spot.row));

  const valueOf = (spot: Spot): Value => {
    if (!sheets.has(spot.sheet)) return fault('missing-sheet');
    const cell = cellOf(spot);
    if (cell?.formula === undefined) return writtenValue(cell);
    const key = `${spot.sheet}!${spot.column},${spot.row}`;
    const before = known.get(key);
    if (before !== undefined) return before === 'working' ? fault('circle') : before;
    known.set(key, 'working');
    const tree = parseFormula(cell.formula);
    const value = tree ? evaluate(tree, spot.sheet) : fault('unreadable');
    known.set(key, value);
    return value;
  };
  const placed = (place: Place, sheet: string): Spot => ({ ...place, sheet: place.sheet ?? sheet });
  const spotsOf = (from: Place, to: Place, sheet: string): readonly Spot[] => {
    const spots: Spot[] = [];
    for (let row = from.row; row <= to.row; row += 1) {
      for (let column = from.column; column <= to.column; column += 1) {
        spots.push({ sheet: from.sheet ?? sheet, column, row });
      }
    }
    return spots;
  };
  /** Text and blanks inside a range add nothing, as in every spreadsheet. */
  const sum = (parts: readonly Expression[], sheet: string, skipSubtotals: boolean): Value => {
    let total = zero;
    for (const part of parts) {
      const range = part.kind === 'range' ? spotsOf(part.from, part.to, sheet) : null;
      const kept = range?.filter((spot) => !skipSubtotals || !/^=?SUBTOTAL\(/.test(cellOf(spot)?.formula ?? ''));
      for (const value of kept ? kept.map(valueOf) : [evaluate(part, sheet)]) {
        if (value.kind === 'fault') return value;
        if (value.kind === 'number') total = add(total, value.value);
      }
    }
    return number(total);
  };
  const condition = (given: readonly Expression[], sheet: string): Value => {
    const [test, yes, no] = given;
    if (!test || !yes) return fault('unreadable');
    const decided = evaluate(test, sheet);
    if (decided.kind === 'fault') return decided;
    const size = asNumber(decided);
    const truth = decided.kind === 'truth' ? decided.value : size !== null && size.over !== 0n;
    if (truth) return evaluate(yes, sheet);
    return no ? evaluate(no, sheet) : { kind: 'truth', value: false };
  };
  const round = (given: readonly Expression[], sheet: string): Value => {
    const [amount, places] = given.map((one) => evaluate(one, sheet));
    if (!amount || !places) return fault('unreadable');
    if (amount.kind === 'fault') return amount;
    const [value, digits] = [asNumber(amount), asNumber(places)];
    return value && digits?.under === 1n ? number(roundTo(value, Number(digits.over))) : fault('type');
  };
  const subtotal = (given: readonly Expression[], sheet: string): Value => {
    const [code, ...parts] = given;
    const sums = code?.kind === 'number' && [9, 109].some((one) => compareExact(code.value, whole(one)) === 0);
    return sums ? sum(parts, sheet, true) : fault('unreadable');
  };
  const calls: Readonly<Record<string, (given: readonly Expression[], sheet: string) => Value>> = {
    SUM: (given, sheet) => sum(given, sheet, false),
    SUBTOTAL: subtotal,
    IF: condition,
    ROUND: round,
  };
  const evaluate = (tree: Expression, sheet: string): Value => {
    switch (tree.kind) {
      case 'number':
        return number(tree.value);
      case 'text':
        return { kind: 'text', value: tree.value };
      case 'cell':
        return valueOf(placed(tree.place, sheet));
      case 'range':
        return fault('type');
      case 'negative': {
        const value = evaluate(tree.of, sheet);
        const size = asNumber(value);
        return value.kind === 'fault' ? value : size ? number(negate(size)) : fault('type');
      }
      case 'call':
        return calls[tree.name]?.(tree.arguments, sheet) ?? fault('unreadable');
      case 'binary':
        return combine(tree.operator, evaluate(tree.left, sheet), evaluate(tree.right, sheet));
    }
  };
  return { valueAt: (sheet, column, row) => valueOf({ sheet, column, row }) };
}
