import type { ActName } from '#shared/acts';
import type { HostFailure } from '#shared/contract';
import { fieldDictionary, type FieldId, type FieldRecord } from '#shared/fields';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { YearRefused } from '#shared/messages';
import type { Cells } from '#shared/records';
import {
  readReference,
  referenceWorkbook,
  takeOver,
  type ReadReference,
  type ReferenceFailure,
  type TakeOver,
} from '#shared/reference-import';
import { entriesOf, withEntries, type ReferenceName, type ReferenceSet } from '#shared/reference-sets';
import type { CodeEntry, EconomyMapping, Thresholds, YearFile } from '#shared/year-file';
import { findContradiction } from '#shared/year-file';
import type { Kept } from './keep-ledger.ts';
import { keepYear } from './keep-year.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';

/** A list that was read and set beside the version in use; nothing is written yet. */
export type TriedReference = {
  readonly set: ReferenceSet;
  readonly handle: string;
  readonly file: string;
  readonly digest: string;
  readonly read: ReadReference;
  readonly takeOver: TakeOver;
};

const fieldsOf = (name: ReferenceName): readonly FieldId[] =>
  (Object.entries(fieldDictionary) as [FieldId, FieldRecord][])
    .filter(([, { list }]) => list === name)
    .map(([field]) => field);

/** Codes of the set that rows, last year's lists, units or other sets of the year speak of. */
async function codesInUse(office: Office, yearFile: YearFile, name: ReferenceName): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  const fields = fieldsOf(name);
  const look = (cells: Cells): void => {
    for (const field of fields) {
      const cell = cells[field];
      if (typeof cell === 'string') used.add(cell);
    }
  };
  for (const { value } of await office.ledger.all('tables')) for (const { cells } of value) look(cells);
  for (const { value } of await office.ledger.all('prior'))
    for (const { catalogCode, funcCode, deptEcon, uom } of value) look({ catalogCode, funcCode, deptEcon, uom });
  for (const { value } of await office.ledger.all('basics')) for (const { deptEcon } of value) look({ deptEcon });
  if (name === 'regions') for (const { region } of yearFile.units) used.add(region);
  if (name === 'procurementItems')
    for (const { procurementItems } of yearFile.catalog) for (const code of procurementItems ?? []) used.add(code);
  for (const each of yearFile.economyMapping) {
    if (name === 'departmentEconomy') used.add(each.departmentEconomy);
    if (name === 'governmentEconomy') used.add(each.administrative).add(each.institution);
  }
  return used;
}

/** 导入目录: reads the workbook and shows what would change. Nothing is written. */
export async function tryReference(
  office: Office,
  yearFile: YearFile,
  question: { readonly set: ReferenceSet; readonly handle: string; readonly sheet?: string },
): Promise<Result<TriedReference, ReferenceFailure | HostFailure>> {
  const { set, handle, sheet } = question;
  const file = await office.host['workbooks.read']({ handle });
  if (!file.ok) return file;
  const { name, digest, workbook } = file.value;
  const read = readReference(workbook, set, yearFile, sheet);
  if (!read.ok) return read;
  const used = await codesInUse(office, yearFile, set.name);
  return ok({
    set,
    handle,
    file: name,
    digest,
    read: read.value,
    takeOver: takeOver(yearFile, set.name, read.value.entries, used),
  });
}

type Saved = Result<Kept, YearRefused | LedgerFailure>;

async function keepSound(office: Office, act: ActName, next: YearFile): Promise<Saved> {
  const contradiction = findContradiction(next);
  if (contradiction) return err({ kind: 'year/contradiction', what: contradiction.what });
  return keepYear(office, act, next);
}

/** 接用: the list that was tried becomes the year's, whole or not at all; its file is kept in the vault. */
export async function takeReference(
  office: Office,
  yearFile: YearFile,
  tried: TriedReference,
): Promise<Result<Kept, YearRefused | LedgerFailure | HostFailure>> {
  const { set, handle, read, digest, file } = tried;
  const used = await codesInUse(office, yearFile, set.name);
  const { next } = takeOver(yearFile, set.name, read.entries, used);
  const contradiction = findContradiction(next);
  if (contradiction) return err({ kind: 'year/contradiction', what: contradiction.what });
  const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle });
  if (!kept.ok) return kept;
  if (kept.value.digest !== digest) return err({ kind: 'reference/file-changed', file });
  const sources = { ...next.sources, [set.name]: { file, digest, at: office.clock.now() } };
  return keepYear(office, 'import-reference', { ...next, sources });
}

/** One entry of a set, new or in the place of the one with its code. */
export function saveEntry(office: Office, yearFile: YearFile, name: ReferenceName, entry: CodeEntry): Promise<Saved> {
  const entries = entriesOf(yearFile, name);
  const known = entries.some(({ code }) => code === entry.code);
  const next = known ? entries.map((each) => (each.code === entry.code ? entry : each)) : [...entries, entry];
  return keepSound(office, 'save-entry', withEntries(yearFile, name, next));
}

/** The province's amounts; null where the office does not know them yet. */
export const saveThresholds = (office: Office, yearFile: YearFile, thresholds: Thresholds): Promise<Saved> =>
  keepSound(office, 'save-thresholds', { ...yearFile, thresholds });

/** Where one departmental 款 leads to, for organs and for institutions. */
export function saveMapping(office: Office, yearFile: YearFile, mapping: EconomyMapping): Promise<Saved> {
  const { departmentEconomy } = mapping;
  const known = yearFile.economyMapping.some((each) => each.departmentEconomy === departmentEconomy);
  const economyMapping = known
    ? yearFile.economyMapping.map((each) => (each.departmentEconomy === departmentEconomy ? mapping : each))
    : [...yearFile.economyMapping, mapping];
  return keepSound(office, 'save-mapping', { ...yearFile, economyMapping });
}

/** 导出目录: the set as a workbook that the import takes in again. */
export async function exportReference(
  office: Office,
  yearFile: YearFile,
  set: ReferenceSet,
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const mark = yearFile.ledger === 'practice' ? '练习_' : '';
  const name = `${mark}${yearFile.region.name}${String(yearFile.year)}年${set.zh}.xlsx`;
  const plan = referenceWorkbook(yearFile, set, {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage: '基础目录',
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  });
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  return written.ok ? ok({ name }) : written;
}
