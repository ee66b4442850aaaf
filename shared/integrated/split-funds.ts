import type { FundField } from '#shared/rounds';
import type { IntegratedLine } from './integrated-line.ts';
import { amountIn, textIn } from './integrated-line.ts';
import { fundOfNature } from './natures.ts';

/** What a line of 项目支出预算表 comes to by fund, and how much of it is 上年结转. */
export type LineFunds = { readonly funds: ReadonlyMap<FundField, number>; readonly carry: number };
export type FundsUnclear = {
  readonly state: 'nature-missing' | 'nature-contradicts' | 'amounts-differ';
  readonly parts: number;
};

const columns = [
  ['general', 'amtGeneral'],
  ['special', 'amtGeneral'],
  ['fund', 'amtFund'],
  ['income', 'amtUnit'],
  ['balance', 'amtUnit'],
  ['business', 'amtUnit'],
  ['affiliates', 'amtUnit'],
  ['otherOwn', 'amtUnit'],
] as const;

/** The columns by source, added up by the fund that each belongs to. */
function columnFunds(line: IntegratedLine): { readonly funds: Map<FundField, number>; readonly parts: number } {
  const funds = new Map<FundField, number>();
  let parts = 0;
  for (const [key, fund] of columns) {
    const amount = amountIn(line, key);
    if (amount === 0) continue;
    funds.set(fund, (funds.get(fund) ?? 0) + amount);
    parts += amount;
  }
  return { funds, parts };
}

/** 财政专户 and 国有资本 have no column of their own: their money stands under 事业收入 or under none. */
function contradicts(nature: FundField, funds: ReadonlyMap<FundField, number>): boolean {
  const allowed: readonly FundField[] = nature === 'amtEscrow' || nature === 'amtSoe' ? [nature, 'amtUnit'] : [nature];
  return [...funds.keys()].some((fund) => !allowed.includes(fund));
}

/**
 * 资金性质 decides where the whole line stands; without it the columns by source do. 上年结转 is an 其中 (practice 1.3);
 * where an export adds it up beside the other sources, it is money of the same line all the same.
 */
export function fundsOf(line: IntegratedLine): LineFunds | FundsUnclear {
  const { funds, parts } = columnFunds(line);
  const carried = amountIn(line, 'carried');
  const total = typeof line.cells.amount === 'number' ? line.cells.amount : parts;
  const beside = parts !== total && parts + carried === total;
  if (parts !== 0 && parts !== total && !beside) return { state: 'amounts-differ', parts };
  const nature = fundOfNature(textIn(line, 'nature'));
  const carry = /结转/.test(textIn(line, 'source')) ? total : carried;
  if (nature)
    return contradicts(nature, funds)
      ? { state: 'nature-contradicts', parts }
      : { funds: new Map([[nature, total]]), carry };
  if (parts === 0 && !beside && total !== 0) return { state: 'nature-missing', parts };
  if (beside) funds.set('amtGeneral', (funds.get('amtGeneral') ?? 0) + carried);
  return { funds, carry };
}
