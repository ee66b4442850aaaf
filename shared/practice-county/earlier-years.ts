import type { PriorLine } from '#shared/records';
import { countyDepartments } from './county-units.ts';
import type { LineTraits } from './line-traits.ts';
import type { PlannedProject } from './plan-projects.ts';
import { buyersOf } from './plan-settled-lines.ts';
import type { PurchaseLine } from './purchase-line.ts';
import { splitAmount, wanYuan } from './purchase-line.ts';
import type { SeededRandom } from './seeded-random.ts';
import { commonLumps } from './service-items.ts';

export type EarlierYears = {
  readonly prior: readonly PriorLine[];
  /** 上年预算数 of the lines that continue, in fen. */
  readonly budgets: ReadonlyMap<PurchaseLine, number>;
};

/** The frame: lines and money of the two years before (practice 7). */
const lastYear = { lines: 252, money: wanYuan(17_300) } as const;
const yearBefore = { lines: 231, money: wanYuan(16_200) } as const;
/** Lines that continue under another name, from 2026 to 2027 and from 2025 to 2026; lines that 2026 brought. */
const renamedCount = 32;
const newInLastYear = 46;
/** What a line that ended came to, on the whole. */
const endedMoney = wanYuan(22);
/** The month that the office has execution figures of when 一上 is compiled. */
const months = 8;
const oldProjectYear = '26';

type Continuing = { readonly project: PlannedProject; readonly line: PurchaseLine };

const up2Of = (line: PurchaseLine): number => line.up2?.amount ?? 0;
const toHundred = (amount: number): number => Math.max(10_000, Math.round(amount / 10_000) * 10_000);

/** Last year's share of 二上: near enough to it and to what 一上 asks that neither change wants words. */
function shareOf(line: PurchaseLine, chance: number): number {
  const asked = (line.up1?.amount ?? up2Of(line)) / up2Of(line);
  const least = Math.max(0.9, asked / 1.145);
  const most = Math.min(1.165, Math.max(1, least + 0.05));
  return least + (most - least) * chance;
}

/** 上年预算数 of each line that continues: those in full take what the frame leaves for them. */
function budgetsOf(lines: readonly Continuing[], random: SeededRandom): ReadonlyMap<PurchaseLine, number> {
  const chances = new Map(lines.map(({ line }) => [line, random.next()]));
  const budgets = new Map(
    lines.map(({ line }) => [line, toHundred(up2Of(line) * shareOf(line, chances.get(line) ?? 0))]),
  );
  const wanted = lastYear.money - (lastYear.lines - lines.length) * endedMoney;
  const asAsked = ({ line }: Continuing): boolean => line.up1?.amount === up2Of(line);
  const cut = lines.filter((one) => !asAsked(one));
  const full = lines.filter(asAsked);
  const cutMoney = cut.reduce((sum, { line }) => sum + (budgets.get(line) ?? 0), 0);
  const fullMoney = full.reduce((sum, { line }) => sum + up2Of(line), 0);
  const share = Math.min(1.1, Math.max(0.88, (wanted - cutMoney) / fullMoney));
  for (const { line } of full)
    budgets.set(line, toHundred(up2Of(line) * (share + ((chances.get(line) ?? 0) - 0.5) / 50)));
  return budgets;
}

/** A name that the year before used for the same service. */
const oldName = (name: string): string =>
  name.includes('服务') ? name.replace(/服务(?!.*服务)/, '项目') : `${name}项目`;

/** A line that stands alone under its project and catalogue entry can be recognised under another name. */
function renamedOf(lines: readonly Continuing[], random: SeededRandom): ReadonlySet<PurchaseLine> {
  const alone = lines.filter(
    ({ project, line }) => project.lines.filter(({ item }) => item.catalogCode === line.item.catalogCode).length === 1,
  );
  const chosen = random.shuffled(alone).slice(0, renamedCount);
  return new Set(chosen.map(({ line }) => line));
}

const grades = ['优', '良', '良', '良'] as const;

/** The year before: adjusted budget, well settled; and its evaluation. */
function beforeOf(budget: number, random: SeededRandom): Pick<PriorLine, 'yearBefore' | 'grade'> {
  const settled = Math.round((budget * random.between(0.87, 0.995)) / 100) * 100;
  return { yearBefore: { budget, settled }, grade: { year: 2025, word: random.pick(grades) } };
}
const executedOf = (budget: number, random: SeededRandom): PriorLine['executed'] => ({
  amount: Math.round((budget * random.between(0.56, 0.74)) / 100) * 100,
  months,
});

