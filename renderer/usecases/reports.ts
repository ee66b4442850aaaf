import type { FourStageTable } from '#shared/compare';
import { compareWorkbook, fourStages } from '#shared/compare';
import type { Consolidation } from '#shared/consolidate';
import { consolidate } from '#shared/consolidate';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { roundLabel } from '#shared/messages';
import type { CollectingRound, Submission } from '#shared/records';
import type { ReportContext } from '#shared/reports';
import { cityWorkbook, controlNoticeWorkbook, replyWorkbook } from '#shared/reports';
import { textOf } from '#shared/rounds';
import type { WorkbookPlan } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { issuedFigures } from './ceilings.ts';
import type { Office } from './office.ts';
import { proveCity, type CityProof } from './prove-city.ts';
import { readRound } from './submissions.ts';

const markOf = (yearFile: YearFile): string => (yearFile.ledger === 'practice' ? '练习_' : '');

function contextOf(office: Office, yearFile: YearFile, stage: string): ReportContext {
  return {
    year: yearFile.year,
    regionName: yearFile.region.name,
    stage,
    ledger: yearFile.ledger,
    creator: '两上两下预算',
    created: office.clock.now(),
  };
}

/** The submissions of one round with their rows. */
export async function submissionsOf(office: Office, round: CollectingRound): Promise<readonly Submission[]> {
  const tables = await readRound(office.ledger, round);
  const heads = await office.ledger.all('submissions', `${round}/`);
  return heads.map(({ value }) => ({
    ...value,
    tables: tables.get(value.unit) ?? { projects: [], purchases: [], targets: [] },
  }));
}

export type CityState = {
  readonly round: CollectingRound;
  readonly consolidation: Consolidation;
  readonly locked: number;
};

/** 汇总: the latest collecting round that has anything locked, and only what is locked. */
export async function consolidateRound(office: Office, yearFile: YearFile): Promise<CityState> {
  for (const round of ['up2', 'up1'] as const) {
    const final = (await submissionsOf(office, round)).filter(
      (one) => one.state === 'locked' || one.state === 'replied',
    );
    if (final.length > 0 || round === 'up1')
      return {
        round,
        locked: final.length,
        consolidation: consolidate({ submissions: final, units: yearFile.units, catalog: yearFile.catalog }),
      };
  }
  throw new Error('unreachable: the first collecting round always answers');
}

export type CityRefused =
  | { readonly kind: 'report/nothing-locked' }
  | { readonly kind: 'report/proof-differs'; readonly differences: number; readonly first: string };

/** 生成上报市局表: written only after the second reader has found no difference; the proof goes with it. */
export async function exportCity(
  office: Office,
  yearFile: YearFile,
  folder: string,
): Promise<Result<CityProof & { readonly name: string }, CityRefused | HostFailure>> {
  const { round, consolidation, locked } = await consolidateRound(office, yearFile);
  if (locked === 0) return err({ kind: 'report/nothing-locked' });
  const stage = `${roundLabel(round, 'zh')}定稿`;
  const plan = cityWorkbook(consolidation, {
    ...contextOf(office, yearFile, stage),
    departments: yearFile.departments,
  });
  const submissions = (await submissionsOf(office, round)).filter(
    (one) => one.state === 'locked' || one.state === 'replied',
  );
  const proved = await proveCity(office, plan, { submissions, yearFile });
  if (!proved.ok) return proved;
  const name = `${markOf(yearFile)}${yearFile.region.name}${String(yearFile.year)}年政府购买服务预算上报市局表_${proved.value.shortCode}.xlsx`;
  const written = await office.host['workbooks.write']({ folder, path: [name], plan: proved.value.plan });
  return written.ok ? ok({ ...proved.value, name }) : written;
}

/** 四阶段对比表 from what has been received, issued and replied so far. */
export async function compareStages(office: Office, yearFile: YearFile): Promise<FourStageTable> {
  const replies = await office.ledger.all('replies');
  return fourStages({
    units: yearFile.units,
    up1: await submissionsOf(office, 'up1'),
    issued: await issuedFigures(office.ledger),
    up2: await submissionsOf(office, 'up2'),
    reply: replies.at(-1)?.value.lines ?? [],
  });
}

