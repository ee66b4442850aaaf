import type { Fen } from '#shared/money';
import type { FundField } from '#shared/rounds';

/**
 * After the reply four things may change a unit's budget, and they are not the same (practice 2.12): 追加 and 追减 of a
 * unit within the budget of the level; 调剂 between lines (Budget Law art. 72); 预算调整, which the Standing Committee
 * of the People's Congress approves (art. 67 to 69); and 结转 of last year's money (art. 42).
 */
export const batchKinds = ['add', 'cut', 'transfer', 'amend', 'carryOver'] as const;
export type BatchKind = (typeof batchKinds)[number];

/** One line of a batch; change and purchases in fen, below zero where the budget falls. purchases is an 其中数. */
export type BatchLine = {
  readonly unit: string;
  readonly projectCode: string;
  readonly projectName: string;
  readonly fund: FundField;
  readonly change: Fen;
  readonly purchases: Fen;
  readonly note: string;
};
/** 调整批次: recorded once and never edited; a mistake is put right by a batch of its own. */
export type Batch = {
  /** Running number of the year, from 1. */
  readonly number: number;
  readonly kind: BatchKind;
  /** 文号 of the notice, or of the Standing Committee's resolution for 预算调整. */
  readonly document: string;
  /** YYYY-MM-DD of that document. */
  readonly date: string;
  readonly reason: string;
  readonly lines: readonly BatchLine[];
  readonly by: string;
  readonly at: string;
};
export type BatchDraft = Omit<Batch, 'number' | 'by' | 'at'>;
