export type LetterColumn = {
  readonly head: string;
  /** Millimetres; the text of an A4 page in official layout is 156 wide. */
  readonly width: number;
  /** Placeholder of the column within the loop. */
  readonly tag: string;
  readonly align: 'left' | 'right' | 'center';
  /** What stands in the row 合计 above the loop. */
  readonly total?: string;
};
/** One part of a letter; texts hold placeholders in braces, such as {文号}. */
export type LetterBlock =
  | {
      readonly kind:
        | 'agency'
        | 'number'
        | 'plainNumber'
        | 'title'
        | 'addressee'
        | 'body'
        | 'heading'
        | 'attachment'
        | 'signature'
        | 'date'
        | 'note'
        | 'annexMark'
        | 'annexTitle'
        | 'unitNote'
        | 'copy';
      readonly text: string;
    }
  | { readonly kind: 'table'; readonly loop: string; readonly columns: readonly LetterColumn[] };
/** A letter's wording as the program brings it; the office may put a file of its own in its place. */
export type LetterTemplate = { readonly title: string; readonly blocks: readonly LetterBlock[] };

/** What fills the placeholders. The rows of a table are known by the name of its loop. */
export type LetterData = {
  readonly fields: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
};
/** Placeholders found in a document: those that stand alone, and those within each loop. */
export type FoundTags = {
  readonly fields: readonly string[];
  readonly loops: Readonly<Record<string, readonly string[]>>;
  /** Placeholders typed with the full-width braces of a Chinese keyboard, which fill nothing. */
  readonly fullWidth: readonly string[];
};

/** Why a document could not be read or filled. */
export type DocumentFailure =
  | { readonly kind: 'document/not-a-document' }
  | { readonly kind: 'document/damaged'; readonly part: string }
  | { readonly kind: 'document/placeholder-broken'; readonly tag: string }
  | { readonly kind: 'workbook/engine-stopped' };
