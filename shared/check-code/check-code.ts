import type { Row, TableName, Tables } from '#shared/records';
import { amountOf, fundFields, textOf, type FundField } from '#shared/rounds';

/** The tables that 数据校验码 speaks for. */
export const codedTables = ['projects', 'purchases'] as const satisfies readonly TableName[];
/** A prime, so that no change of one sum is lost; its products stay below what MOD of a spreadsheet can divide. */
export const codeModulus = 999_983;
export type CodeTerm = {
  readonly table: (typeof codedTables)[number];
  /** A fund's sum in fen, or the rows that have a 项目编码. */
  readonly of: FundField | 'rows';
  readonly weight: number;
};

const weights = [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41];
/** What is added up, each with its weight; the workbook's formula and checkCode work from this one list. */
export const codeTerms: readonly CodeTerm[] = codedTables
  .flatMap((table) => [...fundFields, 'rows' as const].map((of) => ({ table, of })))
  .map((term, index) => ({ ...term, weight: weights[index] ?? 1 }));

const sumOf = (rows: readonly Row[], of: CodeTerm['of']): number =>
  of === 'rows'
    ? rows.filter((row) => textOf(row, 'projectCode') !== '').length
    : rows.reduce((sum, row) => sum + amountOf(row, of), 0);

/** The remainder as a spreadsheet gives it: with the sign of the divisor. */
const remainder = (value: number): number => ((value % codeModulus) + codeModulus) % codeModulus;

/** 数据校验码: six digits over the money and the rows of a submission; the same on paper, in the file and here. */
export function checkCode(tables: Pick<Tables, (typeof codedTables)[number]>): string {
  const sum = codeTerms.reduce((code, { table, of, weight }) => code + remainder(sumOf(tables[table], of) * weight), 0);
  return String(remainder(sum)).padStart(6, '0');
}
