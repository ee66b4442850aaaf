import type { ReplyLine } from '#shared/approval';
import { dayNumber } from '#shared/calendar';
import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Unit } from '#shared/records';
import { fundFields, type FundField } from '#shared/rounds';
import type { Batch, BatchDraft, BatchLine } from './batch.ts';
import { currentBudget, lineKey } from './current-budget.ts';

type Line = { readonly unit: string; readonly projectCode: string };
export type BatchRefused =
  | Failure<
      | 'batch/no-reply'
      | 'batch/document-missing'
      | 'batch/date-unreadable'
      | 'batch/no-lines'
      | 'batch/reason-missing'
      | 'batch/transfer-one-sided'
    >
  | { readonly kind: 'batch/before-reply'; readonly date: string; readonly replyDate: string }
  | { readonly kind: 'batch/document-twice'; readonly document: string; readonly number: number }
  | ({ readonly kind: 'batch/unknown-unit' } & Line)
  | ({ readonly kind: 'batch/project-unnamed' } & Line)
  | ({ readonly kind: 'batch/twice' } & Line)
  | ({ readonly kind: 'batch/nothing-changes' } & Line)
  | ({ readonly kind: 'batch/wrong-sign'; readonly batch: 'add' | 'cut' | 'carryOver'; readonly change: number } & Line)
  | { readonly kind: 'batch/transfer-unbalanced'; readonly fund: FundField; readonly gap: number }
  | ({ readonly kind: 'batch/below-zero'; readonly current: number; readonly change: number } & Line)
  | ({ readonly kind: 'batch/purchases-outside'; readonly amount: number; readonly purchases: number } & Line);

export type BatchQuestion = {
  readonly draft: BatchDraft;
  readonly reply: { readonly replyDate: string; readonly lines: readonly ReplyLine[] } | null;
  readonly earlier: readonly Batch[];
  readonly units: readonly Unit[];
  readonly by: string;
  readonly at: string;
};

function headRefusal({ draft, reply, earlier }: BatchQuestion): BatchRefused | null {
  if (!reply) return { kind: 'batch/no-reply' };
  if (draft.document.trim() === '') return { kind: 'batch/document-missing' };
  if (dayNumber(draft.date) === null) return { kind: 'batch/date-unreadable' };
  if (draft.date < reply.replyDate) return { kind: 'batch/before-reply', date: draft.date, replyDate: reply.replyDate };
  if (draft.reason.trim() === '') return { kind: 'batch/reason-missing' };
  const same = earlier.find(({ document }) => document === draft.document.trim());
  if (same) return { kind: 'batch/document-twice', document: same.document, number: same.number };
  return draft.lines.length === 0 ? { kind: 'batch/no-lines' } : null;
}

function lineRefusal(line: BatchLine, kind: Batch['kind'], units: ReadonlySet<string>): BatchRefused | null {
  const { unit, projectCode, change } = line;
  const where = { unit, projectCode };
  if (!units.has(unit)) return { kind: 'batch/unknown-unit', ...where };
  if (projectCode.trim() === '' || line.projectName.trim() === '') return { kind: 'batch/project-unnamed', ...where };
  if (change === 0 && line.purchases === 0) return { kind: 'batch/nothing-changes', ...where };
  const rises = kind === 'add' || kind === 'carryOver';
  if ((rises && change <= 0) || (kind === 'cut' && change >= 0))
    return { kind: 'batch/wrong-sign', batch: rises ? kind : 'cut', change, ...where };
  return null;
}

/** 调剂 moves money between lines: what one line loses another gains, within the same fund nature. */
function transferRefusal({ kind, lines }: BatchDraft): BatchRefused | null {
  if (kind !== 'transfer') return null;
  for (const fund of fundFields) {
    const gap = lines.filter((line) => line.fund === fund).reduce((sum, { change }) => sum + change, 0);
    if (gap !== 0) return { kind: 'batch/transfer-unbalanced', fund, gap };
  }
  return lines.length < 2 ? { kind: 'batch/transfer-one-sided' } : null;
}

function afterRefusal(question: BatchQuestion, batch: Batch): BatchRefused | null {
  const changed = new Map(batch.lines.map((line) => [lineKey(line), line]));
  for (const line of currentBudget(question.reply?.lines ?? [], [...question.earlier, batch])) {
    const { unit, projectCode, current, purchases } = line;
    const change = changed.get(lineKey(line))?.change;
    if (change === undefined) continue;
    if (current < 0) return { kind: 'batch/below-zero', unit, projectCode, current: current - change, change };
    if (purchases < 0 || purchases > current)
      return { kind: 'batch/purchases-outside', unit, projectCode, amount: current, purchases };
  }
  return null;
}

/** 登记调整批次: a batch with its document, whose result leaves no line below zero and no purchase above its line. */
export function decideBatch(question: BatchQuestion): Result<Batch, BatchRefused> {
  const { draft, earlier, by, at } = question;
  const head = headRefusal(question);
  if (head) return err(head);
  const units = new Set(question.units.map(({ code }) => code));
  const seen = new Set<string>();
  for (const line of draft.lines) {
    const refused = lineRefusal(line, draft.kind, units);
    if (refused) return err(refused);
    const key = JSON.stringify([line.unit, line.projectCode, line.fund]);
    if (seen.has(key)) return err({ kind: 'batch/twice', unit: line.unit, projectCode: line.projectCode });
    seen.add(key);
  }
  const number = earlier.reduce((most, batch) => Math.max(most, batch.number), 0) + 1;
  const batch: Batch = { ...draft, document: draft.document.trim(), number, by, at };
  const refused = transferRefusal(draft) ?? afterRefusal(question, batch);
  return refused ? err(refused) : ok(batch);
}
