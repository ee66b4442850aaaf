import { plain } from '#shared/foreign-tables';
import type { IntegratedLines, UnitTablesQuestion } from '#shared/integrated';
import { integratedTables, unitTables } from '#shared/integrated';
import type { Reading } from '#shared/recognise';
import type { CollectingRound, Finding, ProcurementLine, RoundName, Row, Tables, Unit } from '#shared/records';
import { textOf } from '#shared/rounds';
import type { LedgerReader } from './ledger-ahead.ts';
import type { IntegratedRecord } from './ports.ts';

type Known = IntegratedRecord & { readonly input: Pick<UnitTablesQuestion, 'lines' | 'files'> };

/** What the integrated system has of one unit in one round; null where it was not imported. */
export async function integratedRecord(ledger: LedgerReader, round: RoundName, unit: string): Promise<Known | null> {
  const record = await ledger.get('integrated', `${round}/${unit}`);
  if (record?.kind !== 'lines') return null;
  const lines: IntegratedLines = {
    projects: record.tables.projects?.lines ?? [],
    purchases: record.tables.purchases?.lines ?? [],
    procurement: record.tables.procurement?.lines ?? [],
    reply: record.tables.reply?.lines ?? [],
  };
  const files: { [Table in (typeof integratedTables)[number]]?: { digest: string; name: string } } = {};
  for (const table of integratedTables) {
    const file = record.tables[table]?.file;
    if (file) files[table] = file;
  }
  return { ...record, input: { lines, files } };
}

/** Units whose figures of a round were imported. */
export async function integratedUnits(ledger: LedgerReader, round: RoundName): Promise<ReadonlySet<string>> {
  const records = await ledger.all('integrated', `${round}/`);
  return new Set(
    records.flatMap(({ value }) =>
      value.kind === 'lines' && (value.tables.projects ?? value.tables.purchases) ? [value.unit] : [],
    ),
  );
}

const addedMark = 'integrated/';
const wasAdded = (rowId: string): boolean => rowId.startsWith(addedMark);
/** The rows that a unit's own form holds, without those added to a short one: 数据校验码 on its paper speaks for these. */
export const ofTheForm = (tables: Tables): Tables => ({
  ...tables,
  projects: tables.projects.filter(({ id }) => !wasAdded(id)),
});
/** A short form asks nothing of the projects that it does not list: a blank there is nobody's omission (rule A001). */
export const askedOfTheUnit = ({ rule, rowId }: Finding): boolean =>
  rule !== 'A001' || rowId === undefined || !wasAdded(rowId);

/**
 * Which projects of the system stand on the form: by their code, by their name while the system has no code for them (a
 * unit may have given one meanwhile). A blank is like no other blank. What has neither is 公用经费 that buys, which the
 * form lists without a name.
 */
function standsOn(form: readonly Row[]): (row: Row) => boolean {
  const codes = new Set(form.map((row) => textOf(row, 'projectCode').trim()));
  const names = new Set(form.map((row) => plain(textOf(row, 'projectName'))));
  const classes = new Set(form.map((row) => textOf(row, 'projectClass')));
  return (row) => {
    const [code, name] = [textOf(row, 'projectCode').trim(), plain(textOf(row, 'projectName'))];
    if (code !== '') return codes.has(code);
    return name === '' ? classes.has(textOf(row, 'projectClass')) : names.has(name);
  };
}

/**
 * A short form comes back with the projects that buy; the others of its unit are those of the integrated system. Their
 * identities follow from where they stand there, so that a second form changes nothing about them.
 */
export async function completed(ledger: LedgerReader, round: CollectingRound, reading: Reading): Promise<Reading> {
  if (reading.scope === undefined) return reading;
  const record = await integratedRecord(ledger, round, reading.unit.code);
  if (!record) return reading;
  const all = unitTables({
    ...record.input,
    scope: 'all',
    newRowId: ({ sheet, row }) => `${addedMark}${round}/${reading.unit.code}/${sheet}/${String(row)}`,
  });
  const isOwn = standsOn(reading.tables.projects);
  const others = all.projects.filter((row) => !isOwn(row));
  return { ...reading, tables: { ...reading.tables, projects: [...reading.tables.projects, ...others] } };
}

/** 政府采购预算 of a unit as last imported; null where its department has none, empty where only the unit has none. */
export async function procurementOf(
  ledger: LedgerReader,
  { code, department }: Unit,
): Promise<readonly ProcurementLine[] | null> {
  for (const round of ['up2', 'up1'] as const) {
    const records = (await ledger.all('integrated', `${round}/${department}`)).map(({ value }) => value);
    const known = records.flatMap((record) =>
      record.kind === 'lines' && record.tables.procurement ? [{ unit: record.unit, ...record.tables.procurement }] : [],
    );
    if (known.length === 0) continue;
    const own = known.find(({ unit }) => unit === code)?.lines ?? [];
    return own.map(({ cells }) => ({
      unit: code,
      projectCode: String(cells.projectCode ?? ''),
      purItemCode: String(cells.purItemCode ?? ''),
      amount: Number(cells.amount ?? 0),
    }));
  }
  return null;
}
