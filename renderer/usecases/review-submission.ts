import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err } from '#shared/kernel';
import type { CollectingRound } from '#shared/records';
import { mayPass } from '#shared/review-rules';
import type { Act, LockRefused, TransitionRefused } from '#shared/rounds';
import { advance, decideLock } from '#shared/rounds';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure, SubmissionHead, Write } from './ports.ts';
import { readTables } from './submissions.ts';

export type ReviewRefused =
  TransitionRefused | LockRefused | { readonly kind: 'review/nothing-received'; readonly unit: string };
export type ReviewAnswer = Promise<Result<Kept, ReviewRefused | LedgerFailure | HostFailure>>;

async function change(
  office: Office,
  round: CollectingRound,
  unit: string,
  actOf: (head: SubmissionHead) => Act,
  more: (head: SubmissionHead) => Partial<SubmissionHead>,
  also: (head: SubmissionHead) => Promise<Result<readonly Write[], ReviewRefused>>,
): ReviewAnswer {
  const key = `${round}/${unit}`;
  const head = await office.ledger.get('submissions', key);
  if (!head) return err({ kind: 'review/nothing-received', unit });
  const act = actOf(head);
  const advanced = advance(head.state, act);
  if (!advanced.ok) return advanced;
  const writes = await also(head);
  if (!writes.ok) return writes;
  const next: SubmissionHead = { ...head, ...more(head), state: advanced.value, revision: head.revision + 1 };
  return commitAndKeep(office, {
    act: act.kind,
    writes: [{ store: 'submissions', key, value: next }, ...writes.value],
    expected: [{ key, revision: head.revision }],
  });
}

const nothingMore = (): Promise<Result<readonly Write[], ReviewRefused>> => Promise.resolve({ ok: true, value: [] });

/** 审核通过: refused while an error stands or a warning has no explanation. */
export const passSubmission = (office: Office, round: CollectingRound, unit: string): ReviewAnswer =>
  change(
    office,
    round,
    unit,
    (head) => ({ kind: 'pass', mayPass: mayPass(head.findings, head.explanations) }),
    () => ({}),
    nothingMore,
  );

/** 退回: the reason goes with it. */
export const returnSubmission = (office: Office, round: CollectingRound, unit: string, reason: string): ReviewAnswer =>
  change(
    office,
    round,
    unit,
    () => ({ kind: 'return', reason }),
    () => ({ returnReason: reason }),
    nothingMore,
  );

/** 情况说明 to one finding, kept with the submission. */
export async function explainFinding(
  office: Office,
  round: CollectingRound,
  unit: string,
  finding: string,
  text: string,
): ReviewAnswer {
  const key = `${round}/${unit}`;
  const head = await office.ledger.get('submissions', key);
  if (!head) return err({ kind: 'review/nothing-received', unit });
  const explanations = { ...head.explanations, [finding]: text };
  return commitAndKeep(office, {
    act: 'explain',
    writes: [{ store: 'submissions', key, value: { ...head, explanations, revision: head.revision + 1 } }],
    expected: [{ key, revision: head.revision }],
  });
}

/** 锁定: the submission becomes a final version (定稿版本), and a checkpoint is written for it. */
export async function lockSubmission(office: Office, round: CollectingRound, unit: string): ReviewAnswer {
  const locked = await change(
    office,
    round,
    unit,
    () => ({ kind: 'lock' }),
    () => ({}),
    async (head) => {
      const tables = await readTables(office.ledger, round, unit);
      if (!tables) return err({ kind: 'review/nothing-received', unit });
      const earlier = await office.ledger.all('finals', `${round}/${unit}/`);
      const versions = earlier.map(({ value }) => value);
      const final = decideLock({ ...head, tables }, office.clock.now(), office.operator(), versions);
      if (!final.ok) return final;
      return {
        ok: true,
        value: [{ store: 'finals', key: `${round}/${unit}/${String(final.value.version)}`, value: final.value }],
      };
    },
  );
  if (locked.ok) await saveCheckpoint(office, `${round}-lock`);
  return locked;
}

/** 解锁: asks who approved it and why; both are kept in the journal. */
export const unlockSubmission = (
  office: Office,
  round: CollectingRound,
  unit: string,
  approval: { readonly approver: string; readonly reason: string },
): ReviewAnswer =>
  change(
    office,
    round,
    unit,
    () => ({ kind: 'unlock', ...approval }),
    () => ({ returnReason: `${approval.approver}：${approval.reason}` }),
    nothingMore,
  );
