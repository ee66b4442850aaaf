/** Why a workbook was not taken as a reference set: what and where. Nothing is taken over by half. */
export type ReferenceFailure =
  | { readonly kind: 'reference/head-missing'; readonly heads: readonly string[] }
  | { readonly kind: 'reference/empty'; readonly sheet: string }
  | { readonly kind: 'reference/code-unreadable'; readonly sheet: string; readonly cell: string; readonly text: string }
  | { readonly kind: 'reference/name-missing'; readonly sheet: string; readonly cell: string; readonly code: string }
  | {
      readonly kind: 'reference/code-twice';
      readonly sheet: string;
      readonly cell: string;
      readonly code: string;
      readonly name: string;
      readonly other: string;
    }
  | { readonly kind: 'reference/year-unreadable'; readonly sheet: string; readonly cell: string; readonly text: string }
  | { readonly kind: 'reference/too-deep'; readonly sheet: string; readonly cell: string; readonly code: string };

/** What the person should see before taking a list over. */
export type ReferenceNote =
  | { readonly kind: 'zero-restored'; readonly cell: string; readonly from: string; readonly to: string }
  | { readonly kind: 'without-code'; readonly cell: string; readonly text: string }
  | { readonly kind: 'department-unknown'; readonly cell: string; readonly text: string };
