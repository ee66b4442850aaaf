import type { Verdict } from '#shared/review-chain';
import type { LabelTone } from '../../ui/notice/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

export const verdictTones: Record<Verdict, LabelTone> = {
  agree: 'jade',
  cut: 'ochre',
  disagree: 'red',
  remark: 'blue',
};

/** 同意, 核减, 不同意, 意见 in the language of the screen. */
export function useVerdictWord(): (verdict: Verdict) => string {
  const say = useSay();
  const words: Record<Verdict, string> = {
    agree: say('同意', 'Agree'),
    cut: say('核减', 'Cut'),
    disagree: say('不同意', 'Against'),
    remark: say('意见', 'Remark'),
  };
  return (verdict) => words[verdict];
}
