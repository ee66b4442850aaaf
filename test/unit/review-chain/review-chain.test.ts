import { expect, it } from 'vitest';
import { fen } from '#shared/money';
import {
  decideChain,
  decideLeaving,
  decideOpinion,
  defaultChain,
  withOpinions,
  type Opinion,
  type OpinionAsked,
} from '#shared/review-chain';

const row = { table: 'projects', rowId: 'p1', name: '居家养老服务', requested: fen(320_000_000) } as const;
const stamp = { by: '赵敏', at: '2026-09-10T02:00:00.000Z' };
const asked = (part: Partial<OpinionAsked>): OpinionAsked => ({
  node: 'section',
  row,
  verdict: 'agree',
  text: '',
  amount: null,
  ...part,
});
const given = (part: Partial<OpinionAsked>, at = stamp.at): Opinion => {
  const opinion = decideOpinion(asked(part), defaultChain, { ...stamp, at });
  if (!opinion.ok) throw new Error(opinion.error.kind);
  return opinion.value;
};
const refusal = (part: Partial<OpinionAsked>) => {
  const opinion = decideOpinion(asked(part), defaultChain, stamp);
  return opinion.ok ? null : opinion.error;
};

it('requires nothing in the chain as shipped', () => {
  expect(decideLeaving(defaultChain, [], '2026-09-01T00:00:00.000Z')).toMatchObject({ ok: true });
});

it('refuses an opinion that says too little or too much', () => {
  expect(refusal({ node: 'congress' })).toMatchObject({ kind: 'opinion/unknown-node' });
  expect(refusal({ verdict: 'cut' })).toMatchObject({ kind: 'opinion/amount-missing', word: '初审数' });
  expect(refusal({ verdict: 'disagree', text: ' ' })).toMatchObject({ kind: 'opinion/text-missing' });
  expect(refusal({ verdict: 'remark' })).toMatchObject({ kind: 'opinion/text-missing' });
  expect(refusal({ amount: fen(-1) })).toMatchObject({ kind: 'opinion/amount-negative' });
  expect(refusal({ amount: fen(320_000_001) })).toMatchObject({ kind: 'opinion/over-request' });
  expect(refusal({ node: 'asset', amount: fen(1) })).toMatchObject({ kind: 'opinion/amount-not-asked', node: '资产' });
  expect(refusal({ row: null, amount: fen(1) })).toMatchObject({ kind: 'opinion/amount-not-asked' });
  expect(refusal({ node: 'asset', verdict: 'cut' })).toBeNull();
});

it('takes 同意 below the request for 核减, and 核减 to the request for 同意', () => {
  expect(given({ amount: fen(280_000_000) })).toMatchObject({ verdict: 'cut', nodeName: '业务股' });
  expect(given({ verdict: 'cut', amount: row.requested })).toMatchObject({ verdict: 'agree' });
  expect(given({ verdict: 'disagree', text: '不属于购买服务', amount: fen(0) })).toMatchObject({ verdict: 'disagree' });
});

it('lets a submission leave only after every required node has spoken to the last file', () => {
  const chain = defaultChain.map((node) => ({
    ...node,
    required: node.key === 'section' || node.key === 'procurement',
  }));
  const since = '2026-09-10T01:00:00.000Z';
  const section = given({});
  expect(decideLeaving(chain, [section], since)).toMatchObject({ error: { kind: 'chain/silent', nodes: ['采购'] } });
  const against = given({ node: 'procurement', row: null, verdict: 'disagree', text: '目录不符' });
  expect(decideLeaving(chain, [section, against], since)).toMatchObject({
    error: { kind: 'chain/against', nodes: ['采购'] },
  });
  const agreed = given({ node: 'procurement', row: null }, '2026-09-10T03:00:00.000Z');
  expect(decideLeaving(chain, [section, against, agreed], since)).toMatchObject({ ok: true });
  expect(decideLeaving(chain, [section, agreed], '2026-09-11T00:00:00.000Z')).toMatchObject({
    error: { kind: 'chain/silent', nodes: ['业务股', '采购'] },
  });
});

it('keeps every word, but not the same word twice about the same file', () => {
  const first = given({ amount: fen(280_000_000) });
  const again = given({ amount: fen(280_000_000) }, '2026-09-12T00:00:00.000Z');
  const other = given({ amount: fen(300_000_000) }, '2026-09-12T00:00:00.000Z');
  expect(withOpinions([first], [again, other], undefined)).toEqual([first, other]);
  expect(withOpinions([first], [again], '2026-09-11T00:00:00.000Z')).toEqual([first, again]);
});

it('keeps a chain whose nodes have names of their own', () => {
  const own = { key: 'own-1', name: ' 局党组会 ', required: true };
  expect(decideChain([...defaultChain, own])).toMatchObject({ ok: true, value: { 7: { name: '局党组会' } } });
  expect(decideChain([])).toMatchObject({ error: { kind: 'chain/empty' } });
  expect(decideChain([{ ...own, name: ' ' }])).toMatchObject({ error: { kind: 'chain/name-missing', place: 1 } });
  expect(decideChain([...defaultChain, { ...own, name: '资产' }])).toMatchObject({
    error: { kind: 'chain/name-twice', name: '资产' },
  });
});
