import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';

/** 纸质报送登记: what came in by hand, and whether its 数据校验码 is that of the file (rule N05). */
export type PaperRecord = {
  /** The code as it stands on the paper, six digits. */
  readonly code: string;
  /** The code of the submission when the paper was registered. */
  readonly fileCode: string;
  readonly copies: number;
  /** Signed by 单位负责人, 财务负责人 and 填表人; sealed with 公章. */
  readonly signed: boolean;
  readonly sealed: boolean;
  readonly note: string;
  readonly by: string;
  readonly at: string;
};
export type PaperDraft = Pick<PaperRecord, 'code' | 'copies' | 'signed' | 'sealed' | 'note'>;
export type PaperRefused =
  | Failure<'paper/nothing-received' | 'paper/copies-missing'>
  | { readonly kind: 'paper/code-unreadable'; readonly text: string };

const plainDigits = (text: string): string =>
  text
    .trim()
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll(/\s/g, '');

/** Registers a paper against the submission it belongs to; a code that differs is registered and shows as a finding. */
export function decidePaper(
  draft: PaperDraft,
  fileCode: string | null,
  by: string,
  at: string,
): Result<PaperRecord, PaperRefused> {
  if (fileCode === null) return err({ kind: 'paper/nothing-received' });
  const code = plainDigits(draft.code);
  if (!/^\d{6}$/.test(code)) return err({ kind: 'paper/code-unreadable', text: draft.code });
  if (!Number.isInteger(draft.copies) || draft.copies < 1) return err({ kind: 'paper/copies-missing' });
  return ok({ ...draft, code, fileCode, note: draft.note.trim(), by, at });
}

/** 相符, 不符, or 文件已变 where the unit has handed in again since the paper came. */
export type PaperStanding = 'none' | 'same' | 'differs' | 'file-changed';
export function paperStanding(record: PaperRecord | undefined, fileCode: string | null): PaperStanding {
  if (!record) return 'none';
  if (record.code === fileCode) return 'same';
  return record.code === record.fileCode ? 'file-changed' : 'differs';
}
