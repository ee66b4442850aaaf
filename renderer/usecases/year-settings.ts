import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { unitTypeLabel } from '#shared/messages';
import type { UnitType } from '#shared/records';
import { unitTypes } from '#shared/records';
import type { RosterFailure, TypeNames } from '#shared/unit-roster';
import { readRoster, rosterWorkbook } from '#shared/unit-roster';
import type { YearCalendar, YearFile } from '#shared/year-file';
import type { Kept } from './keep-ledger.ts';
import { keepYear } from './keep-year.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';

export type UnitInUse = { readonly kind: 'roster/unit-in-use'; readonly unit: string; readonly name: string };

const typeNames = Object.fromEntries(
  unitTypes.map((type): [UnitType, string] => [type, unitTypeLabel(type, 'zh')]),
) as TypeNames;

/** 导出单位名册: the units of the year, or the empty form to enter them in. */
export async function exportRoster(
  office: Office,
  yearFile: YearFile,
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const mark = yearFile.ledger === 'practice' ? '练习_' : '';
  const name = `${mark}${yearFile.region.name}${String(yearFile.year)}年预算单位名册.xlsx`;
  const plan = rosterWorkbook(yearFile, typeNames, {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage: '单位名册',
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  });
  const written = await office.host['workbooks.write']({ folder, path: [name], plan });
  return written.ok ? ok({ name }) : written;
}

/** 导入单位名册: replaces the units of the year, all of them or none. A unit that has handed in cannot disappear. */
export async function importRoster(
  office: Office,
  yearFile: YearFile,
  handle: string,
): Promise<
  Result<
    { readonly units: number; readonly departments: number },
    RosterFailure | UnitInUse | LedgerFailure | HostFailure
  >
> {
  const read = await office.host['workbooks.read']({ handle });
  if (!read.ok) return read;
  const next = readRoster(read.value.workbook, yearFile, typeNames);
  if (!next.ok) return err(next.error);
  const stays = new Set(next.value.units.map(({ code }) => code));
  for (const { value } of await office.ledger.all('submissions'))
    if (!stays.has(value.unit)) {
      const name = yearFile.units.find(({ code }) => code === value.unit)?.name ?? '';
      return err({ kind: 'roster/unit-in-use', unit: value.unit, name });
    }
  const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle });
  if (!kept.ok) return kept;
  const saved = await keepYear(office, 'import-roster', next.value);
  return saved.ok ? ok({ units: next.value.units.length, departments: next.value.departments.length }) : saved;
}

/** 报送截止 and the day of the Congress, from which the legal dates follow. */
export const saveCalendar = (
  office: Office,
  yearFile: YearFile,
  dates: Pick<YearCalendar, 'up1Deadline' | 'up2Deadline' | 'congressDate'>,
): Promise<Result<Kept, LedgerFailure>> =>
  keepYear(office, 'set-calendar', { ...yearFile, calendar: { ...yearFile.calendar, ...dates } });
