import { dayNumber } from '#shared/calendar';
import type { HostFailure, HostInput } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { LetterDraft, LetterKind, LetterWishes, Numbering } from '#shared/letters';
import {
  decideTemplate,
  defaultTemplates,
  letterName,
  letterNumber,
  numberedData,
  parseNumbering,
} from '#shared/letters';
import type { LetterFailure } from '#shared/messages';
import type { YearFile } from '#shared/year-file';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { KeptBatch, KeptTemplate, LedgerFailure } from './ports.ts';

/** What stands in the office's own words, and what was written so far. */
export type LetterShelf = {
  readonly templates: ReadonlyMap<LetterKind, KeptTemplate>;
  /** Oldest first. */
  readonly batches: readonly KeptBatch[];
};

export async function letterShelf(office: Office): Promise<LetterShelf> {
  const templates = new Map<LetterKind, KeptTemplate>();
  const batches: KeptBatch[] = [];
  for (const { key, value } of await office.ledger.all('letters'))
    if (value.kept === 'batch') batches.push(value);
    else if (value.removed !== true) templates.set(key as LetterKind, value);
  return { templates, batches };
}

/** The number after the last one that a batch of this prefix and year got. */
export const nextNumber = (shelf: LetterShelf, prefix: string, year: number): number =>
  Math.max(0, ...shelf.batches.filter((one) => one.prefix === prefix && one.year === year).map(({ last }) => last)) + 1;

type Template = HostInput<'documents.letter'>['template'];
async function templateOf(office: Office, kind: LetterKind): Promise<Template> {
  const own = (await letterShelf(office)).templates.get(kind);
  return own ? { ledger: office.kind, digest: own.digest } : { plan: defaultTemplates[kind] };
}

export type LetterBatch = {
  readonly yearFile: YearFile;
  readonly drafts: readonly LetterDraft[];
  readonly wishes: LetterWishes;
  /** As the person typed them. */
  readonly prefix: string;
  readonly first: string;
  readonly folder: string;
  readonly onProgress: (progress: { readonly done: number; readonly all: number }) => void;
  readonly isCancelled: () => boolean;
};
export type BatchSummary = {
  readonly written: number;
  readonly numbers: readonly [string, string] | null;
  readonly cancelled: boolean;
};

const isDate = (text: string | null): boolean => text === null || dayNumber(text) !== null;

/** The year of the number is the year in which the letter is signed. */
export function numberingOf(typed: Pick<LetterBatch, 'prefix' | 'first' | 'wishes'>): Result<Numbering, LetterFailure> {
  const { date, deadline } = typed.wishes;
  if (!isDate(date) || !isDate(deadline)) return err({ kind: 'letter/date-unreadable' });
  return parseNumbering(typed, Number(date.slice(0, 4)));
}

/** 生成文书: every letter of the batch into the folder, numbered in their order. What is written stays when it is cancelled. */
export async function writeLetters(
  office: Office,
  batch: LetterBatch,
): Promise<Result<BatchSummary, LetterFailure | HostFailure | LedgerFailure>> {
  if (office.past) return err({ kind: 'ledger/only-read' });
  const numbering = numberingOf(batch);
  if (!numbering.ok) return numbering;
  const { drafts, wishes } = batch;
  const template = await templateOf(office, wishes.kind);
  const letters: { target: string; addressee: string; number: string }[] = [];
  let failure: HostFailure | null = null;
  let cancelled = false;
  for (const [index, draft] of drafts.entries()) {
    cancelled = batch.isCancelled();
    if (cancelled) break;
    const { fields, tables } = numberedData(draft, numbering.value, index);
    const written = await office.host['documents.letter']({
      folder: batch.folder,
      path: [...draft.path],
      template,
      data: { fields, tables },
    });
    if (!written.ok) {
      failure = written.error;
      break;
    }
    const { target, addressee } = draft;
    letters.push({ target, addressee, number: letterNumber(numbering.value, index) });
    batch.onProgress({ done: letters.length, all: drafts.length });
  }
  if (letters.length > 0) {
    const { prefix, year, first } = numbering.value;
    const at = office.clock.now();
    const value: KeptBatch = {
      kept: 'batch',
      kind: wishes.kind,
      prefix,
      year,
      first,
      last: first + letters.length - 1,
      date: wishes.date,
      at,
      by: office.operator(),
      letters,
    };
    const kept = await commitAndKeep(office, {
      act: 'write-letters',
      writes: [{ store: 'letters', key: `batch/${at}`, value }],
      expected: [],
    });
    if (!kept.ok) return kept;
  }
  if (failure) return err(failure);
  const [from, to] = [letters[0], letters.at(-1)];
  return ok({ written: letters.length, numbers: from && to ? [from.number, to.number] : null, cancelled });
}

/** 导出模板: the wording in use, placeholders and all, to be changed in Word or WPS. */
export async function exportTemplate(
  office: Office,
  kind: LetterKind,
  folder: string,
): Promise<Result<{ readonly name: string }, HostFailure>> {
  const name = `模板_${letterName(kind, 'zh')}.docx`;
  const template = await templateOf(office, kind);
  const written = await office.host['documents.letter']({ folder, path: [name], template, data: null });
  return written.ok ? ok({ name }) : written;
}

/** 载入模板: the office's own wording, judged before it is kept; the file itself goes into the vault. */
export async function loadTemplate(
  office: Office,
  kind: LetterKind,
  handle: string,
): Promise<Result<Kept & { readonly name: string }, LetterFailure | HostFailure | LedgerFailure>> {
  const found = await office.host['documents.inspect']({ handle });
  if (!found.ok) return found;
  const judged = decideTemplate(kind, found.value);
  if (!judged.ok) return judged;
  const file = await office.host['vault.keepFile']({ ledger: office.kind, handle });
  if (!file.ok) return file;
  const { name } = found.value;
  const value: KeptTemplate = {
    kept: 'template',
    digest: file.value.digest,
    name,
    at: office.clock.now(),
    by: office.operator(),
  };
  const kept = await commitAndKeep(office, {
    act: 'load-template',
    writes: [{ store: 'letters', key: kind, value }],
    expected: [],
  });
  return kept.ok ? ok({ ...kept.value, name }) : kept;
}

/** 恢复默认: the program's own wording again; the office's file stays in the vault. */
export async function restoreTemplate(office: Office, kind: LetterKind): Promise<Result<Kept, LedgerFailure>> {
  const own = (await letterShelf(office)).templates.get(kind);
  if (!own) return ok({ sequence: 0, onDisk: true });
  return commitAndKeep(office, {
    act: 'restore-template',
    writes: [{ store: 'letters', key: kind, value: { ...own, removed: true } }],
    expected: [],
  });
}
