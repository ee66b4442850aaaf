import type { FieldId } from '#shared/fields';
import { unitTables } from '#shared/integrated';
import { priorIndex } from '#shared/prior-year';
import type { Cells, CollectingRound, Row, Tables, Unit } from '#shared/records';
import { fundFields, textOf } from '#shared/rounds';
import { ceilingsOf, issuedFigures } from './ceilings.ts';
import { integratedRecord } from './integrated-records.ts';
import type { Office } from './office.ts';
import { readTables } from './submissions.ts';

/** purchases: only the projects that buy services, for units whose other figures the integrated system has. */
export type HandOutScope = 'all' | 'purchases';
export type Prefill = {
  readonly tables: Tables;
  readonly noPurchases: boolean;
  /** all where it is not said. */
  readonly scope?: HandOutScope;
};

const withFigure = (row: Row, figure: number | undefined): Row => {
  const field: FieldId = 'controlFigure';
  const cells: Cells = figure === undefined ? row.cells : { ...row.cells, [field]: figure };
  return { id: row.id, cells };
};

/** 二上's forms begin with the rows of 一上; a project cut to zero is left out. */
async function fromFirstRound(office: Office, unit: Unit): Promise<Tables | null> {
  const tables = await readTables(office.ledger, 'up1', unit.code);
  if (!tables) return null;
  const ceilings = ceilingsOf(unit, await issuedFigures(office.ledger)) ?? [];
  const dropped = new Set(ceilings.filter(({ amount }) => amount === 0).map(({ projectCode }) => projectCode ?? ''));
  const stays = (row: Row): boolean => !dropped.has(textOf(row, 'projectCode'));
  const bare = (rows: readonly Row[]): readonly Row[] => rows.filter(stays).map(({ id, cells }) => ({ id, cells }));
  return { projects: bare(tables.projects), purchases: bare(tables.purchases), targets: bare(tables.targets) };
}

const serviceKey = (row: Row): string => `${textOf(row, 'projectCode')}\n${textOf(row, 'serviceName').trim()}`;

const moneyFields: readonly FieldId[] = [...fundFields, 'amtTotal', 'amtCarry'];
const quantityFields: readonly FieldId[] = ['qty', 'unitPrice', 'periods'];
/** Money of 一上 in a fund that the system no longer has, or its 期数, would be added to the system's: they go as one. */
function overEarlier(earlier: Cells, system: Cells): Cells {
  const bringsMoney = moneyFields.some((field) => system[field] !== undefined);
  const gone = [...(bringsMoney ? moneyFields : []), ...(system.qty === undefined ? [] : quantityFields)];
  const kept = Object.entries(earlier).filter(([field]) => !gone.some((each) => each === field));
  return { ...Object.fromEntries(kept), ...system };
}

/** The system has the money; what only the forms have (catalogue, provider, dates, targets) is taken from 一上. */
function withElements(tables: Tables, first: Tables | null): Tables {
  if (!first) return tables;
  const before = new Map(first.purchases.map((row) => [serviceKey(row), row.cells]));
  const codes = new Set(tables.projects.map((row) => textOf(row, 'projectCode')));
  return {
    projects: tables.projects,
    purchases: tables.purchases.map((row) => ({
      ...row,
      cells: overEarlier(before.get(serviceKey(row)) ?? {}, row.cells),
    })),
    targets: first.targets.filter((row) => codes.has(textOf(row, 'projectCode'))),
  };
}

/** Each project beside its control figure; of several rows one bears it, or it would be added up again. */
async function withControls(office: Office, unit: Unit, tables: Tables): Promise<Tables> {
  const ceilings = ceilingsOf(unit, await issuedFigures(office.ledger)) ?? [];
  const figures = new Map(ceilings.map((ceiling) => [ceiling.projectCode ?? '', ceiling.amount]));
  const shown = new Set<string>();
  const projects = tables.projects.map((row) => {
    const code = textOf(row, 'projectCode');
    const first = !shown.has(code);
    shown.add(code);
    return withFigure(row, first ? figures.get(code) : undefined);
  });
  return { ...tables, projects };
}

/** 上年预算数 where last year's list knows the line; what a unit wrote itself stays. */
async function withLastYear(office: Office, unit: Unit, tables: Tables): Promise<Tables> {
  const lines = (await office.ledger.get('prior', unit.code)) ?? [];
  if (lines.length === 0) return tables;
  const index = priorIndex(lines, tables.purchases);
  const purchases = tables.purchases.map((row): Row => {
    const budget = typeof row.cells.prevBudget === 'number' ? null : (index.ofPurchase(row)?.budget ?? null);
    return budget === null ? row : { ...row, cells: { ...row.cells, prevBudget: budget } };
  });
  return { ...tables, purchases };
}

/** What the integrated system has for the round, as rows of the forms. */
async function fromIntegrated(
  office: Office,
  unit: Unit,
  rounds: readonly CollectingRound[],
  scope: HandOutScope,
): Promise<Tables | null> {
  for (const round of rounds) {
    const record = await integratedRecord(office.ledger, round, unit.code);
    if (!record?.tables.projects && !record?.tables.purchases) continue;
    const tables = unitTables({ ...record.input, scope, newRowId: () => office.identities.next() });
    return { ...tables, projects: tables.projects.map(({ id, cells }) => ({ id, cells })) };
  }
  return null;
}

/**
 * What a unit's forms begin with, so that nobody keys twice: at 一上 the tables of the integrated system; at 二上 the rows
 * of 一上 with the control figures. A short form is for units whose figures of this round the system has.
 */
export async function prefillFor(
  office: Office,
  unit: Unit,
  round: CollectingRound,
  scope: HandOutScope,
): Promise<Prefill | null> {
  const short = scope === 'purchases' ? await fromIntegrated(office, unit, [round], 'purchases') : null;
  const first = round === 'up2' ? await fromFirstRound(office, unit) : null;
  const handedIn = round === 'up1' && (await office.ledger.get('submissions', `up1/${unit.code}`)) !== undefined;
  const begun = short
    ? withElements(short, first)
    : (first ??
      (handedIn ? null : await fromIntegrated(office, unit, round === 'up2' ? ['up2', 'up1'] : ['up1'], 'all')));
  if (!begun) return null;
  const tables = await withLastYear(office, unit, round === 'up2' ? await withControls(office, unit, begun) : begun);
  const head = await office.ledger.get('submissions', `up1/${unit.code}`);
  return { tables, noPurchases: head?.noPurchases ?? false, scope: short ? 'purchases' : 'all' };
}
