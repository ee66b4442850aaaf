import type { Row } from '#shared/records';
import type { Facts, ProjectGroup } from './facts.ts';
import { trimmed } from './facts.ts';

/** Indicators stand under the code of their project, or under its name while it has no code. */
export function targetsByProject({ context: { tables }, projects }: Facts): ReadonlyMap<ProjectGroup, readonly Row[]> {
  const byKey = new Map<string, ProjectGroup>();
  for (const project of projects) {
    byKey.set(`name:${project.name}`, project);
    if (project.code !== '') byKey.set(project.code, project);
  }
  const targets = new Map<ProjectGroup, Row[]>();
  for (const row of tables.targets) {
    const code = trimmed(row, 'projectCode');
    const project = byKey.get(code === '' ? `name:${trimmed(row, 'projectName')}` : code);
    if (!project) continue;
    const rows = targets.get(project);
    if (rows) rows.push(row);
    else targets.set(project, [row]);
  }
  return targets;
}

const half = (text: string): string => text.normalize('NFKC').replaceAll(/[\s,]/g, '');
/** The figure an indicator begins with, in hundredths; null where its value is words. 2027年6月底前 is measurable, 约定俗成 is not. */
export function targetFigure(row: Row): number | null {
  const found = /^[≥≤><=≧≦约]*(\d+(?:\.\d+)?)/.exec(half(trimmed(row, 'indicatorValue')));
  return found ? Math.round(Number(found[1]) * 100) : null;
}
export const isQualitative = (row: Row): boolean => trimmed(row, 'indicatorSign') === '定性';
/** The value carries its unit itself, as 98% or 2027年6月底前 do. */
export const carriesUnit = (row: Row): boolean => /\d[^\d.]+$/.test(half(trimmed(row, 'indicatorValue')));
