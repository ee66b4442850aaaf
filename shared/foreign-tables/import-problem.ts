type At = { readonly sheet: string; readonly cell: string };
/** What stands against a table, or is worth knowing of it. */
export type ImportProblem =
  | { readonly kind: 'import/no-table' }
  | { readonly kind: 'import/heads-missing'; readonly sheet: string; readonly heads: readonly string[] }
  | { readonly kind: 'import/money-unit'; readonly sheet: string; readonly found: readonly string[] }
  | ({ readonly kind: 'import/unknown-unit'; readonly text: string; readonly rows: number } & At)
  | ({
      readonly kind: 'import/unit-contradicts';
      readonly code: string;
      readonly name: string;
      readonly other: string;
    } & At)
  | ({ readonly kind: 'import/unit-blank' } & At)
  | ({ readonly kind: 'import/unread'; readonly head: string; readonly text: string } & At)
  | ({ readonly kind: 'import/unknown-code'; readonly head: string; readonly text: string; readonly rows: number } & At)
  | ({ readonly kind: 'import/economy-unclear'; readonly text: string; readonly rows: number } & At)
  | ({ readonly kind: 'import/unknown-nature'; readonly text: string } & At)
  | ({ readonly kind: 'import/nature-missing' } & At)
  | ({ readonly kind: 'import/nature-contradicts'; readonly nature: string } & At)
  | ({ readonly kind: 'import/amounts-differ'; readonly total: number; readonly parts: number } & At)
  | ({ readonly kind: 'import/total-differs'; readonly stated: number; readonly read: number } & At)
  | ({ readonly kind: 'import/other-year'; readonly found: string; readonly expected: number } & At)
  | ({ readonly kind: 'import/other-region'; readonly found: string; readonly expected: string } & At)
  | ({ readonly kind: 'import/line-twice'; readonly text: string; readonly other: string } & At)
  | ({ readonly kind: 'import/word-wrong'; readonly head: string; readonly text: string; readonly wanted: string } & At)
  | ({ readonly kind: 'import/row-unclear'; readonly amount: number } & At)
  | {
      readonly kind: 'import/unit-twice';
      readonly unit: string;
      readonly table: string;
      readonly file: string;
      readonly other: string;
    };

const notes: readonly ImportProblem['kind'][] = ['import/unknown-code', 'import/total-differs'];
/** What is a note lets the file be taken; everything else must be answered or put right first. */
export const stops = (problem: ImportProblem): boolean => !notes.includes(problem.kind);
