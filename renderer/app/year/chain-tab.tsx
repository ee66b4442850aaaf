import type { ReactNode } from 'react';
import { failureSentence } from '#shared/messages';
import { chainOf } from '#shared/review-chain';
import { ChainEditor } from '../../features/chain/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { saveChain } from '../../usecases/opinions.ts';
import type { ScreenProps } from '../screen-props.ts';

/** 审核流程: who reviews, in which order. */
export function ChainTab({ office, yearFile, say }: ScreenProps): ReactNode {
  const word = useSay();
  const { language } = useLanguage();
  const chain = chainOf(yearFile);
  return (
    <ChainEditor
      key={JSON.stringify(chain)}
      chain={chain}
      onSave={(nodes) => {
        void saveChain(office, yearFile, nodes).then((done) => {
          if (done.ok) say({ tone: 'success', text: word('审核流程已保存。', 'The review chain is saved.') });
          else say({ tone: 'error', text: failureSentence(done.error, language) });
        });
      }}
    />
  );
}
