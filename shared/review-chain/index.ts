export { amountWord, chainOf, decideChain, defaultChain } from './chain.ts';
export type { ChainEditRefused } from './chain.ts';
export {
  currentOpinions,
  decideLeaving,
  decideOpinion,
  lastWord,
  opinionsSince,
  verdicts,
  withOpinions,
} from './opinion.ts';
export type { ChainRefused, Opinion, OpinionAsked, OpinionRefused, OpinionRow, Verdict } from './opinion.ts';
