import type { Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { Fen } from '#shared/money';
import type { TableName } from '#shared/records';
import type { ReviewNode } from '#shared/year-file';
import { amountWord } from './chain.ts';

/** 同意, 核减, 不同意, 意见. */
export const verdicts = ['agree', 'cut', 'disagree', 'remark'] as const;
export type Verdict = (typeof verdicts)[number];
/** The row that an opinion is about, by the name it had. requested: its 金额合计 in fen. */
export type OpinionRow = {
  readonly table: TableName;
  readonly rowId: string;
  readonly name: string;
  readonly requested: Fen;
};
/** 审核意见 of one node, to a row or (row null) to the whole submission. amount: 初审数, 评审数 or 建议数. */
export type Opinion = {
  readonly node: string;
  /** What the node was called when it spoke. */
  readonly nodeName: string;
  readonly row: OpinionRow | null;
  readonly verdict: Verdict;
  readonly text: string;
  readonly amount: Fen | null;
  readonly by: string;
  /** Instant (ISO). */
  readonly at: string;
};
export type OpinionAsked = Pick<Opinion, 'node' | 'row' | 'verdict' | 'text' | 'amount'>;

export type OpinionRefused =
  | { readonly kind: 'opinion/unknown-node'; readonly node: string }
  | { readonly kind: 'opinion/text-missing'; readonly verdict: Verdict }
  | { readonly kind: 'opinion/amount-missing'; readonly word: string }
  | { readonly kind: 'opinion/amount-not-asked'; readonly node: string }
  | { readonly kind: 'opinion/amount-negative'; readonly amount: Fen }
  | { readonly kind: 'opinion/over-request'; readonly amount: Fen; readonly requested: Fen };

function wrongAmount({ row, verdict, amount }: OpinionAsked, node: ReviewNode): OpinionRefused | null {
  const word = row ? amountWord(node.key, 'zh') : null;
  if (amount === null) return verdict === 'cut' && word !== null ? { kind: 'opinion/amount-missing', word } : null;
  if (!row || word === null) return { kind: 'opinion/amount-not-asked', node: node.name };
  if (amount < 0) return { kind: 'opinion/amount-negative', amount };
  return amount > row.requested ? { kind: 'opinion/over-request', amount, requested: row.requested } : null;
}

/**
 * May this opinion be given? 同意 below the request is 核减; 核减 to the full request is 同意. 不同意 and 意见 need their
 * words, 核减 of a row by a node that proposes an amount needs the amount.
 */
export function decideOpinion(
  asked: OpinionAsked,
  chain: readonly ReviewNode[],
  stamp: { readonly by: string; readonly at: string },
): Result<Opinion, OpinionRefused> {
  const node = chain.find(({ key }) => key === asked.node);
  if (!node) return err({ kind: 'opinion/unknown-node', node: asked.node });
  const wrong = wrongAmount(asked, node);
  if (wrong) return err(wrong);
  const text = asked.text.trim();
  const { row, amount } = asked;
  const settled = row !== null && amount !== null && (asked.verdict === 'agree' || asked.verdict === 'cut');
  const verdict = settled ? (amount < row.requested ? 'cut' : 'agree') : asked.verdict;
  if (text === '' && (verdict === 'disagree' || verdict === 'remark'))
    return err({ kind: 'opinion/text-missing', verdict });
  return ok({ ...asked, nodeName: node.name, verdict, text, ...stamp });
}

/** The node's last word to a row, or (null) to the whole. */
export const lastWord = (opinions: readonly Opinion[], node: string, rowId: string | null): Opinion | null =>
  opinions.findLast((one) => one.node === node && (one.row?.rowId ?? null) === rowId) ?? null;

/**
 * From when on opinions count: they speak to the figures that stand, so the last hand-in asks every node again, and so
 * does a 代改 after it (practice 2.3). Instants as ISO text; undefined where nothing was handed in.
 */
export function opinionsSince(head: { readonly receivedAt?: string; readonly amendedAt?: string }): string | undefined {
  const { receivedAt, amendedAt } = head;
  if (receivedAt === undefined || amendedAt === undefined) return amendedAt ?? receivedAt;
  return amendedAt > receivedAt ? amendedAt : receivedAt;
}

/** Opinions to the figures that stand. since: what opinionsSince answers. */
export const currentOpinions = (opinions: readonly Opinion[], since: string | undefined): readonly Opinion[] =>
  opinions.filter(({ at }) => since === undefined || at >= since);

const repeats = (one: Opinion, last: Opinion | null): boolean =>
  last?.verdict === one.verdict && last.text === one.text && last.amount === one.amount;

/** Opinions with further ones; one that repeats the node's last word since the last hand-in adds nothing. */
export function withOpinions(
  known: readonly Opinion[],
  further: readonly Opinion[],
  since: string | undefined,
): readonly Opinion[] {
  const all = [...known];
  for (const opinion of further) {
    const last = lastWord(currentOpinions(all, since), opinion.node, opinion.row?.rowId ?? null);
    if (!repeats(opinion, last)) all.push(opinion);
  }
  return all;
}

export type ChainRefused =
  | { readonly kind: 'chain/silent'; readonly nodes: readonly string[] }
  | { readonly kind: 'chain/against'; readonly nodes: readonly string[] };

/**
 * 同步审核: a submission leaves review only after every required node has spoken to what was handed in last, and none of
 * them stands against the whole of it.
 */
export function decideLeaving(
  chain: readonly ReviewNode[],
  opinions: readonly Opinion[],
  since: string | undefined,
): Result<null, ChainRefused> {
  const required = chain.filter((node) => node.required);
  const current = currentOpinions(opinions, since);
  const silent = required.filter(({ key }) => !current.some(({ node }) => node === key));
  if (silent.length > 0) return err({ kind: 'chain/silent', nodes: silent.map(({ name }) => name) });
  const against = required.filter(({ key }) => lastWord(current, key, null)?.verdict === 'disagree');
  return against.length > 0 ? err({ kind: 'chain/against', nodes: against.map(({ name }) => name) }) : ok(null);
}
