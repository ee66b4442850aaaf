/** What this year holds of a unit under its code; imported: lines of the integrated system or of a list of the office. */
export type UnitUse = 'submission' | 'draft' | 'figure' | 'handOut' | 'basics' | 'imported';

/** Why a change of units or departments was not made. */
export type UnitsRefused =
  | {
      readonly kind: 'units/in-use';
      readonly unit: string;
      readonly name: string;
      readonly uses?: readonly UnitUse[];
    }
  | { readonly kind: 'units/unknown'; readonly unit: string }
  | { readonly kind: 'units/name-missing'; readonly code: string }
  | {
      readonly kind: 'units/code-wrong';
      readonly code: string;
      readonly lengths: readonly number[];
    }
  | {
      readonly kind: 'units/code-twice';
      readonly code: string;
      readonly name: string;
      readonly retired: boolean;
    }
  | {
      readonly kind: 'units/not-under-department';
      readonly code: string;
      readonly department: string;
    }
  | {
      readonly kind: 'units/head-twice';
      readonly department: string;
      readonly name: string;
    }
  | {
      readonly kind: 'units/region-wrong';
      readonly code: string;
      readonly region: string;
      readonly county: string;
    }
  | {
      readonly kind: 'units/department-wrong';
      readonly code: string;
      readonly length: number;
    }
  | { readonly kind: 'units/department-unknown'; readonly department: string }
  | { readonly kind: 'units/widths-misfit'; readonly code: string }
  | { readonly kind: 'units/merge-needs-two' }
  | { readonly kind: 'units/split-needs-two' }
  | { readonly kind: 'year/contradiction'; readonly what: string };
