import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { fen } from '#shared/money';
import { checkFigure } from './check-figure.ts';
import type { ControlFigure, ControlTarget, FigureRefusal, IssuedFigure, UpperNotice } from './control-figure.ts';
import { figureKey, inForce } from './control-figure.ts';

export type NoticeQuestion = {
  readonly target: ControlTarget;
  readonly issued: readonly IssuedFigure[];
  readonly notice: UpperNotice;
  readonly amount: Fen;
  /** Part of the amount that buys services; null where the notice does not say. */
  readonly purchases: Fen | null;
  readonly at: string;
  readonly by: string;
};
export type NoticeRefused =
  | Failure<
      | 'control/notice-needs-number'
      | 'control/notice-needs-level'
      | 'control/notice-needs-amount'
      | 'control/notice-used'
    >
  | { readonly kind: 'control/figures-refused'; readonly refusals: readonly FigureRefusal[] };

const none = fen(0);
const fresh = { requested: none, sectionReviewed: none, proposed: none, determined: none } as const;

function raised(before: IssuedFigure | undefined, question: NoticeQuestion): ControlFigure {
  const base = before ?? { ...question.target, ...fresh, purchases: null, procurement: null, reason: '' };
  const { mode, department, unit, projectCode, fund } = question.target;
  const purchases =
    base.purchases === null && question.purchases === null
      ? null
      : fen((base.purchases ?? 0) + (question.purchases ?? 0));
  return {
    mode,
    department,
    unit,
    projectCode,
    fund,
    requested: base.requested,
    sectionReviewed: base.sectionReviewed,
    proposed: base.proposed,
    determined: fen(base.determined + question.amount),
    purchases,
    procurement: base.procurement,
    reason: base.reason,
    upperNotice: question.notice,
  };
}

function noticeRefusal(question: NoticeQuestion): NoticeRefused | null {
  const { notice, amount, issued, target } = question;
  if (notice.number.trim() === '') return { kind: 'control/notice-needs-number' };
  if (notice.level.trim() === '') return { kind: 'control/notice-needs-level' };
  if (amount <= 0) return { kind: 'control/notice-needs-amount' };
  const key = figureKey(target);
  const used = issued.some((one) => figureKey(one) === key && one.upperNotice?.number === notice.number);
  return used ? { kind: 'control/notice-used' } : null;
}

/** 上级专项 after 一下 raises the figure by the notice, or opens one for a new line (practice 2.8). */
export function raiseByNotice(question: NoticeQuestion): Result<IssuedFigure, NoticeRefused> {
  const refused = noticeRefusal(question);
  if (refused) return err(refused);
  const before = inForce(question.issued).get(figureKey(question.target));
  const figure = raised(before, question);
  const wrong = checkFigure(figure);
  if (wrong.length > 0) return err({ kind: 'control/figures-refused', refusals: wrong });
  return ok({
    ...figure,
    version: (before?.version ?? 0) + 1,
    at: question.at,
    by: question.by,
    issuer: before?.issuer ?? 'finance',
    splitOf: before?.splitOf ?? null,
    changeReason: `上级专项 ${question.notice.number}`,
  });
}
