import type { ActName } from '#shared/acts';
import type { AmendRefused } from '#shared/amend';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound } from '#shared/records';
import { mayPass } from '#shared/review-rules';
import type { Act, LockRefused, TransitionRefused } from '#shared/rounds';
import { advance, decideLock } from '#shared/rounds';
import type { ChainRefused } from '#shared/review-chain';
import { unitHasConfirmed } from './confirmations.ts';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import { leavesReview } from './opinions.ts';
import type { CommitPlan, LedgerFailure, SubmissionHead, Write } from './ports.ts';
import { newSlip, type ReturnWords } from './slips.ts';
import { readTables } from './submissions.ts';
import { putAside } from './trail.ts';

export type ReviewRefused =
  | TransitionRefused
  | LockRefused
  | ChainRefused
  | AmendRefused
  | { readonly kind: 'review/nothing-received'; readonly unit: string };
export type ReviewAnswer = Promise<Result<Kept, ReviewRefused | LedgerFailure | HostFailure>>;
type Change = Pick<CommitPlan, 'writes' | 'expected'>;
type Changed = Promise<Result<Change, ReviewRefused>>;

type Step = {
  readonly act: (head: SubmissionHead) => Act;
  readonly more?: (head: SubmissionHead) => Partial<SubmissionHead>;
  readonly also?: (head: SubmissionHead) => Promise<Result<readonly Write[], ReviewRefused>>;
};

async function planStep(office: Office, round: CollectingRound, unit: string, step: Step): Changed {
  const key = `${round}/${unit}`;
  const head = await office.ledger.get('submissions', key);
  if (!head) return err({ kind: 'review/nothing-received', unit });
  const advanced = advance(head.state, step.act(head));
  if (!advanced.ok) return advanced;
  const also = step.also ? await step.also(head) : ok([]);
  if (!also.ok) return also;
  const next: SubmissionHead = { ...head, ...step.more?.(head), state: advanced.value, revision: head.revision + 1 };
  return ok({
    writes: [{ store: 'submissions', key, value: next }, ...also.value],
    expected: [{ key, revision: head.revision }],
  });
}

async function take(office: Office, round: CollectingRound, unit: string, act: ActName, step: Step): ReviewAnswer {
  const change = await planStep(office, round, unit, step);
  return change.ok ? commitAndKeep(office, { act, ...change.value }) : change;
}

const passes = (head: SubmissionHead): boolean => mayPass(head.findings, head.explanations);
/** Every required node has spoken, and the unit has confirmed what finance changed for it. */
async function mayLeave(office: Office, head: SubmissionHead): Promise<Result<null, ReviewRefused>> {
  const spoken = await leavesReview(office, head);
  return spoken.ok ? unitHasConfirmed(office, head) : spoken;
}
const passStep = (office: Office): Step => ({
  act: (head) => ({ kind: 'pass', mayPass: passes(head) }),
  also: async (head) => {
    const leaves = await mayLeave(office, head);
    return leaves.ok ? ok([]) : leaves;
  },
});

/** 锁定: the submission becomes a final version (定稿版本). */
const lockStep = (office: Office): Step => ({
  act: (head) => ({ kind: 'lock', mayPass: passes(head) }),
  also: async (head) => {
    const { round, unit } = head;
    const leaves = await mayLeave(office, head);
    if (!leaves.ok) return leaves;
    const tables = await readTables(office.ledger, round, unit);
    if (!tables) return err({ kind: 'review/nothing-received', unit });
    const earlier = await office.ledger.all('finals', `${round}/${unit}/`);
    const versions = earlier.map(({ value }) => value);
    const final = decideLock({ ...head, tables }, office.clock.now(), office.operator(), versions);
    if (!final.ok) return final;
    return ok([{ store: 'finals', key: `${round}/${unit}/${String(final.value.version)}`, value: final.value }]);
  },
});

/** 审核通过: refused while an error stands or a warning has no explanation. */
export const passSubmission = (office: Office, round: CollectingRound, unit: string): ReviewAnswer =>
  take(office, round, unit, 'pass', passStep(office));

/** 退回 with its 审核意见单, in one act. A passed submission can be returned too, until it is locked. */
export const returnSubmission = (
  office: Office,
  round: CollectingRound,
  unit: string,
  words: ReturnWords,
): ReviewAnswer =>
  take(office, round, unit, 'return', {
    act: () => ({ kind: 'return', reason: words.reason }),
    more: () => ({ returnReason: words.reason }),
    also: async (head) => ok([await newSlip(office, head, words)]),
  });

