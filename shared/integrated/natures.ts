import type { FundField } from '#shared/rounds';
import { plain } from '#shared/foreign-tables';

/** 资金性质 of the integrated system (domain 6.4) and the fund column of the forms that holds it. */
const natures: readonly {
  readonly code: string;
  readonly name: string;
  readonly fund: FundField;
  readonly words: RegExp;
}[] = [
  { code: '11', name: '一般公共预算资金', fund: 'amtGeneral', words: /一般公共预算|公共财政预算|^1?11$/ },
  { code: '12', name: '政府性基金预算资金', fund: 'amtFund', words: /政府性基金|^1?12$/ },
  { code: '13', name: '国有资本经营预算资金', fund: 'amtSoe', words: /国有资本经营|^1?13$/ },
  { code: '2', name: '财政专户管理资金', fund: 'amtEscrow', words: /财政专户|^2\d?$/ },
  { code: '3', name: '单位资金', fund: 'amtUnit', words: /单位资金|自有资金|^3\d?$/ },
];
/** Incomes of the units themselves (domain 6.4, 31 to 39). */
const ownIncome = /事业收入|经营收入|上级补助|附属单位上缴|其他收入/;

/** Code of a nature from its code, its name or both; null where no fund column holds it. */
export function natureCode(text: string): string | null {
  const whole = plain(text).replace(/^[[(]/, '');
  const named = whole.replace(/^\d+[\])]?[-_.、]?/, '');
  const found = natures.find(({ words }) => words.test(named === '' ? whole : named));
  if (found) return found.code;
  return ownIncome.test(named) ? '3' : null;
}
export const fundOfNature = (code: string): FundField | null =>
  natures.find((nature) => nature.code === code)?.fund ?? null;
export const natureOfFund = (fund: FundField): string => natures.find((nature) => nature.fund === fund)?.code ?? '';
