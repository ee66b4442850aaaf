import type { Unit } from '#shared/records';
import type { ControlMode, IssuedFigure } from './control-figure.ts';
import { inForce } from './control-figure.ts';

/** The figures that bind a unit, all of one level; level null: nothing was issued. */
export type Ceilings = { readonly level: ControlMode | null; readonly figures: readonly IssuedFigure[] };

const fromFinest = ['project', 'unitFund', 'departmentLump'] as const satisfies readonly ControlMode[];

/** The finest level issued for the unit: project, else unit and fund, else the department's lump. */
export function ceilingsFor(unit: Pick<Unit, 'code' | 'department'>, issued: readonly IssuedFigure[]): Ceilings {
  const standing = [...inForce(issued).values()];
  for (const level of fromFinest) {
    const figures = standing.filter(
      (one) =>
        one.mode === level &&
        (level === 'departmentLump' ? one.department === unit.department : one.unit === unit.code),
    );
    if (figures.length > 0) return { level, figures };
  }
  return { level: null, figures: [] };
}
