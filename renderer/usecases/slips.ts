import type { HostFailure } from '#shared/contract';
import type { Result } from '#shared/kernel';
import { err } from '#shared/kernel';
import type { CollectingRound, Tables } from '#shared/records';
import type { ReadSlip, ReturnSlip, SlipItem, SlipRefused } from '#shared/returns';
import { numbered, slipNumber } from '#shared/returns';
import type { YearFile } from '#shared/year-file';
import { confirmedByAnswers } from './confirmations.ts';
import { commitAndKeep, type Kept } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { Ledger, LedgerFailure, SubmissionHead, Write } from './ports.ts';
import { readTables } from './submissions.ts';

/** What goes with a return; deadline YYYY-MM-DD or null. */
export type ReturnWords = {
  readonly reason: string;
  readonly deadline: string | null;
  readonly items: readonly SlipItem[];
};
export type KeptSlip = { readonly key: string; readonly slip: ReturnSlip };

/** The slips of a unit in a round, the first return first. */
export async function slipsOf(ledger: Ledger, round: CollectingRound, unit: string): Promise<readonly KeptSlip[]> {
  const found = await ledger.all('slips', `${round}/${unit}/`);
  return found.map(({ key, value }) => ({ key, slip: value }));
}

const noTables: Tables = { projects: [], purchases: [], targets: [] };

/** The write of the slip that belongs to a return. */
export async function newSlip(office: Office, head: SubmissionHead, words: ReturnWords): Promise<Write> {
  const { round, unit } = head;
  const nth = (await slipsOf(office.ledger, round, unit)).length + 1;
  const year = (await office.ledger.get('year', 'year'))?.year ?? 0;
  const value: ReturnSlip = {
    number: slipNumber(year, unit, round, nth),
    unit,
    round,
    at: office.clock.now(),
    by: office.operator(),
    reason: words.reason,
    deadline: words.deadline,
    file: head.file ?? null,
    items: numbered(words.items),
    before: (await readTables(office.ledger, round, unit)) ?? noTables,
  };
  return { store: 'slips', key: `${round}/${unit}/${String(nth).padStart(2, '0')}`, value };
}

/** The slip of ours that a workbook is, or why it is none of this ledger's. */
export async function findSlip(
  office: Office,
  yearFile: YearFile,
  read: ReadSlip,
): Promise<Result<KeptSlip, SlipRefused>> {
  const { number } = read;
  if (read.ledger !== yearFile.ledger || read.region !== yearFile.region.code)
    return err({ kind: 'slip/other-ledger', number });
  if (read.year !== String(yearFile.year)) return err({ kind: 'slip/other-year', number, year: read.year });
  const found = (await office.ledger.all('slips')).find(({ value }) => value.number === number);
  return found ? { ok: true, value: { key: found.key, slip: found.value } } : err({ kind: 'slip/unknown', number });
}

/** 单位答复: keeps answers by the item's number; source is the file they were read from, '' where typed by the office. */
export async function answerSlip(
  office: Office,
  key: string,
  answers: ReadonlyMap<string, string>,
  source: string,
): Promise<Result<Kept, LedgerFailure | HostFailure>> {
  const slip = await office.ledger.get('slips', key);
  if (!slip) return err({ kind: 'ledger/changed-meanwhile', key });
  const [at, by] = [office.clock.now(), office.operator()];
  const items = slip.items.map((item): SlipItem => {
    const text = answers.get(item.id);
    return text === undefined || text === item.answer?.text ? item : { ...item, answer: { text, at, by, source } };
  });
  const answered = { ...slip, items };
  return commitAndKeep(office, {
    act: 'answer-slip',
    writes: [{ store: 'slips', key, value: answered }, ...(await confirmedByAnswers(office, answered))],
    expected: [],
  });
}
