import { fourStages } from '#shared/compare';
import { consolidate } from '#shared/consolidate';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import { roundLabel } from '#shared/messages';
import type { PaperTable, TableFacts, TableId } from '#shared/paper-tables';
import { makeTable, paperWorkbook, tableName } from '#shared/paper-tables';
import type { PriorLine, Submission } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import type { Office } from './office.ts';
import { submissionsOf } from './reports.ts';
import { figureLines } from './working-figures.ts';

const isFinal = ({ state }: Submission): boolean => state === 'locked' || state === 'replied';
const isThere = ({ state }: Submission): boolean => state !== 'absent';

/** The latest round with anything in it; what is locked counts, and while nothing is, what was received. */
function counting(up1: readonly Submission[], up2: readonly Submission[], units: number) {
  const [round, received] = up2.some(isThere)
    ? (['up2', up2.filter(isThere)] as const)
    : (['up1', up1.filter(isThere)] as const);
  const final = received.filter(isFinal);
  const submissions = final.length > 0 ? final : received;
  const state = final.length > 0 ? '已锁定' : '已接收、未锁定';
  const counted = `${roundLabel(round, 'zh')}${state} ${String(submissions.length)} / ${String(units)} 个单位`;
  return { round, received, submissions, counted };
}

const inSection = (yearFile: YearFile, section: string | null): YearFile =>
  section === null
    ? yearFile
    : {
        ...yearFile,
        departments: yearFile.departments.filter((department) => department.section === section),
        units: yearFile.units.filter((unit) => unit.section === section),
      };

/** Everything that the tables are made from; section null: the whole county. */
export async function tableFacts(office: Office, whole: YearFile, section: string | null): Promise<TableFacts> {
  const yearFile = inSection(whole, section);
  const own = new Set(yearFile.units.map(({ code }) => code));
  const owner = new Set(yearFile.departments.map(({ code }) => code));
  const ofOwn = ({ unit }: { readonly unit: string }): boolean => own.has(unit);
  const up1 = (await submissionsOf(office, 'up1')).filter(ofOwn);
  const up2 = (await submissionsOf(office, 'up2')).filter(ofOwn);
  const replies = await office.ledger.all('replies');
  const prior: PriorLine[] = [];
  for (const { value } of await office.ledger.all('prior')) prior.push(...value.filter(ofOwn));
  const counted = counting(up1, up2, yearFile.units.length);
  return {
    yearFile,
    ...counted,
    consolidation: consolidate({
      submissions: counted.submissions,
      units: yearFile.units,
      catalog: yearFile.catalog,
    }),
    stages: fourStages({
      units: yearFile.units,
      up1,
      issued: (await issuedFigures(office.ledger)).filter(({ department }) => owner.has(department)),
      up2,
      reply: (replies.at(-1)?.value.lines ?? []).filter(ofOwn),
    }),
    figures: (await figureLines(office, yearFile, 'project')).filter(({ department }) => owner.has(department)),
    prior,
  };
}

/** 导出Excel: the tables as they stand on the screen, each a sheet. */
export async function exportTables(
  office: Office,
  yearFile: YearFile,
  question: { readonly folder: string; readonly name: string; readonly tables: readonly PaperTable[] },
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const mark = yearFile.ledger === 'practice' ? '练习_' : '';
  const name = `${mark}${yearFile.region.name}${String(yearFile.year)}年_${question.name}.xlsx`;
  const plan = paperWorkbook(question.tables, {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage: question.name,
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  });
  const written = await office.host['workbooks.write']({ folder: question.folder, path: [name], plan });
  return written.ok ? ok({ name }) : written;
}

/** A file name for one table; a disclosure table is exported for every department in view, a sheet each. */
export function tablesToExport(
  id: TableId,
  facts: TableFacts,
): { readonly name: string; readonly tables: readonly PaperTable[] } {
  const name = tableName(id, 'zh').replaceAll('/', '、').replaceAll(' ', '');
  if (id !== 'disclosure') return { name, tables: [makeTable(id, facts, '')] };
  return { name, tables: facts.yearFile.departments.map(({ code }) => makeTable(id, facts, code)) };
}
