import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { parseYuan, showYuan } from '#shared/money';
import { amountWord, verdicts, type OpinionAsked, type OpinionRow, type Verdict } from '#shared/review-chain';
import type { ReviewNode } from '#shared/year-file';
import { Pick } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { useVerdictWord } from './verdict-word.ts';

/** An opinion to the row that is selected in the table, or to the whole submission. */
export function OpinionForm(props: {
  readonly chain: readonly ReviewNode[];
  /** The selected row; null where none is. */
  readonly row: OpinionRow | null;
  /** Answers whether the opinion was taken, so that what was typed stays where it was not. */
  readonly onGive: (asked: OpinionAsked) => Promise<boolean>;
}): ReactNode {
  const { chain, row } = props;
  const say = useSay();
  const { language } = useLanguage();
  const verdictWord = useVerdictWord();
  const [nodeKey, setNodeKey] = useState(chain[0]?.key ?? '');
  const [about, setAbout] = useState<'row' | 'whole'>('row');
  const [verdict, setVerdict] = useState<Verdict>('agree');
  const [amount, setAmount] = useState('');
  const [text, setText] = useState('');
  const node = chain.find(({ key }) => key === nodeKey) ?? chain[0];
  const target = about === 'row' ? row : null;
  const word = target && node ? amountWord(node.key, language) : null;
  const plain = amount.replaceAll(/[,，\s￥¥]/g, '');
  const parsed = plain === '' ? null : parseYuan(plain);
  const unreadable = word !== null && parsed?.ok === false;
  if (!node) return null;

  const give = async (): Promise<void> => {
    const asked = { node: node.key, row: target, verdict, text };
    const given = await props.onGive({ ...asked, amount: word !== null && parsed?.ok ? parsed.value : null });
    if (!given) return;
    setAmount('');
    setText('');
  };
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        void give();
      }}
      sx={{ py: 1, display: 'flex', flexDirection: 'column', gap: 1, borderBottom: `1px solid ${tokens.hairline}` }}
    >
      <Box sx={{ display: 'flex', gap: 1 }}>
        <Pick
          label={say('审核环节', 'Node')}
          value={node.key}
          width={150}
          onPick={setNodeKey}
          choices={chain.map(({ key, name }) => ({ value: key, text: name }))}
        />
        <Pick
          label={say('审核结论', 'Verdict')}
          value={verdict}
          width={120}
          onPick={setVerdict}
          choices={verdicts.map((value) => ({ value, text: verdictWord(value) }))}
        />
      </Box>
      <Pick
        label={say('意见对象', 'About')}
        value={target ? 'row' : 'whole'}
        width={312}
        onPick={setAbout}
        choices={[
          ...(row ? [{ value: 'row' as const, text: `${row.name} ${showYuan(row.requested)}` }] : []),
          { value: 'whole' as const, text: say('整份报表', 'The whole submission') },
        ]}
      />
      {!row && (
        <Box sx={{ fontSize: 12, color: tokens.inkSecond }}>
          {say('在左侧表中点选一行，可对该行提出意见。', 'Select a row in the table to speak to that row.')}
        </Box>
      )}
      {word !== null && (
        <TextField
          label={`${word}${say('（元）', ' (yuan)')}`}
          value={amount}
          error={unreadable}
          helperText={
            unreadable ? say('金额须是数字，最多两位小数。', 'A number with at most two decimals.') : undefined
          }
          onChange={(event) => {
            setAmount(event.target.value);
          }}
        />
      )}
      <TextField
        label={say('意见内容', 'Words')}
        multiline
        minRows={2}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
        }}
      />
      <Button type="submit" variant="outlined" disabled={unreadable}>
        {say('提出意见', 'Give opinion')}
      </Button>
    </Box>
  );
}
