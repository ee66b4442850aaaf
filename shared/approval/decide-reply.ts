import type { DueDates, Holiday, HolidayWarning } from '#shared/calendar';
import { dayNumber, dueDates, holidayWarning, isLate } from '#shared/calendar';
import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { sumOf } from '#shared/money';

/** One project line of 二上 that waits for its reply. */
export type PendingLine = {
  readonly department: string;
  readonly unit: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly up2: Fen;
  readonly up2Purchases: Fen;
};
export type ApprovedAmount = {
  readonly unit: string;
  readonly projectCode: string;
  readonly approved: Fen;
  readonly approvedPurchases: Fen;
  readonly reason: string;
};
export type ReplyLine = PendingLine & Omit<ApprovedAmount, 'unit' | 'projectCode'>;
export type ReplyQuestion = {
  readonly congressDate: string | null;
  readonly replyDate: string;
  readonly lines: readonly PendingLine[];
  readonly approved: readonly ApprovedAmount[];
  readonly holidays: readonly Holiday[];
  readonly by: string;
};
export type ReplyPlan = {
  readonly congressDate: string;
  readonly replyDate: string;
  readonly by: string;
  readonly lines: readonly ReplyLine[];
  readonly total: Fen;
  readonly totalPurchases: Fen;
  readonly due: DueDates;
  /** A311 is a matter of the calendar: a late reply is recorded as late, not refused. */
  readonly late: boolean;
  readonly warnings: readonly HolidayWarning[];
};
export type LineRefusal =
  | { readonly kind: 'reply/amount-missing'; readonly unit: string; readonly projectCode: string }
  | { readonly kind: 'reply/unknown-line'; readonly unit: string; readonly projectCode: string }
  | { readonly kind: 'reply/twice'; readonly unit: string; readonly projectCode: string }
  | { readonly kind: 'reply/negative'; readonly unit: string; readonly projectCode: string }
  | { readonly kind: 'reply/purchases-over-amount'; readonly unit: string; readonly projectCode: string }
  | { readonly kind: 'reply/reason-missing'; readonly unit: string; readonly projectCode: string };
export type ReplyRefused =
  | Failure<
      'reply/congress-date-missing' | 'reply/date-unreadable' | 'reply/before-congress' | 'reply/nothing-to-reply'
    >
  | { readonly kind: 'reply/lines-refused'; readonly refusals: readonly LineRefusal[] };

const keyOf = (line: { readonly unit: string; readonly projectCode: string }): string =>
  JSON.stringify([line.unit, line.projectCode]);

function checkLine(line: PendingLine, given: ApprovedAmount): readonly LineRefusal[] {
  const { unit, projectCode } = line;
  const found: LineRefusal[] = [];
  if (given.approved < 0 || given.approvedPurchases < 0) found.push({ kind: 'reply/negative', unit, projectCode });
  if (given.approvedPurchases > given.approved) {
    found.push({ kind: 'reply/purchases-over-amount', unit, projectCode });
  }
  const differs = given.approved !== line.up2 || given.approvedPurchases !== line.up2Purchases;
  if (differs && given.reason.trim() === '') found.push({ kind: 'reply/reason-missing', unit, projectCode });
  return found;
}

type Matched = { readonly lines: readonly ReplyLine[]; readonly refusals: readonly LineRefusal[] };

function matchLines(pending: readonly PendingLine[], approved: readonly ApprovedAmount[]): Matched {
  const refusals: LineRefusal[] = [];
  const given = new Map<string, ApprovedAmount>();
  for (const one of approved) {
    const { unit, projectCode } = one;
    if (given.has(keyOf(one))) refusals.push({ kind: 'reply/twice', unit, projectCode });
    given.set(keyOf(one), one);
  }
  const known = new Set(pending.map(keyOf));
  for (const one of given.values()) {
    const { unit, projectCode } = one;
    if (!known.has(keyOf(one))) refusals.push({ kind: 'reply/unknown-line', unit, projectCode });
  }
  const lines: ReplyLine[] = [];
  for (const line of pending) {
    const { unit, projectCode } = line;
    const found = given.get(keyOf(line));
    if (!found) {
      refusals.push({ kind: 'reply/amount-missing', unit, projectCode });
      continue;
    }
    refusals.push(...checkLine(line, found));
    const { approved: amount, approvedPurchases, reason } = found;
    lines.push({ ...line, approved: amount, approvedPurchases, reason });
  }
  return { lines, refusals };
}

function dateRefusal(congressDate: string, replyDate: string): ReplyRefused | null {
  if (dayNumber(congressDate) === null || dayNumber(replyDate) === null) return { kind: 'reply/date-unreadable' };
  return replyDate < congressDate ? { kind: 'reply/before-congress' } : null;
}

/** 财政批复: an amount for every project line of 二上, with a reason wherever it differs (rule A310). */
export function decideReply(question: ReplyQuestion): Result<ReplyPlan, ReplyRefused> {
  const { congressDate, replyDate, holidays, by } = question;
  if (congressDate === null) return err({ kind: 'reply/congress-date-missing' });
  const wrongDate = dateRefusal(congressDate, replyDate);
  if (wrongDate) return err(wrongDate);
  if (question.lines.length === 0) return err({ kind: 'reply/nothing-to-reply' });
  const { lines, refusals } = matchLines(question.lines, question.approved);
  if (refusals.length > 0) return err({ kind: 'reply/lines-refused', refusals });
  const due = dueDates({ congressDate, financeReplied: replyDate, departmentReplied: null });
  const warnings = [due.financeReply, due.departmentReply, due.departmentDisclosure]
    .map((date) => (date === null ? null : holidayWarning(date, holidays)))
    .filter((warning) => warning !== null);
  return ok({
    congressDate,
    replyDate,
    by,
    lines,
    total: sumOf(lines.map((line) => line.approved)),
    totalPurchases: sumOf(lines.map((line) => line.approvedPurchases)),
    due,
    late: isLate(replyDate, due.financeReply),
    warnings,
  });
}
