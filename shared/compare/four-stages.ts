import type { ReplyLine } from '#shared/approval';
import type { IssuedFigure } from '#shared/control-figures';
import { inForce, splitState } from '#shared/control-figures';
import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import type { Submission, Unit } from '#shared/records';
import { amountOf, textOf } from '#shared/rounds';

/** Project money with its 其中 purchases. */
export type StageAmounts = { readonly total: Fen; readonly purchases: Fen };
/** A stage that a line was not part of is null, which is not zero. */
export type StageRow = {
  readonly department: string;
  /** Empty for what a department has not split yet. */
  readonly unit: string;
  readonly unitName: string;
  /** Empty for a figure that was not issued by project. */
  readonly projectCode: string;
  readonly projectName: string;
  readonly up1: StageAmounts | null;
  readonly control: StageAmounts | null;
  readonly up2: StageAmounts | null;
  readonly reply: StageAmounts | null;
  /** 核减额 = 一上 − 控制数. */
  readonly cut: Fen | null;
  /** Hundredths of a percent, half away from zero; null where nothing was asked. */
  readonly cutRate: number | null;
  /** 控制数 − 二上, below zero when over the control figure. */
  readonly left: Fen | null;
  /** 批复 − 二上. */
  readonly replyChange: Fen | null;
  readonly controlReason: string;
  readonly replyReason: string;
};
export type FourStageTable = {
  readonly rows: readonly StageRow[];
  readonly totals: { readonly [Stage in StageName]: StageAmounts } & { readonly cut: Fen };
};
export type StageName = 'up1' | 'control' | 'up2' | 'reply';
export type FourStageInput = {
  readonly units: readonly Unit[];
  readonly up1: readonly Submission[];
  readonly issued: readonly IssuedFigure[];
  readonly up2: readonly Submission[];
  readonly reply: readonly ReplyLine[];
};

type Draft = {
  readonly department: string;
  readonly unit: string;
  readonly projectCode: string;
  projectName: string;
  stages: { [Stage in StageName]: StageAmounts | null };
  controlReason: string;
  replyReason: string;
};
type Drafts = Map<string, Draft>;

function draftFor(drafts: Drafts, department: string, unit: string, projectCode: string): Draft {
  const key = JSON.stringify([department, unit, projectCode]);
  const known = drafts.get(key);
  if (known) return known;
  const stages = { up1: null, control: null, up2: null, reply: null };
  const fresh: Draft = {
    department,
    unit,
    projectCode,
    projectName: '',
    stages,
    controlReason: '',
    replyReason: '',
  };
  drafts.set(key, fresh);
  return fresh;
}

function add(draft: Draft, stage: StageName, total: number, purchases: number): void {
  const before = draft.stages[stage];
  draft.stages[stage] = {
    total: fen((before?.total ?? 0) + total),
    purchases: fen((before?.purchases ?? 0) + purchases),
  };
}

function addSubmission(drafts: Drafts, submission: Submission, stage: 'up1' | 'up2', department: string): void {
  for (const row of submission.tables.projects) {
    const draft = draftFor(drafts, department, submission.unit, textOf(row, 'projectCode'));
    draft.projectName = textOf(row, 'projectName') || draft.projectName;
    add(draft, stage, amountOf(row, 'amtTotal'), 0);
  }
  for (const row of submission.tables.purchases) {
    const draft = draftFor(drafts, department, submission.unit, textOf(row, 'projectCode'));
    draft.projectName = draft.projectName || textOf(row, 'projectName');
    add(draft, stage, 0, amountOf(row, 'amtTotal'));
  }
}

const joined = (before: string, more: string): string =>
  before === '' || more === '' || before === more ? before || more : `${before}；${more}`;

function purchasesByLump(standing: Iterable<IssuedFigure>): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const one of standing) {
    if (one.splitOf !== null) sums.set(one.splitOf, (sums.get(one.splitOf) ?? 0) + (one.purchases ?? 0));
  }
  return sums;
}

