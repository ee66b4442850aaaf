import type { Failure, Result } from '#shared/kernel';
import { err, ok } from '#shared/kernel';
import type { ReviewNode, YearFile } from '#shared/year-file';

/** The nodes that propose an amount, and which working figure it is (practice 2.3). */
const amountWords: Readonly<Record<string, readonly [string, string]>> = {
  section: ['初审数', 'Section figure'],
  center: ['评审数', 'Assessed figure'],
  budget: ['建议数', 'Proposed figure'],
};

/**
 * 主管部门 → 业务股 → 资产 → 采购 → 绩效 → 评审 → 预算股 (domain 1.1). No opinion is required until the county says so;
 * small counties leave out the nodes whose work another one does.
 */
export const defaultChain: readonly ReviewNode[] = [
  { key: 'department', name: '主管部门', required: false },
  { key: 'section', name: '业务股', required: false },
  { key: 'asset', name: '资产', required: false },
  { key: 'procurement', name: '采购', required: false },
  { key: 'performance', name: '绩效', required: false },
  { key: 'center', name: '评审', required: false },
  { key: 'budget', name: '预算股', required: false },
];

export const chainOf = (yearFile: Pick<YearFile, 'reviewChain'>): readonly ReviewNode[] =>
  yearFile.reviewChain ?? defaultChain;

/** 初审数, 评审数 or 建议数, by the node; null where a node proposes no amount. */
export function amountWord(node: string, language: 'zh' | 'en'): string | null {
  const words = amountWords[node];
  return words ? words[language === 'zh' ? 0 : 1] : null;
}

export type ChainEditRefused =
  | Failure<'chain/empty'>
  | { readonly kind: 'chain/name-missing'; readonly place: number }
  | { readonly kind: 'chain/name-twice'; readonly name: string };

/** May the county review in this chain? Names are trimmed. */
export function decideChain(nodes: readonly ReviewNode[]): Result<readonly ReviewNode[], ChainEditRefused> {
  if (nodes.length === 0) return err({ kind: 'chain/empty' });
  const seen = new Set<string>();
  const chain: ReviewNode[] = [];
  for (const [index, node] of nodes.entries()) {
    const name = node.name.trim();
    if (name === '') return err({ kind: 'chain/name-missing', place: index + 1 });
    if (seen.has(name)) return err({ kind: 'chain/name-twice', name });
    seen.add(name);
    chain.push({ ...node, name });
  }
  return ok(chain);
}
