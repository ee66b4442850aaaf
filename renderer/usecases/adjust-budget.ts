import type { Batch, BatchDraft, BatchRefused, CurrentLine } from '#shared/adjustments';
import { batchKinds, batchWorkbook, currentBudget, currentBudgetWorkbook, decideBatch } from '#shared/adjustments';
import type { ReplyPlan } from '#shared/approval';
import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { batchKindLabel } from '#shared/messages';
import type { ReportContext } from '#shared/reports';
import type { WorkbookPlan } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { LedgerFailure } from './ports.ts';

export type AdjustState = {
  readonly reply: ReplyPlan | null;
  readonly batches: readonly Batch[];
  readonly lines: readonly CurrentLine[];
};

/** The reply in force, the batches over it in their order, and 现预算. */
export async function adjustState(office: Office): Promise<AdjustState> {
  const reply = (await office.ledger.all('replies')).at(-1)?.value ?? null;
  const batches = (await office.ledger.all('batches')).map(({ value }) => value);
  return { reply, batches, lines: currentBudget(reply?.lines ?? [], batches) };
}

/** 登记调整批次, and a checkpoint for it. */
export async function recordBatch(
  office: Office,
  yearFile: YearFile,
  draft: BatchDraft,
): Promise<Result<Batch, BatchRefused | LedgerFailure | HostFailure>> {
  const { reply, batches } = await adjustState(office);
  const decided = decideBatch({
    draft,
    reply,
    earlier: batches,
    units: yearFile.units,
    by: office.operator(),
    at: office.clock.now(),
  });
  if (!decided.ok) return decided;
  const batch = decided.value;
  const kept = await commitAndKeep(office, {
    act: `batch-${batch.kind}`,
    writes: [{ store: 'batches', key: String(batch.number).padStart(6, '0'), value: batch }],
    expected: [],
  });
  if (!kept.ok) return kept;
  await saveCheckpoint(office, 'adjustment');
  return ok(batch);
}

const kindNames = Object.fromEntries(batchKinds.map((kind) => [kind, batchKindLabel(kind, 'zh')])) as Record<
  Batch['kind'],
  string
>;

async function write(
  office: Office,
  yearFile: YearFile,
  folder: string,
  name: string,
  plan: (context: ReportContext) => WorkbookPlan,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const file = `${yearFile.ledger === 'practice' ? '练习_' : ''}${name}.xlsx`;
  const written = await office.host['workbooks.write']({
    folder,
    path: [file],
    plan: plan({
      year: yearFile.year,
      regionName: yearFile.region.name,
      stage: '预算调整',
      ledger: yearFile.ledger,
      creator: '两上两下预算',
      created: office.clock.now(),
    }),
  });
  return written.ok ? ok({ name: file }) : err(written.error);
}

const namesOf = (yearFile: YearFile) => ({
  unitNames: new Map(yearFile.units.map(({ code, name }): [string, string] => [code, name])),
  kindNames,
});

/** 导出一个批次的调整前后对比表. */
export async function exportBatch(
  office: Office,
  yearFile: YearFile,
  number: number,
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const { reply, batches } = await adjustState(office);
  const batch = batches.find((one) => one.number === number);
  if (!batch) return err({ kind: 'host/unknown-handle' });
  const before = currentBudget(
    reply?.lines ?? [],
    batches.filter((one) => one.number < number),
  );
  const name = `${String(yearFile.year)}年预算${kindNames[batch.kind]}表_第${String(number)}批`;
  return write(office, yearFile, folder, name, (context) => batchWorkbook(batch, before, namesOf(yearFile), context));
}

/** 导出预算调整情况表: 批复数, every kind of change, 现预算. */
export async function exportCurrent(
  office: Office,
  yearFile: YearFile,
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const { lines } = await adjustState(office);
  return write(office, yearFile, folder, `${String(yearFile.year)}年预算调整情况表`, (context) =>
    currentBudgetWorkbook(lines, namesOf(yearFile), context),
  );
}
