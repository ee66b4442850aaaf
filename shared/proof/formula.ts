import type { Exact } from './exact.ts';
import { parseExact } from './exact.ts';

export type Place = { readonly sheet: string | null; readonly column: number; readonly row: number };
export type Expression =
  | { readonly kind: 'number'; readonly value: Exact }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'cell'; readonly place: Place }
  | { readonly kind: 'range'; readonly from: Place; readonly to: Place }
  | { readonly kind: 'call'; readonly name: string; readonly arguments: readonly Expression[] }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'binary'; readonly operator: string; readonly left: Expression; readonly right: Expression };

const token =
  /\s*(?:(\d+\.?\d*|\.\d+)|"((?:[^"]|"")*)"|((?:'(?:[^']|'')+'|[\p{L}_][\p{L}\p{N}_.]*)!)?\$?([A-Z]{1,3})\$?(\d+)(?![\p{L}\p{N}(])|([A-Z]+)(?=\()|(<=|>=|<>|[-+*/(),:=<>]))/uy;
type Token =
  | { readonly kind: 'number' | 'text' | 'name' | 'sign'; readonly text: string }
  | { readonly kind: 'place'; readonly place: Place };

const columnNumber = (letters: string): number =>
  Array.from(letters).reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

const sheetName = (prefix: string | undefined): string | null => {
  if (prefix === undefined) return null;
  const name = prefix.slice(0, -1);
  return name.startsWith("'") ? name.slice(1, -1).replaceAll("''", "'") : name;
};

function tokenOf(match: RegExpExecArray): Token {
  const groups: readonly (string | undefined)[] = match;
  const [, digits, quoted, sheet, letters, row, name, sign = ''] = groups;
  if (digits !== undefined) return { kind: 'number', text: digits };
  if (quoted !== undefined) return { kind: 'text', text: quoted.replaceAll('""', '"') };
  if (letters !== undefined) {
    return { kind: 'place', place: { sheet: sheetName(sheet), column: columnNumber(letters), row: Number(row) } };
  }
  return name === undefined ? { kind: 'sign', text: sign } : { kind: 'name', text: name };
}

function tokensOf(source: string): readonly Token[] | null {
  const found: Token[] = [];
  let position = 0;
  while (position < source.length) {
    token.lastIndex = position;
    const match = token.exec(source);
    if (!match) return null;
    found.push(tokenOf(match));
    position = token.lastIndex;
  }
  return found;
}

/** Operators from the weakest to the strongest binding. */
const tiers = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
] as const;

/** A formula as a tree, or null for anything outside the small language of these reports. */
export function parseFormula(formula: string): Expression | null {
  const tokens = tokensOf(formula.trim().replace(/^=/, ''));
  if (!tokens) return null;
  let next = 0;
  const isSign = (...texts: readonly string[]): boolean => {
    const ahead = tokens[next];
    return ahead?.kind === 'sign' && texts.includes(ahead.text);
  };
  const take = (text: string): boolean => {
    if (!isSign(text)) return false;
    next += 1;
    return true;
  };
  const binary = (tier: number): Expression | null => {
    const operators = tiers[tier];
    if (!operators) return unary();
    let left = binary(tier + 1);
    while (left && isSign(...operators)) {
      const ahead = tokens[next];
      next += 1;
      const right = binary(tier + 1);
      if (!right || ahead?.kind !== 'sign') return null;
      left = { kind: 'binary', operator: ahead.text, left, right };
    }
    return left;
  };
  const unary = (): Expression | null => {
    if (take('-')) {
      const of = unary();
      return of && { kind: 'negative', of };
    }
    return take('+') ? unary() : primary();
  };
  const call = (name: string): Expression | null => {
    if (!take('(')) return null;
    const given: Expression[] = [];
    do {
      const one = binary(0);
      if (!one) return null;
      given.push(one);
    } while (take(','));
    return take(')') ? { kind: 'call', name, arguments: given } : null;
  };
  const reference = (from: Place): Expression | null => {
    if (!take(':')) return { kind: 'cell', place: from };
    const to = tokens[next];
    next += 1;
    return to?.kind === 'place' ? { kind: 'range', from, to: to.place } : null;
  };
  const primary = (): Expression | null => {
    if (take('(')) {
      const inner = binary(0);
      return inner && take(')') ? inner : null;
    }
    const ahead = tokens[next];
    if (!ahead || ahead.kind === 'sign') return null;
    next += 1;
    if (ahead.kind === 'place') return reference(ahead.place);
    if (ahead.kind === 'name') return call(ahead.text);
    if (ahead.kind === 'text') return { kind: 'text', value: ahead.text };
    const value = parseExact(ahead.text);
    return value && { kind: 'number', value };
  };
  const tree = binary(0);
  return next === tokens.length ? tree : null;
}