/** Lines that ended with their year: services at a lump sum, in projects of their own. */
function endedLines(count: number, first: number, random: SeededRandom): readonly PriorLine[] {
  const items = random.shuffled(commonLumps);
  return Array.from({ length: count }, (_each, index): PriorLine => {
    const department = countyDepartments[(first + index) % countyDepartments.length];
    const item = items[index % items.length];
    const unit = buyersOf(department?.code ?? '')[0] ?? '';
    const name = item?.name.replace(/服务$/, '') ?? '';
    return {
      unit,
      projectCode: `${unit}${oldProjectYear}${String(first + index + 1).padStart(3, '0')}`,
      projectName: `${name}项目`,
      serviceName: `${name}专项服务`,
      catalogCode: item?.catalogCode ?? '',
      funcCode: department?.func ?? '',
      deptEcon: item?.deptEcon ?? '',
      uom: '项',
      unitPrice: null,
      budget: null,
      executed: null,
      yearBefore: null,
      grade: null,
    };
  });
}

/** What is bought by quantity keeps its price; of a few pieces or a lump sum, the price moves with the amount. */
function priceOf(line: PurchaseLine, budget: number, random: SeededRandom): number {
  const { qty, price } = line.up2 ?? { qty: 1, price: budget };
  const steady = price * random.between(0.95, 1);
  return Math.round(qty >= 100 ? steady : (price * budget) / up2Of(line));
}

/** 2025 and 2026 of the purchase lines, to the sums of the frame; what continues has been executed well. */
export function planEarlierYears(
  projects: readonly PlannedProject[],
  traits: ReadonlyMap<PurchaseLine, LineTraits>,
  random: SeededRandom,
): EarlierYears {
  const lines = projects.flatMap((project) =>
    project.lines
      .filter((line) => line.up2 && traits.get(line)?.isNew === false)
      .map((line): Continuing => ({ project, line })),
  );
  const budgets = budgetsOf(lines, random);
  const renamed = renamedOf(lines, random);
  const continuing = lines.map(({ project, line }): PriorLine => {
    const budget = budgets.get(line) ?? 0;
    return {
      unit: project.unit,
      projectCode: project.code,
      projectName: project.name,
      serviceName: renamed.has(line) ? oldName(line.item.name) : line.item.name,
      catalogCode: line.item.catalogCode,
      funcCode: project.func,
      deptEcon: line.item.deptEcon,
      uom: line.item.uom,
      unitPrice: priceOf(line, budget, random),
      budget,
      executed: null,
      yearBefore: null,
      grade: null,
    };
  });
  const ended = endedLines(lastYear.lines - lines.length, 0, random);
  const left = lastYear.money - continuing.reduce((sum, line) => sum + (line.budget ?? 0), 0);
  const parts = splitAmount(
    left,
    ended.map(() => Math.exp(random.between(0, 1))),
  );
  const listed = [
    ...continuing,
    ...ended.map((line, index) => ({ ...line, budget: parts[index] ?? 0, unitPrice: parts[index] ?? 0 })),
  ];
  return { budgets, prior: withYearBefore(listed, random) };
}

function withYearBefore(listed: readonly PriorLine[], random: SeededRandom): readonly PriorLine[] {
  const fresh = new Set(random.shuffled(listed).slice(0, newInLastYear));
  const old = listed.filter((line) => !fresh.has(line));
  const ended = endedLines(yearBefore.lines - old.length, lastYear.lines, random);
  const oldMoney = yearBefore.money - ended.length * endedMoney;
  const weights = old.map((line) => (line.budget ?? 0) * random.between(0.9, 1.1));
  const budgets = splitAmount(oldMoney, weights);
  const parts = splitAmount(
    ended.length * endedMoney,
    ended.map(() => Math.exp(random.between(0, 1))),
  );
  const before = new Map(old.map((line, index) => [line, budgets[index] ?? 0]));
  return [
    ...listed.map((line): PriorLine => {
      const budget = before.get(line);
      const executed = executedOf(line.budget ?? 0, random);
      return budget === undefined ? { ...line, executed } : { ...line, executed, ...beforeOf(budget, random) };
    }),
    ...ended.map((line, index): PriorLine => ({ ...line, ...beforeOf(parts[index] ?? 0, random) })),
  ];
}
