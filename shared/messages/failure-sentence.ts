import { hostTexts } from './file-sentences.ts';
import type { Language } from './labels.ts';
import { issueTexts, ledgerTexts, replyTexts, reportTexts, reviewTexts, yearFileTexts } from './office-sentences.ts';
import { receiveTexts } from './receive-sentences.ts';
import type { Texts } from './texts.ts';

const allTexts = {
  ...hostTexts,
  ...receiveTexts,
  ...ledgerTexts,
  ...reviewTexts,
  ...issueTexts,
  ...replyTexts,
  ...reportTexts,
  ...yearFileTexts,
};

/** Every failure that a person can meet. */
export type AnyFailure = {
  readonly [Kind in keyof typeof allTexts]: Parameters<(typeof allTexts)[Kind]>[0];
}[keyof typeof allTexts];

/** What went wrong, where, and what to do. */
export function failureSentence(failure: AnyFailure, language: Language): string {
  const texts: Texts<AnyFailure> = allTexts;
  const write = texts[failure.kind] as (failure: AnyFailure) => readonly [string, string];
  const [zh, en] = write(failure);
  return language === 'zh' ? zh : en;
}
