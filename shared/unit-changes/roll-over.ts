import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { YearFile } from '#shared/year-file';

export type RollOverRefused =
  | {
      readonly kind: 'rollover/not-later';
      readonly last: number;
      readonly year: number;
    }
  | { readonly kind: 'rollover/exists'; readonly year: number };

/**
 * 结转上年: last year's units, lists, forms, rules and amounts for the new year. Entries keep their years, so what was
 * retired cannot be chosen; dates are set anew; changes of units and of the catalogue begin empty.
 */
export function rollOver(last: YearFile, year: number): Result<YearFile, RollOverRefused> {
  if (year <= last.year) return err({ kind: 'rollover/not-later', last: last.year, year });
  return ok({
    ...last,
    // What became of units a year ago says nothing about last year's lines; the units themselves stay readable.
    unitChanges: [],
    catalogSuccession: [],
    year,
    calendar: {
      up1Deadline: null,
      up2Deadline: null,
      congressDate: null,
      holidays: [],
    },
    formVersion: `${String(year)}.1`,
  });
}
