import type { ReplyRefused } from '#shared/approval';
import type { HostFailure } from '#shared/contract';
import type { IssueRefused } from '#shared/control-figures';
import type { LockRefused, TransitionRefused } from '#shared/rounds';
import type { YearFileFailure } from '#shared/year-file';
import { hostTexts } from './file-sentences.ts';
import type { Language } from './labels.ts';
import type { LedgerFailure, ReportRefused } from './office-sentences.ts';
import { issueTexts, ledgerTexts, replyTexts, reportTexts, reviewTexts, yearFileTexts } from './office-sentences.ts';
import type { ReceiveFailure } from './receive-sentences.ts';
import { receiveTexts } from './receive-sentences.ts';
import type { Texts } from './texts.ts';

/** Every failure that a person can meet. */
export type AnyFailure =
  | HostFailure
  | ReceiveFailure
  | LedgerFailure
  | TransitionRefused
  | LockRefused
  | IssueRefused
  | ReplyRefused
  | ReportRefused
  | YearFileFailure;

const allTexts: Texts<AnyFailure> = {
  ...hostTexts,
  ...receiveTexts,
  ...ledgerTexts,
  ...reviewTexts,
  ...issueTexts,
  ...replyTexts,
  ...reportTexts,
  ...yearFileTexts,
};

/** What went wrong, where, and what to do. */
export function failureSentence(failure: AnyFailure, language: Language): string {
  const write = allTexts[failure.kind] as (failure: AnyFailure) => readonly [string, string];
  const [zh, en] = write(failure);
  return language === 'zh' ? zh : en;
}
