import type { Fen } from '#shared/money';
import type { SubmissionState } from '#shared/records';

/** Why finance may not change a unit's rows. */
export type AmendRefused =
  | { readonly kind: 'amend/not-in-review'; readonly unit: string; readonly state: SubmissionState }
  | { readonly kind: 'amend/reason-missing' }
  | { readonly kind: 'amend/row-gone' }
  | { readonly kind: 'amend/nothing-changed' }
  | { readonly kind: 'amend/may-buy'; readonly unit: string }
  | { readonly kind: 'amend/no-buyer'; readonly unit: string }
  | { readonly kind: 'amend/funds-missing'; readonly name: string }
  | { readonly kind: 'amend/project-funds'; readonly name: string; readonly projectCode: string }
  | { readonly kind: 'amend/project-missing'; readonly name: string; readonly projectCode: string }
  | {
      readonly kind: 'amend/over-project';
      readonly name: string;
      readonly projectCode: string;
      readonly over: Fen;
    }
  | { readonly kind: 'amend/no-lump'; readonly unit: string }
  | { readonly kind: 'amend/split-contract'; readonly name: string }
  | { readonly kind: 'amend/split-over'; readonly name: string; readonly over: Fen }
  | { readonly kind: 'amend/user-missing' }
  | { readonly kind: 'amend/user-twice'; readonly user: string }
  | { readonly kind: 'amend/part-empty'; readonly user: string }
  | { readonly kind: 'amend/words-missing' }
  /** unit handed in without what was moved, or with it once more; at other it still stands moved. */
  | { readonly kind: 'amend/pair-broken'; readonly unit: string; readonly other: string }
  | { readonly kind: 'amend/moved-before'; readonly unit: string; readonly buyer: string; readonly name: string }
  | { readonly kind: 'amend/unconfirmed'; readonly unit: string; readonly count: number };
