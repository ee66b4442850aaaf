import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import { roundLabel, type Language } from '#shared/messages';
import type { CollectingRound } from '#shared/records';
import { trailLine, trailWorkbook, type TrailRow } from '#shared/trail';
import { sectionOf, type YearFile } from '#shared/year-file';
import type { Office } from './office.ts';

/** 修改痕迹 of the county, or of one round and unit (prefix round/unit/), newest first. */
export async function trailRows(
  office: Office,
  yearFile: YearFile,
  language: Language,
  prefix = '',
): Promise<readonly TrailRow[]> {
  const units = new Map(yearFile.units.map((unit) => [unit.code, unit]));
  const departments = new Map(yearFile.departments.map(({ code, name }) => [code, name]));
  const rows: TrailRow[] = [];
  for (const { key, value: entry } of await office.ledger.all('trail', prefix)) {
    const [named = '', code = ''] = key.split('/');
    const round: CollectingRound = named === 'up2' ? 'up2' : 'up1';
    const unit = units.get(code);
    const whose = {
      round,
      roundName: roundLabel(round, language),
      department: unit?.department ?? '',
      departmentName: departments.get(unit?.department ?? '') ?? '',
      unit: code,
      unitName: unit?.name ?? '',
      section: unit ? sectionOf(yearFile, unit) : '',
    };
    for (const [index, change] of entry.changes.entries())
      rows.push({ ...trailLine(entry, change, language), ...whose, key: `${key}/${String(index)}` });
  }
  return rows.toSorted((a, b) => (a.at === b.at ? 0 : a.at < b.at ? 1 : -1));
}

/** 导出修改痕迹: the rows that the screen shows. */
export async function exportTrail(
  office: Office,
  yearFile: YearFile,
  question: {
    readonly rows: readonly TrailRow[];
    readonly folder: string;
    readonly localTime: (instant: string) => string;
  },
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const plan = trailWorkbook(question.rows, question.localTime, {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage: '修改痕迹',
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  });
  const name = `${yearFile.ledger === 'practice' ? '练习_' : ''}${String(yearFile.year)}年修改痕迹.xlsx`;
  const written = await office.host['workbooks.write']({ folder: question.folder, path: [name], plan });
  return written.ok ? ok({ name }) : written;
}
