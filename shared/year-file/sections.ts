import type { Unit } from '#shared/records';
import type { YearFile } from './year-file.ts';

/** 业务股室 in charge of a unit: its own, else its department's; '' where none is named. */
export function sectionOf(yearFile: Pick<YearFile, 'departments'>, unit: Unit): string {
  if (unit.section !== '') return unit.section;
  return yearFile.departments.find(({ code }) => code === unit.department)?.section ?? '';
}

/** The 业务股室 of the year, each once, in the order of the units. */
export const sectionsOf = (yearFile: Pick<YearFile, 'departments' | 'units'>): readonly string[] => [
  ...new Set(yearFile.units.map((unit) => sectionOf(yearFile, unit)).filter((section) => section !== '')),
];
