import { figureKey } from '#shared/control-figures';
import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import { sumOf } from '#shared/money';
import type { CollectingRound } from '#shared/records';
import type { ChainEditRefused, ChainRefused, Opinion, OpinionAsked, OpinionRefused } from '#shared/review-chain';
import {
  chainOf,
  currentOpinions,
  decideChain,
  decideLeaving,
  decideOpinion,
  lastWord,
  opinionsSince,
  withOpinions,
} from '#shared/review-chain';
import { amountOf, textOf } from '#shared/rounds';
import type { ReviewNode, YearFile } from '#shared/year-file';
import type { Kept } from './keep-ledger.ts';
import { commitAndKeep, saveCheckpoint } from './keep-ledger.ts';
import type { Office } from './office.ts';
import type { CommitPlan, Ledger, LedgerFailure, SubmissionHead, Write } from './ports.ts';
import { readTables } from './submissions.ts';
import { figureLines, workingOf } from './working-figures.ts';

/** 审核意见 to one unit in one round, oldest first. */
export const opinionsOf = async (ledger: Ledger, round: CollectingRound, unit: string): Promise<readonly Opinion[]> =>
  (await ledger.get('opinions', `${round}/${unit}`)) ?? [];

/** What the amounts of 业务股 and 预算股 are in the 控制数 (practice 2.3); 评审数 stays with its opinion. */
const workingFigures: Readonly<Record<string, 'sectionReviewed' | 'proposed'>> = {
  section: 'sectionReviewed',
  budget: 'proposed',
};
/** Opinions given to units just now. */
export type Given = ReadonlyMap<string, readonly Opinion[]>;

/**
 * 初审数 and 建议数 of 一上 as working figures: a project of several rows gets the sum of what its rows were given, and a
 * row that nobody spoke to counts with its request. An empty 核减理由 takes the words of the opinion.
 */
async function workingWrites(office: Office, yearFile: YearFile, given: Given): Promise<readonly Write[]> {
  const lines = new Map((await figureLines(office, yearFile, 'project')).map((line) => [figureKey(line), line]));
  const writes = new Map<string, Write>();
  for (const [unit, fresh] of given) {
    const tables = await readTables(office.ledger, 'up1', unit);
    const head = await office.ledger.get('submissions', `up1/${unit}`);
    const department = yearFile.units.find(({ code }) => code === unit)?.department ?? '';
    const known = await opinionsOf(office.ledger, 'up1', unit);
    const spoken = currentOpinions([...known, ...fresh], head ? opinionsSince(head) : undefined);
    for (const { node, row, amount, text } of fresh) {
      const figure = workingFigures[node];
      const projects = tables?.projects ?? [];
      const about = projects.find(({ id }) => id === row?.rowId);
      if (!figure || amount === null || !about) continue;
      const projectCode = textOf(about, 'projectCode');
      const key = figureKey({ mode: 'project', department, unit, projectCode, fund: null });
      const line = lines.get(key);
      if (!line) continue;
      const rows = projects.filter((one) => textOf(one, 'projectCode') === projectCode);
      const sum = sumOf(rows.map((one) => lastWord(spoken, node, one.id)?.amount ?? amountOf(one, 'amtTotal')));
      const next = { ...line, [figure]: sum, reason: line.reason === '' ? text : line.reason };
      lines.set(key, next);
      writes.set(key, { store: 'working', key, value: workingOf(next) });
    }
  }
  return [...writes.values()];
}

/** The writes of opinions to several units, with the working figures that follow at 一上. */
export async function opinionWrites(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  given: Given,
): Promise<Pick<CommitPlan, 'writes' | 'expected'>> {
  const writes: Write[] = [];
  const expected: { key: string; revision: number }[] = [];
  for (const [unit, fresh] of given) {
    const key = `${round}/${unit}`;
    const head = await office.ledger.get('submissions', key);
    const known = await opinionsOf(office.ledger, round, unit);
    const next = withOpinions(known, fresh, head ? opinionsSince(head) : undefined);
    if (next.length > known.length) writes.push({ store: 'opinions', key, value: next });
    expected.push({ key, revision: head?.revision ?? 0 });
  }
  return { writes: [...writes, ...(round === 'up1' ? await workingWrites(office, yearFile, given) : [])], expected };
}

export type NothingReceived = { readonly kind: 'review/nothing-received'; readonly unit: string };

/** 提出审核意见 to a row of a unit's submission or to the whole of it. */
export async function giveOpinion(
  office: Office,
  yearFile: YearFile,
  round: CollectingRound,
  unit: string,
  asked: OpinionAsked,
): Promise<Result<Kept, OpinionRefused | NothingReceived | LedgerFailure>> {
  const head = await office.ledger.get('submissions', `${round}/${unit}`);
  if (!head || head.state === 'absent') return err({ kind: 'review/nothing-received', unit });
  const stamp = { by: office.operator(), at: office.clock.now() };
  const opinion = decideOpinion(asked, chainOf(yearFile), stamp);
  if (!opinion.ok) return opinion;
  const given = new Map([[unit, [opinion.value]]]);
  return commitAndKeep(office, { act: 'opinion', ...(await opinionWrites(office, yearFile, round, given)) });
}

/** 同步审核 of one submission: have all required nodes spoken? */
export async function leavesReview(office: Office, head: SubmissionHead): Promise<Result<null, ChainRefused>> {
  const yearFile = await office.ledger.get('year', 'year');
  const chain = yearFile ? chainOf(yearFile) : [];
  if (!chain.some(({ required }) => required)) return ok(null);
  return decideLeaving(chain, await opinionsOf(office.ledger, head.round, head.unit), opinionsSince(head));
}

/** 审核流程 of the year. */
export async function saveChain(
  office: Office,
  yearFile: YearFile,
  nodes: readonly ReviewNode[],
): Promise<Result<Kept, ChainEditRefused | LedgerFailure>> {
  const chain = decideChain(nodes);
  if (!chain.ok) return chain;
  const kept = await commitAndKeep(office, {
    act: 'set-review-chain',
    writes: [{ store: 'year', key: 'year', value: { ...yearFile, reviewChain: chain.value } }],
    expected: [],
  });
  if (kept.ok) await saveCheckpoint(office, 'year');
  return kept;
}
