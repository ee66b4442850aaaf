import { countyDepartments } from './county-units.ts';
import { buyersOf, planSettledLines } from './plan-settled-lines.ts';
import type { FundKind, PurchaseLine } from './purchase-line.ts';
import { lumpQuote, pricedQuote, splitAmount, wanYuan } from './purchase-line.ts';
import type { SeededRandom } from './seeded-random.ts';
import { refusedLumps } from './service-items.ts';

/** The frame: lines by what happens to them at 一下, and the sum of 一上. */
const deepCuts = 45;
const cuts = 120;
const refusals = 37;
const up1Total = wanYuan(23_100);
const small = wanYuan(50);
const large = wanYuan(100);
/** No row of a county asks for more than this. */
const largestRow = wanYuan(4_900);
/** Left unused at 二上 of one control figure. */
const unused = wanYuan(10);

const up2Of = (line: PurchaseLine): number => line.up2?.amount ?? 0;

function chooseTreatments(lines: readonly PurchaseLine[], random: SeededRandom): void {
  const open = random.shuffled(lines.filter((line) => !line.upper && line.up1 === undefined));
  const deep = open.filter((line) => up2Of(line) < small).slice(0, deepCuts);
  for (const line of deep) line.treatment = 'deepCut';
  const cutAlready = lines.filter((line) => line.treatment === 'cut').length;
  const rest = open.filter((line) => line.treatment === 'full').slice(0, cuts - cutAlready);
  for (const line of rest) line.treatment = 'cut';
}

function cutShare(line: PurchaseLine, random: SeededRandom): number {
  if (line.treatment === 'full') return 0;
  if (line.treatment === 'deepCut') return random.between(0.32, 0.55);
  return random.between(0.06, up2Of(line) >= large ? 0.12 : 0.24);
}

/** What the unit had asked for: a greater quantity where there is one to cut, else a greater price. */
function askFor(line: PurchaseLine, random: SeededRandom): void {
  const { up2, item } = line;
  if (!up2 || line.upper || line.up1) return;
  line.control = up2.amount;
  const share = cutShare(line, random);
  if (share === 0) {
    line.up1 = up2;
  } else if (up2.qty >= 100) {
    const most = Math.max(up2.qty, Math.floor(largestRow / (item.periods * up2.price)));
    const qty = Math.min(most, Math.round(up2.qty / (1 - share)));
    line.up1 = { qty, price: up2.price, amount: qty * item.periods * up2.price };
  } else {
    line.up1 = pricedQuote(up2.qty, item.periods, Math.round(up2.amount / (1 - share) / 10_000) * 10_000);
  }
}

function leaveUnused(lines: readonly PurchaseLine[]): void {
  const [line] = lines
    .filter((one) => one.treatment === 'full' && !one.worked && one.item.uom === '项' && one.up2?.qty === 1)
    .toSorted((a, b) => up2Of(b) - up2Of(a));
  if (!line) return;
  line.control = up2Of(line) + unused;
  line.up1 = lumpQuote(line.control);
}

function refuse(asked: number, random: SeededRandom): readonly PurchaseLine[] {
  const weights = Array.from({ length: refusals }, () => Math.exp(random.between(0, 2)));
  return splitAmount(up1Total - asked, weights).flatMap((amount, index): readonly PurchaseLine[] => {
    const department = countyDepartments[index % countyDepartments.length];
    const item = refusedLumps[Math.floor(index / countyDepartments.length) % refusedLumps.length];
    if (!department || !item) return [];
    const unit = buyersOf(department.code)[0] ?? '';
    const up1 = lumpQuote(amount);
    return [
      { department: department.code, unit, item, treatment: 'refused', up1, control: 0, fund: 'amtGeneral', carry: 0 },
    ];
  });
}

/** Gives whole lines to a fund, the largest that still fit first. */
function fundBy(kind: FundKind, money: number, lines: readonly PurchaseLine[]): void {
  let left = money;
  for (const line of lines.toSorted((a, b) => up2Of(b) - up2Of(a))) {
    if (line.fund !== 'amtGeneral' || line.worked || line.upper || up2Of(line) > left) continue;
    line.fund = kind;
    left -= up2Of(line);
  }
}

function carryOver(lines: readonly PurchaseLine[], money: number): void {
  let left = money;
  for (const line of lines) {
    if (line.fund !== 'amtGeneral' || line.worked || line.upper) continue;
    line.carry = Math.min(left, Math.floor((up2Of(line) * 0.3) / 10_000) * 10_000);
    left -= line.carry;
  }
}

/** All lines of purchase of the county through the rounds. */
export function planPurchases(random: SeededRandom): readonly PurchaseLine[] {
  const settled = planSettledLines(random);
  chooseTreatments(settled, random);
  for (const line of settled) askFor(line, random);
  leaveUnused(settled);
  const total = settled.reduce((sum, line) => sum + up2Of(line), 0);
  const withFund = new Set(countyDepartments.filter(({ fundFunc }) => fundFunc !== undefined).map(({ code }) => code));
  fundBy(
    'amtFund',
    total * 0.09,
    settled.filter((line) => withFund.has(line.department)),
  );
  fundBy(
    'amtEscrow',
    total * 0.015,
    settled.filter((line) => line.department === '102'),
  );
  fundBy('amtUnit', total * 0.03, random.shuffled(settled).slice(0, 120));
  carryOver(random.shuffled(settled), Math.round(total * 0.04));
  const asked = settled.reduce((sum, line) => sum + (line.up1?.amount ?? 0), 0);
  return [...settled, ...refuse(asked, random)];
}
