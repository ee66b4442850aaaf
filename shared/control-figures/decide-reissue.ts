import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { fen, sumOf } from '#shared/money';
import { checkFigure, namedTwice } from './check-figure.ts';
import type { ControlFigure, FigureRefusal, IssuedFigure } from './control-figure.ts';
import { figureKey, inForce } from './control-figure.ts';
import { nextVersions } from './decide-issue.ts';

export type SplitState = { readonly issued: Fen; readonly split: Fen; readonly stillToSplit: Fen };
export type ReissueQuestion = {
  readonly lump: IssuedFigure;
  readonly splits: readonly ControlFigure[];
  readonly issued: readonly IssuedFigure[];
  readonly changeReason: string;
  readonly at: string;
  readonly by: string;
};
export type ReissuePlan = SplitState & { readonly issue: readonly IssuedFigure[] };
export type ReissueRefused =
  | Failure<'control/not-a-lump' | 'control/lump-replaced' | 'control/nothing-to-issue'>
  | { readonly kind: 'control/over-issued'; readonly issued: Fen; readonly split: Fen; readonly over: Fen }
  | { readonly kind: 'control/figures-refused'; readonly refusals: readonly FigureRefusal[] };

/** How much of a lump the department has handed on. */
export function splitState(lump: IssuedFigure, issued: readonly IssuedFigure[]): SplitState {
  const key = figureKey(lump);
  const parts = [...inForce(issued).values()].filter((one) => one.splitOf === key);
  const split = sumOf(parts.map((one) => one.determined));
  return { issued: lump.determined, split, stillToSplit: fen(lump.determined - split) };
}

function misfits(lump: IssuedFigure, split: ControlFigure): readonly FigureRefusal[] {
  const key = figureKey(split);
  const found: FigureRefusal[] = [];
  if (split.mode === 'departmentLump') found.push({ kind: 'control/wrong-shape', key });
  if (split.department !== lump.department) found.push({ kind: 'control/other-department', key });
  if (lump.fund !== null && split.fund !== lump.fund) found.push({ kind: 'control/other-fund', key });
  return found;
}

/** 部门分解下达: splits of one lump; splits made before and not named here stay and count (rule A304). */
export function decideReissue(question: ReissueQuestion): Result<ReissuePlan, ReissueRefused> {
  const { lump, splits, issued, at, by, changeReason } = question;
  if (lump.mode !== 'departmentLump') return err({ kind: 'control/not-a-lump' });
  const standing = inForce(issued);
  const key = figureKey(lump);
  if (standing.get(key)?.version !== lump.version) return err({ kind: 'control/lump-replaced' });
  const stamp = { at, by, issuer: 'department', splitOf: key, changeReason } as const;
  const { issue, refusals } = nextVersions(splits, standing, stamp);
  const own = splits.flatMap((split) => [...checkFigure(split), ...misfits(lump, split)]);
  const refused = [...namedTwice(splits), ...own, ...refusals];
  if (refused.length > 0) return err({ kind: 'control/figures-refused', refusals: refused });
  if (issue.length === 0) return err({ kind: 'control/nothing-to-issue' });
  const state = splitState(lump, [...issued, ...issue]);
  if (state.stillToSplit < 0) {
    const over = fen(state.split - state.issued);
    return err({ kind: 'control/over-issued', issued: state.issued, split: state.split, over });
  }
  return ok({ ...state, issue });
}
