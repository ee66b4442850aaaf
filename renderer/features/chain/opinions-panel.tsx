import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { showYuan } from '#shared/money';
import {
  amountWord,
  currentOpinions,
  opinionsSince,
  type Opinion,
  type OpinionAsked,
  type OpinionRow,
  type Verdict,
} from '#shared/review-chain';
import type { ReviewNode } from '#shared/year-file';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { SubmissionHead } from '../../usecases/ports.ts';
import { OpinionForm } from './opinion-form.tsx';
import { useVerdictWord, verdictTones } from './verdict-word.ts';

/** Of several opinions a node shows the one that weighs most. */
const gravity: readonly Verdict[] = ['disagree', 'cut', 'remark', 'agree'];

function NodeLine(props: { readonly node: ReviewNode; readonly spoken: readonly Opinion[] }): ReactNode {
  const say = useSay();
  const verdictWord = useVerdictWord();
  const { node, spoken } = props;
  const gravest = gravity.find((verdict) => spoken.some((one) => one.verdict === verdict));
  return (
    <Box component="li" sx={{ display: 'flex', gap: 1, alignItems: 'center', height: 28, fontSize: 13 }}>
      <Box sx={{ flex: 1 }}>
        {node.name}
        {node.required && (
          <Box component="span" sx={{ color: tokens.error }} title={say('必须有意见', 'Required')}>
            {' '}
            *
          </Box>
        )}
      </Box>
      {spoken.length > 1 && (
        <Box sx={{ color: tokens.inkSecond, fontSize: 12 }}>
          {say(`${String(spoken.length)} 条`, `${String(spoken.length)} opinions`)}
        </Box>
      )}
      {gravest ? (
        <StateLabel tone={verdictTones[gravest]}>{verdictWord(gravest)}</StateLabel>
      ) : (
        <StateLabel tone={node.required ? 'red' : 'grey'}>{say('未提意见', 'Not yet')}</StateLabel>
      )}
    </Box>
  );
}

function OpinionLine(props: {
  readonly opinion: Opinion;
  readonly earlier: boolean;
  readonly onLocate: (row: OpinionRow) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const verdictWord = useVerdictWord();
  const { opinion, earlier } = props;
  const { row, amount } = opinion;
  return (
    <Box
      data-testid="opinion"
      sx={{ py: 1, borderBottom: `1px solid ${tokens.hairline}`, fontSize: 13, opacity: earlier ? 0.7 : 1 }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <b>{opinion.nodeName}</b>
        <StateLabel tone={verdictTones[opinion.verdict]}>{verdictWord(opinion.verdict)}</StateLabel>
        <Box sx={{ flex: 1 }} />
        <Box sx={{ color: tokens.inkSecond, fontSize: 12 }}>
          {opinion.by} {localTime(opinion.at)}
        </Box>
      </Box>
      {row ? (
        <Button
          onClick={() => {
            props.onLocate(row);
          }}
          sx={{ px: 0, minWidth: 0, fontSize: 13, textAlign: 'left', lineHeight: 1.5 }}
        >
          {row.name}
        </Button>
      ) : (
        <Box sx={{ color: tokens.inkSecond }}>{say('整份报表', 'The whole submission')}</Box>
      )}
      {row && amount !== null && (
        <Box sx={{ fontVariantNumeric: 'tabular-nums' }}>
          {say('申报', 'Requested')} {showYuan(row.requested)} → {amountWord(opinion.node, language) ?? ''}{' '}
          <b>{showYuan(amount)}</b>
        </Box>
      )}
      {opinion.text !== '' && <Box sx={{ lineHeight: 1.6 }}>{opinion.text}</Box>}
      {earlier && (
        <Box sx={{ color: tokens.warning, fontSize: 12 }}>{say('对上一次报送提出', 'Given to an earlier file')}</Box>
      )}
    </Box>
  );
}

const localTime = (instant: string): string =>
  new Date(instant).toLocaleString('zh-CN', {
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });

/** 审核意见: what each node of the chain has said to this submission, and a form to say more. */
export function OpinionsPanel(props: {
  readonly chain: readonly ReviewNode[];
  readonly head: SubmissionHead | null;
  readonly opinions: readonly Opinion[];
  readonly row: OpinionRow | null;
  readonly onGive: (asked: OpinionAsked) => Promise<boolean>;
  readonly onLocate: (row: OpinionRow) => void;
}): ReactNode {
  const say = useSay();
  const { chain, head, opinions } = props;
  const current = currentOpinions(opinions, head ? opinionsSince(head) : undefined);
  if (!head || head.state === 'absent')
    return (
      <Box sx={{ mt: 1, color: tokens.inkSecond, fontSize: 13 }}>
        {say('接收后在此提出审核意见。', 'Opinions are given here once a file has been received.')}
      </Box>
    );
  return (
    <Box data-testid="opinions">
      <Box component="ol" aria-label={say('审核流程', 'Review chain')} sx={{ listStyle: 'none', p: 0, my: 1 }}>
        {chain.map((node) => (
          <NodeLine key={node.key} node={node} spoken={current.filter((one) => one.node === node.key)} />
        ))}
      </Box>
      <OpinionForm chain={chain} row={props.row} onGive={props.onGive} />
      {opinions.toReversed().map((opinion) => (
        <OpinionLine
          key={`${opinion.at}/${opinion.node}/${opinion.row?.rowId ?? ''}`}
          opinion={opinion}
          earlier={!current.includes(opinion)}
          onLocate={props.onLocate}
        />
      ))}
    </Box>
  );
}
