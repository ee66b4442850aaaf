import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { fen, sumOf } from '#shared/money';
import { checkFigure, namedTwice } from './check-figure.ts';
import type { ControlFigure, FigureRefusal, IssuedFigure } from './control-figure.ts';
import { figureKey, inForce } from './control-figure.ts';

export type IssueQuestion = {
  readonly figures: readonly ControlFigure[];
  /** Every version issued before. */
  readonly issued: readonly IssuedFigure[];
  /** Why figures already handed down change; blank at the first issue. */
  readonly changeReason: string;
  /** 可用财力; null where it is not balanced here. */
  readonly available: Fen | null;
  readonly at: string;
  readonly by: string;
};
export type IssuePlan = { readonly issue: readonly IssuedFigure[]; readonly total: Fen };
export type IssueRefused =
  | Failure<'control/nothing-to-issue'>
  | { readonly kind: 'control/over-available'; readonly total: Fen; readonly over: Fen }
  | { readonly kind: 'control/figures-refused'; readonly refusals: readonly FigureRefusal[] };

const contentOf = (figure: ControlFigure): string =>
  JSON.stringify([
    figure.requested,
    figure.sectionReviewed,
    figure.proposed,
    figure.determined,
    figure.purchases,
    figure.procurement,
    figure.reason,
    figure.upperNotice?.number,
    figure.upperNotice?.level,
  ]);
const sameFigure = (a: ControlFigure, b: ControlFigure): boolean => contentOf(a) === contentOf(b);

/** Next versions of what is new or changed; a change needs its reason. */
export function nextVersions(
  figures: readonly ControlFigure[],
  standing: ReadonlyMap<string, IssuedFigure>,
  stamp: Pick<IssuedFigure, 'at' | 'by' | 'issuer' | 'splitOf' | 'changeReason'>,
): { readonly issue: readonly IssuedFigure[]; readonly refusals: readonly FigureRefusal[] } {
  const issue: IssuedFigure[] = [];
  const refusals: FigureRefusal[] = [];
  for (const figure of figures) {
    const key = figureKey(figure);
    const before = standing.get(key);
    if (before && sameFigure(before, figure)) continue;
    if (before && stamp.changeReason.trim() === '') refusals.push({ kind: 'control/change-without-reason', key });
    issue.push({ ...figure, ...stamp, version: (before?.version ?? 0) + 1 });
  }
  return { issue, refusals };
}

/** 下达控制数: finance hands figures down. Figures that stand unchanged are not issued again. */
export function decideIssue(question: IssueQuestion): Result<IssuePlan, IssueRefused> {
  const { figures, at, by, changeReason, available } = question;
  const standing = inForce(question.issued);
  const stamp = { at, by, issuer: 'finance', splitOf: null, changeReason } as const;
  const { issue, refusals } = nextVersions(figures, standing, stamp);
  const refused = [...namedTwice(figures), ...figures.flatMap(checkFigure), ...refusals];
  if (refused.length > 0) return err({ kind: 'control/figures-refused', refusals: refused });
  if (issue.length === 0) return err({ kind: 'control/nothing-to-issue' });
  const after = inForce([...question.issued, ...issue]);
  const total = sumOf([...after.values()].filter((one) => one.issuer === 'finance').map((one) => one.determined));
  if (available !== null && total > available) {
    return err({ kind: 'control/over-available', total, over: fen(total - available) });
  }
  return ok({ issue, total });
}
