import type { ActName } from '#shared/acts';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Department, Unit } from '#shared/records';
import {
  changeUnits,
  movePrior,
  recodePrior,
  retireDepartment,
  reviveUnit,
  unmappedCodes,
  withCodeWidths,
  withDepartment,
  withUnit,
  type ChangedYear,
  type UnitsRefused,
  type UnitUse,
  type UnitsWish,
} from '#shared/unit-changes';
import type { CatalogSuccession, YearFile } from '#shared/year-file';
import { commitAndKeep, saveCheckpoint, type Kept } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure, Write } from './ports.ts';
import { priorWrites } from './prior-lines.ts';

/**
 * Units with data of this year under their code, and which: handed in, begun in the program, given a control figure, a
 * form handed out, or imported. Last year's lines do not count: they go with the unit.
 */
export async function unitsInUse({ ledger }: Office): Promise<ReadonlyMap<string, ReadonlySet<UnitUse>>> {
  const used = new Map<string, Set<UnitUse>>();
  const add = (unit: string | null | undefined, use: UnitUse): void => {
    if (unit) used.set(unit, (used.get(unit) ?? new Set<UnitUse>()).add(use));
  };
  for (const { value } of await ledger.all('submissions')) add(value.unit, 'submission');
  for (const { key } of await ledger.all('drafts')) add(key.split('/')[1], 'draft');
  for (const { value } of await ledger.all('figures')) for (const { unit } of value) add(unit, 'figure');
  for (const { key } of await ledger.all('handOuts')) add(key.split('/')[1], 'handOut');
  for (const { key } of await ledger.all('basics')) add(key, 'basics');
  for (const { value } of await ledger.all('integrated')) if (value.kind !== 'import') add(value.unit, 'imported');
  return used;
}

const priorLines = async (office: Office) => (await office.ledger.all('prior')).flatMap(({ value }) => value);

type Saved = Result<Kept, UnitsRefused | LedgerFailure>;

/** The year and, where units go on under other codes, last year's lines with them: one act. */
async function keepChange(office: Office, act: ActName, changed: Result<ChangedYear, UnitsRefused>): Promise<Saved> {
  if (!changed.ok) return err(changed.error);
  const { next, moves } = changed.value;
  const writes: Write[] = [{ store: 'year', key: 'year', value: next }];
  if (moves.size > 0) {
    const touched = new Set([...moves.keys(), ...moves.values()]);
    const lines = (await priorLines(office)).filter(({ unit }) => touched.has(unit));
    const emptied = [...moves.keys()].map((key): Write => ({ store: 'prior', key, value: [] }));
    if (lines.length > 0) writes.push(...emptied, ...priorWrites(movePrior(lines, moves)));
  }
  const kept = await commitAndKeep(office, { act, writes, expected: [] });
  if (kept.ok) await saveCheckpoint(office, 'year');
  return kept;
}

/** A change that units in use may refuse, which then says what they have. */
async function keepUnused(
  office: Office,
  act: ActName,
  change: (inUse: ReadonlySet<string>) => Result<ChangedYear, UnitsRefused>,
): Promise<Saved> {
  const used = await unitsInUse(office);
  const changed = change(new Set(used.keys()));
  if (changed.ok || changed.error.kind !== 'units/in-use') return keepChange(office, act, changed);
  return err({ ...changed.error, uses: [...(used.get(changed.error.unit) ?? [])] });
}

/** 新增, 修改 a unit; before: the code it had. */
export const saveUnit = (office: Office, yearFile: YearFile, unit: Unit, before: string | null): Promise<Saved> =>
  keepUnused(office, 'save-unit', (inUse) => withUnit(yearFile, unit, before, inUse));

/** 新增, 修改 a department; its code never changes. */
export const saveDepartment = (
  office: Office,
  yearFile: YearFile,
  department: Department,
  before: string | null,
): Promise<Saved> => keepChange(office, 'save-department', withDepartment(yearFile, department, before));

/** 停用, 合并, 拆分. */
export const changeUnitsNow = (office: Office, yearFile: YearFile, wish: UnitsWish): Promise<Saved> =>
  keepUnused(office, `${wish.kind}-units`, (inUse) => changeUnits(yearFile, wish, inUse));

export const retireDepartmentNow = (office: Office, yearFile: YearFile, code: string): Promise<Saved> =>
  keepUnused(office, 'retire-department', (inUse) => retireDepartment(yearFile, code, inUse));

/** 恢复使用. */
export const reviveUnitNow = (office: Office, yearFile: YearFile, code: string): Promise<Saved> =>
  keepChange(office, 'revive-unit', reviveUnit(yearFile, code));

/** 编码级次: how many digits each tier of a code has. */
export async function saveCodeWidths(office: Office, yearFile: YearFile, widths: readonly number[]): Promise<Saved> {
  const next = withCodeWidths(yearFile, widths);
  return keepChange(office, 'set-code-widths', next.ok ? ok({ next: next.value, moves: new Map() }) : next);
}

/** 目录对照: last year's codes that this year's catalogue has no more, with what was chosen for them. */
export async function catalogGaps(office: Office, yearFile: YearFile) {
  const lines = await priorLines(office);
  return { gaps: unmappedCodes(yearFile, lines), lines: lines.length };
}

/** One pair of the 目录对照: last year's lines of the old code stand under the new one from now on. */
export async function mapCatalogCode(
  office: Office,
  yearFile: YearFile,
  pair: CatalogSuccession,
): Promise<Result<{ readonly lines: number }, LedgerFailure>> {
  const lines = (await priorLines(office)).filter(({ catalogCode }) => catalogCode === pair.from);
  const units = new Set(lines.map(({ unit }) => unit));
  const whole = (await priorLines(office)).filter(({ unit }) => units.has(unit));
  const others = (yearFile.catalogSuccession ?? []).filter(({ from }) => from !== pair.from);
  const next: YearFile = { ...yearFile, catalogSuccession: [...others, pair] };
  const kept = await commitAndKeep(office, {
    act: 'map-catalog',
    writes: [{ store: 'year', key: 'year', value: next }, ...priorWrites(recodePrior(whole, [pair]))],
    expected: [],
  });
  if (!kept.ok) return kept;
  await saveCheckpoint(office, 'year');
  return ok({ lines: lines.length });
}
