import type { ReadWorkbook } from './read-model.ts';

type Loose = { readonly [Key in string]?: unknown };

export const isLoose = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
/** Holds for every member, and for none that is missing. */
export const isListOf = (value: unknown, holds: (member: unknown) => boolean): boolean =>
  Array.isArray(value) && value.every(holds);
const isPlace = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 1;
const kinds: ReadonlySet<unknown> = new Set(['text', 'number', 'boolean', 'date', 'error']);

const isCell = (value: unknown): boolean =>
  isLoose(value) &&
  isPlace(value['column']) &&
  kinds.has(value['kind']) &&
  typeof value['text'] === 'string' &&
  (value['formula'] === undefined || typeof value['formula'] === 'string');

const isRow = (value: unknown): boolean => isLoose(value) && isPlace(value['row']) && isListOf(value['cells'], isCell);

const isMerge = (value: unknown): boolean =>
  isLoose(value) && ['top', 'left', 'bottom', 'right'].every((side) => isPlace(value[side]));

const isSheet = (value: unknown): boolean =>
  isLoose(value) &&
  typeof value['name'] === 'string' &&
  typeof value['hidden'] === 'boolean' &&
  isListOf(value['rows'], isRow) &&
  (value['merges'] === undefined || isListOf(value['merges'], isMerge));

/** Written out, because a county's file has a million cells: it came from a process that met a file from outside. */
export const isReadWorkbook = (value: unknown): value is ReadWorkbook =>
  isLoose(value) && isListOf(value['sheets'], isSheet);
