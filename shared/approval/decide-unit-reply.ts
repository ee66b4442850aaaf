import { dayNumber, dueDates, isLate } from '#shared/calendar';
import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { ReplyLine, ReplyPlan } from './decide-reply.ts';

export type UnitReplyQuestion = {
  readonly reply: ReplyPlan;
  readonly department: string;
  readonly replyDate: string;
  readonly by: string;
};
export type UnitReplyPlan = {
  readonly department: string;
  readonly replyDate: string;
  readonly by: string;
  readonly units: readonly { readonly unit: string; readonly lines: readonly ReplyLine[] }[];
  readonly unitDisclosureDue: string | null;
  readonly late: boolean;
};
export type UnitReplyRefused = Failure<
  'reply/date-unreadable' | 'reply/before-finance-reply' | 'reply/nothing-to-reply'
>;

/** 部门对单位批复: the department hands its part of the finance reply on, unit by unit, unchanged. */
export function decideUnitReply(question: UnitReplyQuestion): Result<UnitReplyPlan, UnitReplyRefused> {
  const { reply, department, replyDate, by } = question;
  if (dayNumber(replyDate) === null) return err({ kind: 'reply/date-unreadable' });
  if (replyDate < reply.replyDate) return err({ kind: 'reply/before-finance-reply' });
  const byUnit = new Map<string, ReplyLine[]>();
  for (const line of reply.lines) {
    if (line.department !== department) continue;
    const lines = byUnit.get(line.unit);
    if (lines) lines.push(line);
    else byUnit.set(line.unit, [line]);
  }
  if (byUnit.size === 0) return err({ kind: 'reply/nothing-to-reply' });
  const due = dueDates({
    congressDate: reply.congressDate,
    financeReplied: reply.replyDate,
    departmentReplied: replyDate,
  });
  return ok({
    department,
    replyDate,
    by,
    units: [...byUnit].map(([unit, lines]) => ({ unit, lines })),
    unitDisclosureDue: due.unitDisclosure,
    late: isLate(replyDate, due.departmentReply),
  });
}