/** 取消送审: the unit takes its submission back. The file stays in the vault; its rows no longer count anywhere. */
export const withdrawSubmission = (office: Office, round: CollectingRound, unit: string): ReviewAnswer =>
  take(office, round, unit, 'withdraw', {
    act: () => ({ kind: 'withdraw' }),
    more: () => ({ findings: [], unchecked: [], sums: { projects: 0, purchases: 0, rows: 0 } }),
    also: async () => {
      const tables = await readTables(office.ledger, round, unit);
      return ok([
        ...(tables ? putAside(round, unit, tables) : []),
        { store: 'tables', key: `${round}/${unit}/projects`, value: [] },
        { store: 'tables', key: `${round}/${unit}/purchases`, value: [] },
        { store: 'tables', key: `${round}/${unit}/targets`, value: [] },
      ]);
    },
  });

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

/** 锁定 one unit, and write a checkpoint for it. */
export async function lockSubmission(office: Office, round: CollectingRound, unit: string): ReviewAnswer {
  const locked = await take(office, round, unit, 'lock', lockStep(office));
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
  take(office, round, unit, 'unlock', {
    act: () => ({ kind: 'unlock', ...approval }),
    more: () => ({ returnReason: `${approval.approver}：${approval.reason}` }),
  });

export type BulkAct = 'pass' | 'lock';
export type BulkAnswer = {
  readonly done: readonly string[];
  readonly refused: readonly { readonly unit: string; readonly failure: ReviewRefused }[];
};

const bulkStep = (office: Office, act: BulkAct): Step => (act === 'pass' ? passStep(office) : lockStep(office));

/** 批量审核通过, 批量锁定 of a department or the county: which units can, and why the others cannot. Writes nothing. */
export async function planBulk(
  office: Office,
  round: CollectingRound,
  units: readonly string[],
  act: BulkAct,
): Promise<BulkAnswer & { readonly change: Change }> {
  const done: string[] = [];
  const refused: { unit: string; failure: ReviewRefused }[] = [];
  const writes: Write[] = [];
  const expected: { key: string; revision: number }[] = [];
  for (const unit of units) {
    const planned = await planStep(office, round, unit, bulkStep(office, act));
    if (!planned.ok) refused.push({ unit, failure: planned.error });
    else {
      done.push(unit);
      writes.push(...planned.value.writes);
      expected.push(...planned.value.expected);
    }
  }
  return { done, refused, change: { writes, expected } };
}

/** Letters of final versions in one commit: those of 130,000 lines would weigh more than one call carries. */
const mostLetters = 8_000_000;

/** The units of a plan in parts that one commit carries each; a county of usual size is one part. */
function partsOf(done: readonly string[], change: Change): readonly Change[] {
  const unitOf = (key: string): string => key.split('/')[1] ?? '';
  const parts: { units: Set<string>; letters: number }[] = [];
  for (const unit of done) {
    const letters = change.writes
      .filter(({ key }) => unitOf(key) === unit)
      .reduce((sum, write) => sum + (write.store === 'finals' ? write.value.hashInput.length : 0), 0);
    const last = parts.at(-1);
    if (last === undefined || last.letters + letters > mostLetters) parts.push({ units: new Set([unit]), letters });
    else {
      last.units.add(unit);
      last.letters += letters;
    }
  }
  const partOf = new Map(parts.flatMap(({ units }, index) => [...units].map((unit) => [unit, index] as const)));
  // What belongs to no unit of the plan goes with the first part, so that no write is ever left behind.
  const isIn =
    (part: number) =>
    ({ key }: { readonly key: string }): boolean =>
      (partOf.get(unitOf(key)) ?? 0) === part;
  return parts.map((_part, index) => ({
    writes: change.writes.filter(isIn(index)),
    expected: change.expected.filter(isIn(index)),
  }));
}

/** Carries a bulk plan out, in one commit where it is of usual size: every unit that can, or none where one has changed meanwhile. */
export async function takeBulk(
  office: Office,
  round: CollectingRound,
  units: readonly string[],
  act: BulkAct,
): Promise<Result<BulkAnswer, LedgerFailure | HostFailure>> {
  const { done, refused, change } = await planBulk(office, round, units, act);
  if (done.length === 0) return ok({ done, refused });
  for (const part of partsOf(done, change)) {
    const kept = await commitAndKeep(office, { act: `bulk-${act}`, ...part });
    if (!kept.ok) return kept;
  }
  if (act === 'lock') await saveCheckpoint(office, `${round}-lock`);
  return ok({ done, refused });
}
