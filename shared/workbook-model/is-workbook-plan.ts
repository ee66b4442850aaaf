import { isListOf, isLoose } from './is-read-workbook.ts';
import type { WorkbookPlan } from './write-plan.ts';

const isText = (value: unknown): boolean => typeof value === 'string';
const isSize = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= 1_048_576;
const maybe = (value: unknown, holds: (value: unknown) => boolean): boolean => value === undefined || holds(value);
const isFlag = (value: unknown): boolean => typeof value === 'boolean';
const matches =
  (shape: RegExp) =>
  (value: unknown): boolean =>
    typeof value === 'string' && shape.test(value);

/** These are written into the sheet as they stand. */
const isNumber = matches(/^-?\d{1,30}(\.\d{1,30})?$/);
const isDate = matches(/^\d{4}-\d{2}-\d{2}$/);
const isRange = matches(/^\$?[A-Z]{1,3}\$?\d{1,7}(:\$?[A-Z]{1,3}\$?\d{1,7})?$/);

const isValue = (value: unknown): boolean =>
  value === null || isText(value) || (isLoose(value) && (isNumber(value['number']) || isDate(value['date'])));

const isCell = (value: unknown): boolean =>
  value === null ||
  (isLoose(value) && isText(value['style']) && isValue(value['value']) && maybe(value['formula'], isText));

const isRow = (value: unknown): boolean =>
  isLoose(value) && isListOf(value['cells'], isCell) && maybe(value['height'], isSize);

const isList = (value: unknown): boolean =>
  isLoose(value) && isRange(value['range']) && isText(value['source']) && isText(value['error']);

const isFreeze = (value: unknown): boolean => isLoose(value) && isSize(value['rows']) && isSize(value['columns']);

const isRepeat = (value: unknown): boolean => isListOf(value, isSize);
const isPrint = (value: unknown): boolean =>
  isLoose(value) && isText(value['area']) && maybe(value['footer'], isText) && maybe(value['repeatRows'], isRepeat);

const isSheet = (value: unknown): boolean =>
  isLoose(value) &&
  isText(value['name']) &&
  isListOf(value['columns'], (column) => isLoose(column) && isSize(column['width'])) &&
  isListOf(value['rows'], isRow) &&
  maybe(value['merges'], (merges) => isListOf(merges, isRange)) &&
  maybe(value['lists'], (lists) => isListOf(lists, isList)) &&
  maybe(value['freeze'], isFreeze) &&
  maybe(value['print'], isPrint) &&
  [value['hidden'], value['protect']].every((flag) => maybe(flag, isFlag));

/** Whether the writer can take it: what it writes unescaped is a number, a date, a range, and nothing else. */
export const isWorkbookPlan = (value: unknown): value is WorkbookPlan =>
  isLoose(value) &&
  [value['title'], value['creator'], value['created']].every(isText) &&
  isListOf(value['sheets'], isSheet);