function controlName(figure: IssuedFigure, known: string): string {
  if (figure.projectCode !== null) return known;
  return figure.mode === 'departmentLump' ? '部门待分解控制数' : '未分项目控制数';
}

function addControls(drafts: Drafts, issued: readonly IssuedFigure[]): void {
  const standing = inForce(issued);
  const handedOn = purchasesByLump(standing.values());
  for (const [key, figure] of standing) {
    // A lump counts only by what is not split yet, so that no fen is counted twice.
    const lump = figure.mode === 'departmentLump';
    const total = lump ? splitState(figure, issued).stillToSplit : figure.determined;
    const purchases = Math.max(0, (figure.purchases ?? 0) - (handedOn.get(key) ?? 0));
    const draft = draftFor(drafts, figure.department, figure.unit ?? '', figure.projectCode ?? '');
    add(draft, 'control', total, purchases);
    draft.controlReason = joined(draft.controlReason, figure.reason || figure.changeReason);
    draft.projectName = controlName(figure, draft.projectName);
  }
}

/** part / whole in hundredths of a percent, half away from zero. */
function rateOf(part: Fen, whole: Fen): number | null {
  if (whole === 0) return null;
  const size = BigInt(Math.abs(part)) * 10_000n;
  const base = BigInt(whole);
  const rounded = Number((size * 2n + base) / (base * 2n));
  return part < 0 && rounded !== 0 ? -rounded : rounded;
}

const minus = (a: StageAmounts | null, b: StageAmounts | null): Fen | null =>
  a === null || b === null ? null : fen(a.total - b.total);

function rowOf(draft: Draft, names: ReadonlyMap<string, Unit>): StageRow {
  const { stages, department, unit, projectCode, projectName, controlReason, replyReason } = draft;
  const cut = minus(stages.up1, stages.control);
  return {
    department,
    unit,
    unitName: names.get(unit)?.name ?? '',
    projectCode,
    projectName,
    ...stages,
    cut,
    cutRate: cut === null || stages.up1 === null ? null : rateOf(cut, stages.up1.total),
    left: minus(stages.control, stages.up2),
    replyChange: minus(stages.reply, stages.up2),
    controlReason,
    replyReason,
  };
}

function totalOf(rows: readonly StageRow[], stage: StageName): StageAmounts {
  let total = 0;
  let purchases = 0;
  for (const row of rows) {
    total += row[stage]?.total ?? 0;
    purchases += row[stage]?.purchases ?? 0;
  }
  return { total: fen(total), purchases: fen(purchases) };
}

/** The sums of some rows of the table, such as those of one 股室. */
export const stageTotals = (rows: readonly StageRow[]): FourStageTable['totals'] => ({
  up1: totalOf(rows, 'up1'),
  control: totalOf(rows, 'control'),
  up2: totalOf(rows, 'up2'),
  reply: totalOf(rows, 'reply'),
  cut: fen(rows.reduce((sum, row) => sum + (row.cut ?? 0), 0)),
});

const orderOf = (row: StageRow): string => [row.department, row.unit, row.projectCode].join(' ');

/** 四阶段对比表: one row per unit and project through 一上, 一下, 二上, 二下. */
export function fourStages(input: FourStageInput): FourStageTable {
  const names = new Map(input.units.map((unit) => [unit.code, unit]));
  const departmentOf = (unit: string): string => names.get(unit)?.department ?? '';
  const drafts: Drafts = new Map();
  for (const one of input.up1) addSubmission(drafts, one, 'up1', departmentOf(one.unit));
  addControls(drafts, input.issued);
  for (const one of input.up2) addSubmission(drafts, one, 'up2', departmentOf(one.unit));
  for (const line of input.reply) {
    const draft = draftFor(drafts, line.department, line.unit, line.projectCode);
    draft.projectName = draft.projectName || line.projectName;
    draft.replyReason = joined(draft.replyReason, line.reason);
    add(draft, 'reply', line.approved, line.approvedPurchases);
  }
  const rows = [...drafts.values()].map((draft) => rowOf(draft, names));
  rows.sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
  return { rows, totals: stageTotals(rows) };
}
