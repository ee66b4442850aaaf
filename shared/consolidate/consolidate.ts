import type { Fen } from '#shared/money';
import { sumOf } from '#shared/money';
import type { Submission, Unit } from '#shared/records';
import { amountOf } from '#shared/rounds';
import type { CatalogEntry } from '#shared/year-file';
import type { CatalogTotals } from './by-catalog.ts';
import { byCatalog } from './by-catalog.ts';
import type { LegacyClass, PurchaseLine } from './purchase-line.ts';
import { purchaseLines } from './purchase-line.ts';
import type { Totals } from './totals.ts';
import { groupBy, totalsOf } from './totals.ts';

export type ConsolidationInput = {
  /** Submissions of one round. */
  readonly submissions: readonly Submission[];
  readonly units: readonly Unit[];
  readonly catalog: readonly CatalogEntry[];
};
export type LevelTotals = Totals & { readonly units: number; readonly projectBudget: Fen };
export type UnitTotals = {
  readonly unit: Unit;
  readonly township: boolean;
  readonly totals: Totals;
  /** Project expenditure of the unit, of which the purchases are a part. */
  readonly projectBudget: Fen;
};
export type LegacyTotals = { readonly legacyClass: LegacyClass | null; readonly name: string; readonly totals: Totals };
export type Consolidation = {
  readonly lines: readonly PurchaseLine[];
  /** 全县 = 县本级 + 乡镇 (practice 1.5). */
  readonly whole: LevelTotals;
  readonly countyLevel: LevelTotals;
  readonly townships: LevelTotals;
  /** 县本级 first, then 乡镇, each in the order of the codes. */
  readonly byUnit: readonly UnitTotals[];
  readonly byCatalog: readonly CatalogTotals[];
  readonly byLegacy: readonly LegacyTotals[];
  /** Units of the list without a submission, and submissions of units that the list does not know. */
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
};

const legacyNames = {
  L1: '基本公共服务',
  L2: '社会管理性服务',
  L3: '行业管理与协调性服务',
  L4: '技术性服务',
  L5: '政府履职所需辅助性事项',
  L6: '其他适宜由社会力量承担的服务事项',
} as const satisfies Record<LegacyClass, string>;
const legacyClasses = ['L1', 'L2', 'L3', 'L4', 'L5', 'L6'] as const satisfies readonly LegacyClass[];

/** A region of 9 digits whose last three are not 000 is a township's. */
export const isTownship = (unit: Pick<Unit, 'region'>): boolean =>
  unit.region.length === 9 && !unit.region.endsWith('000');

function levelTotals(lines: readonly PurchaseLine[], units: readonly UnitTotals[]): LevelTotals {
  return {
    ...totalsOf(lines),
    units: units.length,
    projectBudget: sumOf(units.map((one) => one.projectBudget)),
  };
}

function byLegacy(lines: readonly PurchaseLine[]): readonly LegacyTotals[] {
  const groups = groupBy(lines, (line) => line.legacyClass ?? '');
  const six: LegacyTotals[] = legacyClasses.map((legacyClass) => ({
    legacyClass,
    name: legacyNames[legacyClass],
    totals: totalsOf(groups.get(legacyClass) ?? []),
  }));
  const rest = groups.get('');
  return rest ? [...six, { legacyClass: null, name: '未归类', totals: totalsOf(rest) }] : six;
}

const inOrder = (a: UnitTotals, b: UnitTotals): number =>
  Number(a.township) - Number(b.township) ||
  (a.unit.region < b.unit.region ? -1 : a.unit.region > b.unit.region ? 1 : a.unit.code < b.unit.code ? -1 : 1);

/** Adds submissions up: by unit and level, by catalogue, by the six classes. */
export function consolidate(input: ConsolidationInput): Consolidation {
  const units = new Map(input.units.map((unit) => [unit.code, unit]));
  const catalog = new Map(input.catalog.map((entry) => [entry.code, entry]));
  const present = input.submissions.filter((one) => one.state !== 'absent');
  const unknown: string[] = [];
  const gathered: { readonly totals: UnitTotals; readonly lines: readonly PurchaseLine[] }[] = [];
  for (const submission of present) {
    const unit = units.get(submission.unit);
    if (!unit) {
      unknown.push(submission.unit);
      continue;
    }
    const lines = purchaseLines(submission, unit, catalog);
    const projectBudget = sumOf(submission.tables.projects.map((row) => amountOf(row, 'amtTotal')));
    gathered.push({ lines, totals: { unit, township: isTownship(unit), totals: totalsOf(lines), projectBudget } });
  }
  gathered.sort((a, b) => inOrder(a.totals, b.totals));
  const part = (keep: (one: UnitTotals) => boolean): LevelTotals => {
    const kept = gathered.filter((one) => keep(one.totals));
    return levelTotals(
      kept.flatMap((one) => one.lines),
      kept.map((one) => one.totals),
    );
  };
  const lines = gathered.flatMap((one) => one.lines);
  const seen = new Set(present.map((one) => one.unit));
  return {
    lines,
    whole: part(() => true),
    countyLevel: part((one) => !one.township),
    townships: part((one) => one.township),
    byUnit: gathered.map((one) => one.totals),
    byCatalog: byCatalog(lines, catalog),
    byLegacy: byLegacy(lines),
    missing: input.units.filter((unit) => !seen.has(unit.code)).map((unit) => unit.code),
    unknown,
  };
}
