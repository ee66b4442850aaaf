import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { CollectingRound, SubmissionState } from '#shared/records';

export type Act =
  | { readonly kind: 'submit' }
  | { readonly kind: 'return'; readonly reason: string }
  | { readonly kind: 'resubmit' }
  | { readonly kind: 'pass'; readonly mayPass: boolean }
  | { readonly kind: 'withdraw' }
  | { readonly kind: 'lock'; readonly mayPass: boolean }
  | { readonly kind: 'unlock'; readonly approver: string; readonly reason: string }
  | { readonly kind: 'reply'; readonly round: CollectingRound };
export type ActKind = Act['kind'];

export type Transition = {
  readonly act: ActKind;
  readonly from: readonly SubmissionState[];
  readonly to: SubmissionState;
  readonly rounds: readonly CollectingRound[];
};
const both: readonly CollectingRound[] = ['up1', 'up2'];

/** 送审, 取消送审, 退回, 重新送审, 审核通过, 锁定, 解锁, 批复: the whole life of a submission as data. */
export const transitions: readonly Transition[] = [
  { act: 'submit', from: ['absent'], to: 'submitted', rounds: both },
  { act: 'withdraw', from: ['submitted', 'resubmitted'], to: 'absent', rounds: both },
  { act: 'return', from: ['submitted', 'resubmitted', 'passed'], to: 'returned', rounds: both },
  { act: 'resubmit', from: ['returned'], to: 'resubmitted', rounds: both },
  { act: 'pass', from: ['submitted', 'resubmitted'], to: 'passed', rounds: both },
  { act: 'lock', from: ['passed'], to: 'locked', rounds: both },
  { act: 'unlock', from: ['locked'], to: 'passed', rounds: both },
  { act: 'reply', from: ['locked'], to: 'replied', rounds: ['up2'] },
];

export type TransitionRefused =
  | Failure<
      | 'round/return-needs-reason'
      | 'round/errors-stand'
      | 'round/unlock-needs-approver'
      | 'round/unlock-needs-reason'
      | 'round/reply-needs-second-round'
    >
  | { readonly kind: 'round/not-allowed'; readonly state: SubmissionState; readonly act: ActKind };

const blank = (text: string): boolean => text.trim() === '';

type ConditionedAct = Exclude<Act, { readonly kind: 'submit' | 'resubmit' | 'withdraw' }>;

function conditionOf(act: ConditionedAct): TransitionRefused | null {
  switch (act.kind) {
    case 'return':
      return blank(act.reason) ? { kind: 'round/return-needs-reason' } : null;
    case 'pass':
    // A control figure issued after 审核通过 may have brought an error that a final version must not carry.
    case 'lock':
      return act.mayPass ? null : { kind: 'round/errors-stand' };
    case 'unlock':
      if (blank(act.approver)) return { kind: 'round/unlock-needs-approver' };
      return blank(act.reason) ? { kind: 'round/unlock-needs-reason' } : null;
    case 'reply':
      return act.round === 'up2' ? null : { kind: 'round/reply-needs-second-round' };
  }
}

/** The state after the act, or why the act is refused. */
export function advance(state: SubmissionState, act: Act): Result<SubmissionState, TransitionRefused> {
  const found = transitions.find((step) => step.act === act.kind && step.from.includes(state));
  if (!found) return err({ kind: 'round/not-allowed', state, act: act.kind });
  if (act.kind === 'submit' || act.kind === 'resubmit' || act.kind === 'withdraw') return ok(found.to);
  const refused = conditionOf(act);
  return refused ? err(refused) : ok(found.to);
}

/** Acts that the state offers; without a round, those of either round. */
export function allowedActs(state: SubmissionState, round?: CollectingRound): readonly ActKind[] {
  return transitions
    .filter((step) => step.from.includes(state) && (round === undefined || step.rounds.includes(round)))
    .map((step) => step.act);
}
