import type { BatchRefused } from '#shared/adjustments';
import type { AmendRefused } from '#shared/amend';
import type { PaperRefused } from '#shared/paper-register';
import type { ReplyRefused } from '#shared/approval';
import type { HostFailure } from '#shared/contract';
import type { UnitReplyRefused } from '#shared/approval';
import type { IssueRefused, NoticeRefused, ReissueRefused } from '#shared/control-figures';
import type { EntryRefused } from '#shared/entry';
import type { ImportProblem } from '#shared/foreign-tables';
import type { FiguresReadFailure } from '#shared/figures-workbook';
import type { ChainEditRefused, ChainRefused, OpinionRefused } from '#shared/review-chain';
import type { LockRefused, TransitionRefused } from '#shared/rounds';
import type { SectionReadFailure } from '#shared/section-review';
import type { SlipRefused } from '#shared/returns';
import type { ReferenceFailure } from '#shared/reference-import';
import type { YearFileFailure } from '#shared/year-file';
import type { RosterFailure, RosterRefused } from '#shared/unit-roster';
import { amendTexts } from './amend-sentences.ts';
import { batchTexts } from './adjust-sentences.ts';
import type { SeatFailure } from './entry-sentences.ts';
import { paperTexts } from './paper-sentences.ts';
import { entryTexts, seatTexts } from './entry-sentences.ts';
import { figuresReadTexts, reissueTexts, rosterTexts } from './figures-sentences.ts';
import { hostTexts } from './file-sentences.ts';
import { importTexts } from './import-sentences.ts';
import type { Language } from './labels.ts';
import type { LetterFailure } from './letter-sentences.ts';
import { letterTexts } from './letter-sentences.ts';
import type { LedgerFailure, ReportRefused } from './office-sentences.ts';
import {
  issueTexts,
  ledgerTexts,
  replyTexts,
  reportTexts,
  reviewTexts,
  unitReplyTexts,
  yearFileTexts,
} from './office-sentences.ts';
import type { ReceiveFailure } from './receive-sentences.ts';
import { slipTexts } from './return-sentences.ts';
import { receiveTexts } from './receive-sentences.ts';
import { chainTexts, opinionTexts, sectionTexts } from './review-sentences.ts';
import { referenceTexts, yearTexts, type YearRefused } from './reference-sentences.ts';
import type { Texts } from './texts.ts';

/** Every failure that a person can meet. */
export type AnyFailure =
  | HostFailure
  | ImportProblem
  | ReceiveFailure
  | LedgerFailure
  | TransitionRefused
  | LockRefused
  | AmendRefused
  | ChainRefused
  | ChainEditRefused
  | OpinionRefused
  | SectionReadFailure
  | IssueRefused
  | ReissueRefused
  | NoticeRefused
  | FiguresReadFailure
  | RosterFailure
  | RosterRefused
  | { readonly kind: 'roster/no-table'; readonly file: string }
  | { readonly kind: 'roster/unit-in-use'; readonly unit: string; readonly name: string }
  | BatchRefused
  | PaperRefused
  | ReplyRefused
  | UnitReplyRefused
  | ReportRefused
  | SlipRefused
  | EntryRefused
  | SeatFailure
  | YearFileFailure
  | ReferenceFailure
  | YearRefused
  | LetterFailure;

const allTexts: Texts<AnyFailure> = {
  ...hostTexts,
  ...importTexts,
  ...receiveTexts,
  ...ledgerTexts,
  ...reviewTexts,
  ...amendTexts,
  ...chainTexts,
  ...opinionTexts,
  ...sectionTexts,
  ...reissueTexts,
  ...issueTexts,
  ...figuresReadTexts,
  ...rosterTexts,
  ...unitReplyTexts,
  ...batchTexts,
  ...paperTexts,
  ...replyTexts,
  ...reportTexts,
  ...slipTexts,
  ...entryTexts,
  ...seatTexts,
  ...yearFileTexts,
  ...referenceTexts,
  ...yearTexts,
  ...letterTexts,
};

/** What went wrong, where, and what to do. */
export function failureSentence(failure: AnyFailure, language: Language): string {
  const write = allTexts[failure.kind] as (failure: AnyFailure) => readonly [string, string];
  const [zh, en] = write(failure);
  return language === 'zh' ? zh : en;
}
