import type { ServiceItem } from './service-items.ts';

/** Quantity (whole), unit price and amount (fen) in one round. */
export type Quote = { readonly qty: number; readonly price: number; readonly amount: number };
export type Treatment = 'full' | 'cut' | 'deepCut' | 'refused' | 'upper';
export type FundKind = 'amtGeneral' | 'amtFund' | 'amtEscrow' | 'amtUnit';

/** A line of purchase through the rounds. up1 is absent for 上级专项, up2 for what 一下 refused. */
export type PurchaseLine = {
  readonly department: string;
  readonly unit: string;
  readonly item: ServiceItem;
  readonly upper?: { readonly level: string; readonly notice: string };
  /** Belongs to the worked example, which brings its own cells. */
  readonly worked?: true;
  treatment: Treatment;
  up1?: Quote;
  up2?: Quote;
  control: number;
  fund: FundKind;
  carry: number;
};

export const wanYuan = (amount: number): number => amount * 1_000_000;

export const lumpQuote = (amount: number): Quote => ({ qty: 1, price: amount, amount });
/** The price that an amount gives, rounded to the fen as a clerk rounds it. */
export const pricedQuote = (qty: number, periods: number, amount: number): Quote => ({
  qty,
  price: Math.round(amount / (qty * periods)),
  amount,
});

/** Splits an amount by weights into multiples of 100 yuan; the last part takes what is left. */
export function splitAmount(total: number, weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let left = total;
  return weights.map((weight, index) => {
    const part = index === weights.length - 1 ? left : Math.floor((total * weight) / sum / 10_000) * 10_000;
    left -= part;
    return part;
  });
}
