/** One thing in a roster that is wrong, and where. */
export type RosterFailure =
  | { readonly kind: 'roster/head-missing'; readonly heads: readonly string[] }
  | { readonly kind: 'roster/empty'; readonly sheet: string }
  | {
      readonly kind: 'roster/cell-wrong';
      readonly sheet: string;
      readonly cell: string;
      readonly head: string;
      readonly text: string;
      readonly wanted: string;
    }
  | {
      readonly kind: 'roster/row-wrong';
      readonly sheet: string;
      readonly row: number;
      readonly cell: string;
      readonly what: string;
    };
/** A roster that was not taken in, with everything that is wrong in it; nothing is taken by half. */
export type RosterRefused = {
  readonly kind: 'roster/refused';
  readonly problems: readonly RosterFailure[];
};
export const refusedRoster = (problems: readonly RosterFailure[]): RosterRefused => ({
  kind: 'roster/refused',
  problems,
});
