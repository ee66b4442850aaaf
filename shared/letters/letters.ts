import { figureLetters, launchLetters, reminderLetters, replyLetters } from './department-letters.ts';
import type { LetterDraft, LetterFacts, LetterWishes } from './letter-draft.ts';
import type { LetterKind } from './letter-kinds.ts';
import type { LetterData } from '#shared/letter-model';
import type { Numbering } from './letter-number.ts';
import { letterNumber } from './letter-number.ts';
import { cityLetters, opinionLetters, unitReplyLetters } from './unit-letters.ts';

const makers: {
  readonly [Kind in LetterKind]: (facts: LetterFacts, wishes: LetterWishes) => readonly LetterDraft[];
} = {
  launch: launchLetters,
  figures: figureLetters,
  reminder: reminderLetters,
  opinion: opinionLetters,
  reply: replyLetters,
  unitReply: unitReplyLetters,
  city: cityLetters,
};

/** Every letter of one kind that there is reason to write, in the order of the year file. */
export const draftLetters = (facts: LetterFacts, wishes: LetterWishes): readonly LetterDraft[] =>
  makers[wishes.kind](facts, wishes);

/** The draft's data with its number in the batch; index counts from 0. */
export const numberedData = (draft: LetterDraft, numbering: Numbering, index: number): LetterData => ({
  ...draft.data,
  fields: { ...draft.data.fields, 文号: letterNumber(numbering, index) },
});
