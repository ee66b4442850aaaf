import type { PriorLine } from '#shared/records';

const projectOf = ({ unit, projectCode, projectName }: PriorLine): string =>
  `${unit}/${projectCode === '' ? `name:${projectName}` : projectCode}`;

/**
 * The lines that make up last year's projects. Purchases are an 其中 of their project (practice 2.5): where the project's
 * own lines are in the list, its purchases are left out, so that adding gives each fen once. A list of purchases alone
 * stays as it is.
 */
export function wholeLines(lines: readonly PriorLine[]): readonly PriorLine[] {
  const ordinary = new Set(lines.filter(({ serviceName }) => serviceName === '').map(projectOf));
  return lines.filter((line) => line.serviceName === '' || !ordinary.has(projectOf(line)));
}
