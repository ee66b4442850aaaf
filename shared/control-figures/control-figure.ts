import type { FundField } from '#shared/rounds';
import type { Fen } from '#shared/money';

export type ControlMode = 'project' | 'unitFund' | 'departmentLump';
export type UpperNotice = { readonly number: string; readonly level: string };
/** What a figure is for: a project of a unit, a unit's fund, or a department's lump (unit null). */
export type ControlTarget = {
  readonly mode: ControlMode;
  readonly department: string;
  readonly unit: string | null;
  readonly projectCode: string | null;
  readonly fund: FundField | null;
};
/** 控制数 with the working figures before it: 申报数, 股室初审数, 预算股建议数, 审定数. */
export type ControlFigure = ControlTarget & {
  readonly requested: Fen;
  readonly sectionReviewed: Fen;
  readonly proposed: Fen;
  readonly determined: Fen;
  /** 其中数 of purchases; null where the year does not state it. It is no ceiling of its own. */
  readonly purchases: Fen | null;
  readonly procurement: Fen | null;
  readonly reason: string;
  readonly upperNotice: UpperNotice | null;
};
/** A figure as handed down. issuer: 财政下发 or 部门下发; splitOf: the lump that the department split. */
export type IssuedFigure = ControlFigure & {
  readonly version: number;
  readonly at: string;
  readonly by: string;
  readonly issuer: 'finance' | 'department';
  readonly splitOf: string | null;
  readonly changeReason: string;
};

/** Identity of a figure; its versions share it. */
export const figureKey = (target: ControlTarget): string =>
  JSON.stringify([target.mode, target.department, target.unit, target.projectCode, target.fund]);

/** The latest version of every figure. */
export function inForce(issued: readonly IssuedFigure[]): ReadonlyMap<string, IssuedFigure> {
  const latest = new Map<string, IssuedFigure>();
  for (const figure of issued) {
    const key = figureKey(figure);
    const known = latest.get(key);
    if (!known || known.version < figure.version) latest.set(key, figure);
  }
  return latest;
}

export type FigureRefusal =
  | { readonly kind: 'control/wrong-shape'; readonly key: string }
  | { readonly kind: 'control/twice'; readonly key: string }
  | { readonly kind: 'control/negative'; readonly key: string }
  | { readonly kind: 'control/purchases-over-amount'; readonly key: string; readonly over: Fen }
  | { readonly kind: 'control/procurement-over-amount'; readonly key: string; readonly over: Fen }
  | { readonly kind: 'control/cut-without-reason'; readonly key: string; readonly cut: Fen }
  | { readonly kind: 'control/change-without-reason'; readonly key: string }
  | { readonly kind: 'control/other-department'; readonly key: string }
  | { readonly kind: 'control/other-fund'; readonly key: string };