async function writeOne(
  office: Office,
  folder: string,
  path: readonly string[],
  plan: WorkbookPlan,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const written = await office.host['workbooks.write']({ folder, path: [...path], plan });
  return written.ok ? ok({ name: path.at(-1) ?? '' }) : written;
}

export async function exportCompare(
  office: Office,
  yearFile: YearFile,
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const plan = compareWorkbook(await compareStages(office, yearFile), contextOf(office, yearFile, '四阶段'));
  return writeOne(office, folder, [`${markOf(yearFile)}${String(yearFile.year)}年四阶段对比表.xlsx`], plan);
}

const unitNamesOf = (yearFile: YearFile): ReadonlyMap<string, string> =>
  new Map(yearFile.units.map((unit) => [unit.code, unit.name]));

/** 控制数通知表: one workbook for each department that figures were issued to. */
export async function exportNotices(
  office: Office,
  yearFile: YearFile,
  folder: string,
): Promise<Result<{ readonly files: number }, HostFailure>> {
  const issued = await issuedFigures(office.ledger);
  const projectNames = new Map<string, string>();
  for (const round of ['up2', 'up1'] as const)
    for (const tables of (await readRound(office.ledger, round)).values())
      for (const row of tables.projects) projectNames.set(textOf(row, 'projectCode'), textOf(row, 'projectName'));
  // A project that a notice opened has no name before 二上; its notice says what it is.
  for (const { projectCode, upperNotice } of issued)
    if (projectCode !== null && upperNotice && !projectNames.has(projectCode))
      projectNames.set(projectCode, `上级专项 ${upperNotice.number}`);
  let files = 0;
  for (const department of yearFile.departments) {
    if (!issued.some((figure) => figure.department === department.code)) continue;
    const plan = controlNoticeWorkbook(
      { department, issued, unitNames: unitNamesOf(yearFile), projectNames },
      contextOf(office, yearFile, '一下控制数'),
    );
    const name = `${markOf(yearFile)}${department.code}_${department.name}_${String(yearFile.year)}_控制数通知表.xlsx`;
    const written = await writeOne(office, folder, [name], plan);
    if (!written.ok) return written;
    files += 1;
  }
  return ok({ files });
}

/** 批复表: finance to each department, and each department to its units. */
export async function exportReplies(
  office: Office,
  yearFile: YearFile,
  folder: string,
): Promise<Result<{ readonly files: number }, HostFailure>> {
  const reply = (await office.ledger.all('replies')).at(-1)?.value;
  if (!reply) return ok({ files: 0 });
  const unitNames = unitNamesOf(yearFile);
  const context = contextOf(office, yearFile, '二下批复');
  let files = 0;
  for (const department of yearFile.departments) {
    const ofDepartment = reply.lines.filter((line) => line.department === department.code);
    if (ofDepartment.length === 0) continue;
    const folderName = `${department.code}_${department.name}`;
    const addressees = [
      { name: department.name, lines: ofDepartment },
      ...[...new Set(ofDepartment.map((line) => line.unit))].map((unit) => ({
        name: unitNames.get(unit) ?? unit,
        lines: ofDepartment.filter((line) => line.unit === unit),
      })),
    ];
    for (const [index, { name, lines }] of addressees.entries()) {
      const plan = replyWorkbook(
        { addressee: name, letterNumber: '', replyDate: reply.replyDate, lines, unitNames },
        context,
      );
      const kind = index === 0 ? '财政批复表' : '部门批复表';
      const written = await writeOne(
        office,
        folder,
        [folderName, `${markOf(yearFile)}${name}_${String(yearFile.year)}_${kind}.xlsx`],
        plan,
      );
      if (!written.ok) return written;
      files += 1;
    }
  }
  return ok({ files });
}
