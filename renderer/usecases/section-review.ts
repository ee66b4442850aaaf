import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import { fen, sumOf } from '#shared/money';
import type { CollectingRound, Tables, Unit } from '#shared/records';
import type { Opinion } from '#shared/review-chain';
import { chainOf, currentOpinions, lastWord, opinionsSince } from '#shared/review-chain';
import { amountOf, textOf } from '#shared/rounds';
import type { SectionLine, SectionReadFailure } from '#shared/section-review';
import { readSectionReview, sectionWorkbook } from '#shared/section-review';
import type { YearFile } from '#shared/year-file';
import { sectionOf, sectionsOf } from '#shared/year-file';
import { wholeLines } from '#shared/prior-year';
import { commitAndKeep } from './keep-ledger.ts';
import type { Office } from './office.ts';
import { opinionsOf, opinionWrites } from './opinions.ts';
import type { LedgerFailure, StoreValues, SubmissionHead } from './ports.ts';
import { readRound } from './submissions.ts';

type Around = {
  readonly yearFile: YearFile;
  readonly tables: ReadonlyMap<string, Tables>;
  readonly heads: ReadonlyMap<string, SubmissionHead>;
  readonly opinions: ReadonlyMap<string, readonly Opinion[]>;
  readonly prior: ReadonlyMap<string, StoreValues['prior']>;
};

async function gather(office: Office, yearFile: YearFile, round: CollectingRound): Promise<Around> {
  const heads = new Map<string, SubmissionHead>();
  const opinions = new Map<string, readonly Opinion[]>();
  for (const { value } of await office.ledger.all('submissions', `${round}/`)) {
    heads.set(value.unit, value);
    opinions.set(value.unit, await opinionsOf(office.ledger, round, value.unit));
  }
  const prior = new Map((await office.ledger.all('prior')).map(({ key, value }) => [key, value]));
  return { yearFile, tables: await readRound(office.ledger, round), heads, opinions, prior };
}

/** 上年预算数 of a project: last year's list where the office has it, else what the unit wrote. */
function priorOf(around: Around, unit: string, projectCode: string, written: Fen | null): Fen | null {
  const budgets = wholeLines(around.prior.get(unit) ?? [])
    .filter((line) => line.projectCode === projectCode)
    .flatMap(({ budget }) => (budget === null ? [] : [fen(budget)]));
  return budgets.length > 0 ? sumOf(budgets) : written;
}

function unitLines(around: Around, unit: Unit): readonly SectionLine[] {
  const head = around.heads.get(unit.code);
  const tables = around.tables.get(unit.code);
  if (!head || head.state === 'absent' || !tables) return [];
  const spoken = currentOpinions(around.opinions.get(unit.code) ?? [], opinionsSince(head));
  const department = around.yearFile.departments.find(({ code }) => code === unit.department);
  return tables.projects.map((row): SectionLine => {
    const projectCode = textOf(row, 'projectCode');
    const last = lastWord(spoken, 'section', row.id);
    const written = row.cells.prevBudget;
    const purchases = tables.purchases.filter((one) => textOf(one, 'projectCode') === projectCode);
    return {
      unit: unit.code,
      unitName: unit.name,
      departmentName: department?.name ?? '',
      rowId: row.id,
      projectCode,
      projectName: textOf(row, 'projectName'),
      projectClass: textOf(row, 'projectClass'),
      prior: priorOf(around, unit.code, projectCode, typeof written === 'number' ? fen(written) : null),
      requested: amountOf(row, 'amtTotal'),
      purchases: sumOf(purchases.map((one) => amountOf(one, 'amtTotal'))),
      reviewed: last?.amount ?? null,
      verdict: last?.verdict ?? null,
      text: last?.text ?? '',
    };
  });
}

const linesOf = (around: Around, section: string): readonly SectionLine[] =>
  around.yearFile.units
    .filter((unit) => sectionOf(around.yearFile, unit) === section)
    .flatMap((unit) => unitLines(around, unit));

const marksOf = (yearFile: YearFile, round: CollectingRound) => ({
  ledger: yearFile.ledger,
  region: yearFile.region.code,
  year: yearFile.year,
  round,
});
const roundWords: Record<CollectingRound, string> = { up1: '一上', up2: '二上' };
const safe = (name: string): string => name.replaceAll(/[\\/:*?"<>|]/g, '').trim();

/** 导出按股室审核表: one workbook for each of the sections that has anything to review. */
export async function exportSectionReviews(
  office: Office,
  yearFile: YearFile,
  question: { readonly round: CollectingRound; readonly sections: readonly string[]; readonly folder: string },
): Promise<Result<{ readonly files: number; readonly rows: number }, HostFailure>> {
  const { round, sections, folder } = question;
  const around = await gather(office, yearFile, round);
  let [files, rows] = [0, 0];
  for (const section of sections) {
    const lines = linesOf(around, section);
    if (lines.length === 0) continue;
    const plan = sectionWorkbook(
      lines,
      { ...marksOf(yearFile, round), section },
      {
        year: yearFile.year,
        regionName: yearFile.region.name,
        stage: `${roundWords[round]}股室审核`,
        ledger: yearFile.ledger,
        creator: '两上两下预算',
        created: office.clock.now(),
      },
    );
    const mark = yearFile.ledger === 'practice' ? '练习_' : '';
    const name = `${mark}${safe(section)}_${String(yearFile.year)}_${roundWords[round]}审核表.xlsx`;
    const written = await office.host['workbooks.write']({ folder, path: [name], plan });
    if (!written.ok) return written;
    files += 1;
    rows += lines.length;
  }
  return ok({ files, rows });
}

export type SectionMerged = { readonly section: string; readonly rows: number; readonly cut: Fen };

/**
 * 合并按股室审核表: the opinions and 初审数 of one file, all of them or none. section: only this one's file may come in;
 * null takes any section of the year.
 */
export async function mergeSectionReview(
  office: Office,
  yearFile: YearFile,
  question: { readonly round: CollectingRound; readonly section: string | null; readonly handle: string },
): Promise<Result<SectionMerged, SectionReadFailure | LedgerFailure | HostFailure>> {
  const { round, section, handle } = question;
  const read = await office.host['workbooks.read']({ handle });
  if (!read.ok) return read;
  const around = await gather(office, yearFile, round);
  const taken = readSectionReview(read.value.workbook, {
    marks: marksOf(yearFile, round),
    sections: section === null ? sectionsOf(yearFile) : [section],
    linesOf: (one) => linesOf(around, one),
    chain: chainOf(yearFile),
    by: office.operator(),
    at: office.clock.now(),
  });
  if (!taken.ok) return err(taken.error);
  const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle });
  if (!kept.ok) return kept;
  const given = new Map<string, readonly Opinion[]>();
  for (const { unit, opinion } of taken.value.opinions) given.set(unit, [...(given.get(unit) ?? []), opinion]);
  const change = await opinionWrites(office, yearFile, round, given);
  const saved = await commitAndKeep(office, { act: 'merge-section-review', ...change });
  if (!saved.ok) return saved;
  const cuts = taken.value.opinions.map(({ opinion }) =>
    opinion.row && opinion.amount !== null ? fen(opinion.row.requested - opinion.amount) : fen(0),
  );
  return ok({ section: taken.value.section, rows: taken.value.opinions.length, cut: sumOf(cuts) });
}
