import type { PriorLine, Row } from '#shared/records';
import { wholeLines } from '#shared/prior-year';
import type { Facts, ProjectGroup } from './facts.ts';
import { numberIn, sumBy, trimmed } from './facts.ts';

/** Last year's list of the unit, by the keys under which a line of this year may continue one of it. */
type PriorIndex = {
  readonly services: ReadonlyMap<string, readonly PriorLine[]>;
  readonly projects: ReadonlyMap<string, readonly PriorLine[]>;
};

function add(index: Map<string, PriorLine[]>, key: string, line: PriorLine): void {
  const lines = index.get(key);
  if (lines) lines.push(line);
  else index.set(key, [line]);
}
function indexOf(lines: readonly PriorLine[]): PriorIndex {
  const services = new Map<string, PriorLine[]>();
  const projects = new Map<string, PriorLine[]>();
  for (const line of lines) {
    // A project keeps its name where its code begins anew each year.
    const keys = new Set([line.projectCode, `name:${line.projectName}`]);
    for (const key of keys) {
      add(projects, key, line);
      if (line.serviceName !== '') add(services, `${key}|${line.serviceName}`, line);
    }
  }
  return { services, projects };
}
const indexes = new WeakMap<readonly PriorLine[], PriorIndex>();
function priorIndex({ context }: Facts): PriorIndex {
  const lines = context.inputs?.prior ?? [];
  const index = indexes.get(lines) ?? indexOf(lines);
  indexes.set(lines, index);
  return index;
}

/** The lines of last year that a purchase row continues: same project (code, or name) and same service. */
export function priorOfPurchase(facts: Facts, row: Row): readonly PriorLine[] {
  const { services } = priorIndex(facts);
  const service = trimmed(row, 'serviceName');
  const byCode = services.get(`${trimmed(row, 'projectCode')}|${service}`);
  return byCode ?? services.get(`name:${trimmed(row, 'projectName')}|${service}`) ?? [];
}
export function priorOfProject(facts: Facts, { code, name }: ProjectGroup): readonly PriorLine[] {
  const { projects } = priorIndex(facts);
  return wholeLines((code === '' ? undefined : projects.get(code)) ?? projects.get(`name:${name}`) ?? []);
}

const budgetOf = (lines: readonly PriorLine[]): number => lines.reduce((sum, { budget }) => sum + (budget ?? 0), 0);

/** What can be held beside last year: a purchase row, or a project whose purchases are not told apart in that list. */
export type Continued = {
  readonly table: 'projects' | 'purchases';
  readonly row: Row;
  /** All rows that carry the words of it. */
  readonly rows: readonly Row[];
  readonly amount: number;
  readonly before: number;
  readonly lines: readonly PriorLine[];
};
export function* continuedOf(facts: Facts): Generator<Continued> {
  for (const project of facts.projects) {
    let told = false;
    for (const row of project.purchases) {
      const lines = priorOfPurchase(facts, row);
      if (lines.length === 0) continue;
      told = true;
      const amount = numberIn(row, 'amtTotal') ?? 0;
      yield { table: 'purchases', row, rows: [row], amount, before: budgetOf(lines), lines };
    }
    const [first] = project.rows;
    const lines = told || !first ? [] : priorOfProject(facts, project);
    if (!first || lines.length === 0) continue;
    const amount = sumBy(project.rows, 'amtTotal');
    yield { table: 'projects', row: first, rows: project.rows, amount, before: budgetOf(lines), lines };
  }
}
