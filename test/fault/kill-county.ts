import { defaultForms } from '#shared/forms';
import { practiceYearFile } from '#shared/practice-county';
import type { Unit } from '#shared/records';
import type { YearFile } from '#shared/year-file';

export const kinds = ['entry', 'paste', 'receive', 'lock', 'export'] as const;
/** What the office is doing when it is killed. */
export type Kind = (typeof kinds)[number];
/** For each kind, the number of the last act that stands; NaN where half of one does. */
export type Standing = { readonly [Each in Kind]: number };
/** met: what the program found first, before it went the way that it offers. */
export type Opened = {
  readonly kind: string;
  readonly met: string;
  readonly restored: boolean;
  readonly said: string;
};

const whole = practiceYearFile(349901, defaultForms);
const units: readonly Unit[] = whole.units.filter(({ department }) => department === '105').slice(0, 5);
export const laneUnits: { readonly [Each in Kind]: Unit } = {
  entry: units[0]!,
  paste: units[1]!,
  receive: units[2]!,
  lock: units[3]!,
  export: units[4]!,
};
/** A county small enough that an act costs milliseconds: one unit for each thing that is done. */
export const killYear: YearFile = {
  ...whole,
  departments: whole.departments.filter(({ code }) => code === '105'),
  units,
};
