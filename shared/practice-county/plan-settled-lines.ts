import type { CountyDepartment } from './county-units.ts';
import { countyDepartments, countyUnits, mayBuy } from './county-units.ts';
import type { PurchaseLine, Quote } from './purchase-line.ts';
import { lumpQuote, pricedQuote, splitAmount, wanYuan } from './purchase-line.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { ServiceItem } from './service-items.ts';
import {
  commonItems,
  commonLumps,
  departmentItems,
  departmentLumps,
  legalAdviser,
  upperGrants,
} from './service-items.ts';

const workedUnit = '105001';
/** Share of a department's lines that are lump sums. */
const lumpShare = 0.45;
/** Money left for the lump sums: a part of the department's, but no more than is plausible for each. */
const lumpMoney = (money: number, lumps: number): number => Math.min(money * 0.12, lumps * wanYuan(30));

export const buyersOf = (department: string): readonly string[] =>
  countyUnits
    .filter((unit) => unit.department === department && mayBuy(unit) && unit.code !== workedUnit)
    .map((unit) => unit.code);

const bare = { control: 0, fund: 'amtGeneral', carry: 0 } as const;
const settled = (department: string, unit: string, item: ServiceItem, up2: Quote): PurchaseLine => ({
  ...bare,
  department,
  unit,
  item,
  treatment: 'full',
  up2,
});

/** Keeps the leading digits only, as a person would write the figure. */
function roundTo(digits: number, value: number, band: readonly [number, number]): number {
  const step = Math.max(1, 10 ** (Math.floor(Math.log10(value)) + 1 - digits));
  return Math.min(band[1], Math.max(band[0], Math.round(value / step) * step));
}
const inBand = (band: readonly [number, number], share: number): number => band[0] + (band[1] - band[0]) * share;

function quoteAt(item: ServiceItem, high: number, chance: number): Quote {
  const share = Math.min(1, high * (0.4 + chance));
  const qty = roundTo(2, inBand(item.qty, share), item.qty);
  const price = roundTo(3, inBand(item.price, share), item.price);
  return { qty, price, amount: qty * item.periods * price };
}

/** As far up in their bands as the money of the department allows. */
function quoteItems(items: readonly ServiceItem[], money: number, random: SeededRandom): readonly Quote[] {
  const chances = items.map(() => random.next());
  for (let high = 0.9; high > 0; high -= 0.05) {
    const quotes = items.map((item, index) => quoteAt(item, high, chances[index] ?? 0));
    if (quotes.reduce((sum, quote) => sum + quote.amount, 0) <= money) return quotes;
  }
  return items.map((item) => quoteAt(item, 0, 0));
}

function workedLines(): readonly PurchaseLine[] {
  const [care, station] = departmentItems['105'] ?? [];
  if (!care || !station) return [];
  const item = { ...care, qty: [1, 1], func: '2081006' } as const;
  const worked = { ...bare, department: '105', unit: workedUnit, item, worked: true } as const;
  const whole = pricedQuote(12, 1, wanYuan(90));
  return [
    {
      ...worked,
      treatment: 'cut',
      up1: pricedQuote(26_000, 1, wanYuan(260)),
      up2: pricedQuote(23_000, 1, wanYuan(230)),
      control: wanYuan(230),
    },
    { ...worked, treatment: 'full', up1: whole, up2: whole, control: wanYuan(90) },
  ];
}

/** A cut that leaves the odd unit price of 86.67 yuan, which is no mistake. */
function oddPriceLine(): PurchaseLine {
  const item: ServiceItem = {
    name: '老年人能力评估服务',
    catalogCode: 'A0402',
    uom: '人',
    qty: [600, 4_000],
    periods: 1,
    price: [8_000, 15_000],
    func: '2081002',
    deptEcon: '30227',
    purItemCode: 'C05010400',
  };
  return {
    ...settled('105', '105002', item, pricedQuote(3_000, 1, wanYuan(26))),
    treatment: 'cut',
    up1: pricedQuote(3_000, 1, wanYuan(30)),
    control: wanYuan(26),
  };
}

const upperLines = (department: string, unit: string): readonly PurchaseLine[] =>
  upperGrants
    .filter((grant) => grant.department === department)
    .map(({ item, level, wanYuan: amount }, index) => ({
      ...settled(department, unit, item, lumpQuote(wanYuan(amount))),
      treatment: 'upper' as const,
      upper: { level, notice: `财预〔2026〕${department}${index + 1}号` },
    }));

const cycled = <T>(items: readonly T[], count: number): readonly T[] =>
  Array.from({ length: count }, (_, index) => items[index % items.length]).filter((item) => item !== undefined);

const sumUp2 = (lines: readonly PurchaseLine[]): number =>
  lines.reduce((sum, line) => sum + (line.up2?.amount ?? 0), 0);

function planDepartment(department: CountyDepartment, random: SeededRandom): readonly PurchaseLine[] {
  const { code } = department;
  const buyers = buyersOf(code);
  const unitAt = (index: number): string => buyers[index % 3 === 2 ? index % buyers.length : 0] ?? '';
  const fixed = [...(code === '105' ? [...workedLines(), oddPriceLine()] : []), ...upperLines(code, buyers[0] ?? '')];
  const lumps = Math.round(department.lines * lumpShare) - fixed.filter((line) => line.upper).length;
  const quantities = department.lines - fixed.length - lumps;
  const own = (departmentItems[code] ?? []).map((item, index) => ({ item, unit: unitAt(index) }));
  const advisers = buyers.map((unit) => ({ item: legalAdviser, unit }));
  const common = cycled(random.shuffled(commonItems), quantities).map((item, index) => ({
    item,
    unit: buyers[(index + Math.floor(index / commonItems.length)) % buyers.length] ?? '',
  }));
  const chosen = [...own, ...advisers, ...common].slice(0, quantities);
  const money = wanYuan(department.wanYuan) - sumUp2(fixed);
  const quotes = quoteItems(
    chosen.map(({ item }) => item),
    money - lumpMoney(money, lumps),
    random,
  );
  const counted = chosen.flatMap(({ item, unit }, index) => {
    const quote = quotes[index];
    return quote ? [settled(code, unit, item, quote)] : [];
  });
  const lumpItems = cycled([...(departmentLumps[code] ?? []), ...random.shuffled(commonLumps)], lumps);
  const weights = lumpItems.map(() => Math.exp(random.between(0, 2.6)));
  const amounts = splitAmount(money - sumUp2(counted), weights);
  const lumped = lumpItems.map((item, index) => settled(code, unitAt(index), item, lumpQuote(amounts[index] ?? 0)));
  return [...fixed, ...counted, ...lumped];
}

/** The 270 lines of 二上, department by department, to the exact sums of the frame. */
export const planSettledLines = (random: SeededRandom): readonly PurchaseLine[] =>
  countyDepartments.flatMap((department) => planDepartment(department, random));
