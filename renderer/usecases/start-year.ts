import type { HostFailure } from '#shared/contract';
import { defaultForms } from '#shared/forms';
import type { Result } from '#shared/kernel';
import { ok } from '#shared/kernel';
import { practicePrior, practiceYearFile } from '#shared/practice-county';
import {
  countyRegion,
  sampleCatalog,
  sampleEconomyMapping,
  sampleFundNatures,
  sampleLists,
  sampleNames,
  sampleThresholds,
} from '#shared/reference';
import type { YearFile, YearFileFailure } from '#shared/year-file';
import { formatYearFile, parseYearFile } from '#shared/year-file';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure, Write } from './ports.ts';
import { priorWrites } from './prior-lines.ts';

/** The practice county is the same on every machine, so that one can speak about it. */
export const practiceSeed = 349901;

type Founded = Result<{ readonly year: number }, LedgerFailure | HostFailure>;
type Started = Result<{ readonly year: number }, LedgerFailure | HostFailure | YearFileFailure>;

/** Founds an empty book with its year, and with what is known of the years before. */
export async function beginYear(office: Office, yearFile: YearFile, known: readonly Write[] = []): Promise<Founded> {
  await office.ledger.found(office.identities.next());
  const kept = await commitAndKeep(office, {
    act: 'found-year',
    writes: [{ store: 'year', key: 'year', value: yearFile }, ...known],
    expected: [],
  });
  if (!kept.ok) return kept;
  const checkpoint = await saveCheckpoint(office, 'founded');
  return checkpoint.ok ? ok({ year: yearFile.year }) : checkpoint;
}

/** 练习账套: the fictional county in a ledger of its own, with what it spent in the years before. */
export const foundPractice = (office: Office): Promise<Started> =>
  beginYear(office, practiceYearFile(practiceSeed, defaultForms), priorWrites(practicePrior(practiceSeed)));

/** 新建本县年度 with the sample lists; units come with the year file or are entered afterwards. */
export function foundYear(
  office: Office,
  question: { readonly regionCode: string; readonly regionName: string; readonly year: number },
): Promise<Started> {
  return beginYear(office, {
    format: 'two-up-two-down/year',
    version: 1,
    ledger: 'real',
    year: question.year,
    region: { code: question.regionCode, name: question.regionName },
    departments: [],
    units: [],
    lists: sampleLists,
    catalog: sampleCatalog,
    regions: countyRegion({ code: question.regionCode, name: question.regionName }),
    fundNatures: sampleFundNatures,
    samples: sampleNames,
    economyMapping: sampleEconomyMapping,
    thresholds: sampleThresholds,
    calendar: { up1Deadline: null, up2Deadline: null, congressDate: null, holidays: [] },
    formVersion: `${String(question.year)}.1`,
    forms: defaultForms,
    rules: [],
  });
}

/** Reads 年度文件 handed down by finance. A practice file is refused in the real ledger, and the other way round. */
export async function readYearFile(
  office: Office,
  handle: string,
): Promise<Result<YearFile, HostFailure | YearFileFailure>> {
  const kept = await office.host['vault.keepFile']({ ledger: office.kind, handle });
  if (!kept.ok) return kept;
  const read = await office.host['vault.readFile']({ ledger: office.kind, digest: kept.value.digest });
  if (!read.ok) return read;
  return parseYearFile(new TextDecoder('utf-8').decode(read.value.bytes), office.kind);
}

/** 载入年度文件: its year begins in an empty book. */
export async function loadYearFile(office: Office, handle: string): Promise<Started> {
  const parsed = await readYearFile(office, handle);
  return parsed.ok ? beginYear(office, parsed.value) : parsed;
}

/** 导出年度文件: the year as one file, to hand on. */
export async function saveYearFile(
  office: Office,
  yearFile: YearFile,
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const name = `${yearFile.region.code}_${String(yearFile.year)}_年度文件${yearFile.ledger === 'practice' ? '_练习' : ''}.json`;
  const saved = await office.host['documents.save']({
    folder,
    path: [name],
    bytes: new TextEncoder().encode(formatYearFile(yearFile)),
  });
  return saved.ok ? ok({ name }) : saved;
}
