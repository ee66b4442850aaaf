import { formatScaled } from '#shared/money';
import type { Cells, Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import type { LineTraits } from './line-traits.ts';
import { supplyCells, termCells } from './line-traits.ts';
import { amountsOf, type OrdinaryLine } from './ordinary-lines.ts';
import type { PlannedProject } from './plan-projects.ts';
import type { FundKind, PurchaseLine, Quote } from './purchase-line.ts';

export type FillingRound = 'up1' | 'up2';

const administrativeTypes: ReadonlySet<Unit['type']> = new Set<Unit['type']>([
  'administrative',
  'partyOrgan',
  'massOrganAdministrative',
  'civilServiceLike',
]);
export function governmentEconomyOf(yearFile: YearFile, unit: Unit, deptEcon: string): string {
  const mapping = yearFile.economyMapping.find((entry) => entry.departmentEconomy === deptEcon);
  return (administrativeTypes.has(unit.type) ? mapping?.administrative : mapping?.institution) ?? '';
}

const identity = (project: PlannedProject): Cells => ({ projectCode: project.code, projectName: project.name });

type LinePlace = {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly project: PlannedProject;
  readonly traits: ReadonlyMap<PurchaseLine, LineTraits>;
  readonly ordinary: readonly OrdinaryLine[];
  /** 上年预算数 of the lines that continue, in fen. */
  readonly lastYear: ReadonlyMap<PurchaseLine, number>;
};

/** Fund columns that add up to the total; what is carried over is a part of them, known only at 二上. */
function moneyCells(line: PurchaseLine, round: FillingRound, amount: number): Cells {
  const carried = round === 'up2' && line.carry > 0 ? { amtCarry: line.carry } : {};
  return { amtTotal: amount, [line.fund]: amount, ...carried };
}

function lineCells(place: LinePlace, line: PurchaseLine, round: FillingRound, quote: Quote): Cells {
  const { item } = line;
  const traits = place.traits.get(line);
  const before = place.lastYear.get(line) ?? null;
  const upper = line.upper ? { upperNotice: line.upper.notice, upperLevel: line.upper.level } : {};
  return {
    ...identity(place.project),
    projectClass: place.project.projectClass,
    serviceName: item.name,
    catalogCode: item.catalogCode,
    qty: quote.qty * 100,
    uom: item.uom,
    periods: item.periods,
    unitPrice: quote.price,
    funcCode: place.project.func,
    deptEcon: item.deptEcon,
    govEcon: governmentEconomyOf(place.yearFile, place.unit, item.deptEcon),
    ...moneyCells(line, round, quote.amount),
    ...upper,
    status: traits?.isNew ? '新增' : '延续',
    ...(traits ? { ...supplyCells(traits, line, quote.amount, before), ...termCells(traits, quote.amount) } : {}),
    ...(before === null ? {} : { prevBudget: before }),
    // The grounds are attached from half of what the year asks for.
    ...(quote.amount >= 50_000_000 ? { hasAttachment: true } : {}),
    basis: `按服务数量和单价逐项测算，单价参照上年成交价和周边县区同类服务价格，${item.uom}为计量单位。`,
  };
}

export const quotedLines = (
  project: PlannedProject,
  round: FillingRound,
): readonly (readonly [PurchaseLine, Quote])[] =>
  project.lines.flatMap((line) => {
    const quote = line[round];
    return quote ? [[line, quote] as const] : [];
  });

export const purchaseCells = (place: LinePlace, round: FillingRound): readonly Cells[] =>
  quotedLines(place.project, round).map(([line, quote]) => lineCells(place, line, round, quote));

const fundKinds: readonly FundKind[] = ['amtGeneral', 'amtFund', 'amtEscrow', 'amtUnit'];

/** The purchases of a project by fund: one row of the project table. */
function purchaseRow(project: PlannedProject, round: FillingRound): Cells | null {
  const quoted = quotedLines(project, round);
  if (quoted.length === 0) return null;
  const sums = fundKinds.map(
    (kind) => [kind, quoted.reduce((sum, [line, quote]) => sum + (line.fund === kind ? quote.amount : 0), 0)] as const,
  );
  const carry = round === 'up2' ? quoted.reduce((sum, [line]) => sum + line.carry, 0) : 0;
  return {
    amtTotal: sums.reduce((total, [, amount]) => total + amount, 0),
    ...Object.fromEntries(sums.filter(([, amount]) => amount > 0)),
    ...(carry > 0 ? { amtCarry: carry } : {}),
    isPurchase: true,
    deptEcon: project.deptEcon,
    basis: '按年度工作任务、上年执行情况和支出标准逐项测算，附测算明细。',
  };
}

/** The rest of a project, a row for each economic classification. */
function ordinaryRows({ project, ordinary }: LinePlace, round: FillingRound): readonly Cells[] {
  const total = round === 'up1' ? project.ordinary1 : project.ordinary2;
  if (total === 0) return [];
  const first = quotedLines(project, round)[0]?.[0] ?? project.lines[0];
  // The ordinary part follows the fund of the function code: fund money never sits under a general code.
  const kind: FundKind = first?.fund === 'amtFund' ? 'amtFund' : 'amtGeneral';
  const amounts = amountsOf(ordinary, total);
  return ordinary.map(({ deptEcon, basis }, index) => ({
    amtTotal: amounts[index] ?? 0,
    [kind]: amounts[index] ?? 0,
    isPurchase: false,
    deptEcon,
    basis,
  }));
}

export function projectCells(place: LinePlace, round: FillingRound): readonly Cells[] {
  const { yearFile, unit, project } = place;
  const upper = project.lines.find((line) => line.upper)?.upper;
  const bought = purchaseRow(project, round);
  return [...(bought ? [bought] : []), ...ordinaryRows(place, round)].map((row): Cells => ({
    ...identity(project),
    projectClass: project.projectClass,
    threeGuarantees: project.name === '人员生活补助',
    funcCode: project.func,
    govEcon: governmentEconomyOf(yearFile, unit, typeof row.deptEcon === 'string' ? row.deptEcon : ''),
    ...row,
    status: upper ? '新增' : '延续',
    ...(upper ? { upperNotice: upper.notice, upperLevel: upper.level } : {}),
  }));
}

const projectAmount = (project: PlannedProject, round: FillingRound): number =>
  quotedLines(project, round).reduce(
    (sum, [, quote]) => sum + quote.amount,
    round === 'up1' ? project.ordinary1 : project.ordinary2,
  );

const quantityWeights: Readonly<Record<number, readonly number[]>> = { 1: [20], 2: [10, 10], 3: [8, 6, 6] };

/** Quantities per unit of measure and five common indicators: 90 points; the other 10 are the 预算执行率. */
export function targetCells(project: PlannedProject, round: FillingRound): readonly Cells[] {
  const targetAmount = projectAmount(project, round);
  const quoted = quotedLines(project, round);
  const [first] = quoted;
  if (!first) return [];
  const quantities = new Map<string, number>();
  for (const [line, quote] of quoted) quantities.set(line.item.uom, (quantities.get(line.item.uom) ?? 0) + quote.qty);
  const weights = quantityWeights[quantities.size] ?? [];
  const indicator = (kind: string, name: string, sign: string, value: string, of: string, weight: number): Cells => ({
    ...identity(project),
    targetAmount,
    indicatorKind: kind,
    indicatorName: name,
    indicatorSign: sign,
    indicatorValue: value,
    indicatorUnit: of,
    indicatorWeight: weight,
  });
  const [line, quote] = first;
  return [
    ...[...quantities].map(([uom, qty], index) =>
      indicator('11', `服务数量(${uom})`, '≥', String(qty), uom, weights[index] ?? 0),
    ),
    indicator('12', '服务验收合格率', '=', '100', '%', 10),
    indicator('13', '服务及时率', '≥', '98', '%', 10),
    indicator('14', '单位成本', '≤', formatScaled(quote.price, 2), `元/${line.item.uom}`, 10),
    indicator('22', '服务覆盖率', '≥', '90', '%', 30),
    indicator('31', '服务对象满意度', '≥', '90', '%', 10),
  ];
}
