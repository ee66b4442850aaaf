import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { fieldDictionary } from '#shared/fields';
import type { Finding, Tables } from '#shared/records';
import { slipProgress, type ItemProgress } from '#shared/returns';
import { findingSentence } from '#shared/review-rules';
import { shownCell, type CellChange } from '#shared/trail';
import { Pick } from '../../ui/frame/index.ts';
import { StateLabel, type LabelTone } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay, type Language, type Say } from '../../ui/tongue/index.ts';
import type { KeptSlip } from '../../usecases/slips.ts';

function changeText(change: CellChange, language: Language): string {
  if (change.kind !== 'changed') return '';
  const { field, before, after } = change;
  const blank = language === 'zh' ? '空' : 'blank';
  const shown = (cell: typeof before): string => shownCell(field, cell, language) || blank;
  return `${fieldDictionary[field][language]}：${shown(before)} → ${shown(after)}`;
}

function rowLabel(progress: ItemProgress, say: Say): readonly [LabelTone, string] | null {
  switch (progress.row) {
    case 'changed':
      return ['blue', say('已修改', 'Changed')];
    case 'removed':
      return ['grey', say('行已删除', 'Row removed')];
    case 'untouched':
      return ['ochre', say('未修改', 'Not changed')];
    case 'none':
      return null;
  }
}

function Item(props: {
  readonly progress: ItemProgress;
  /** False while the unit has not handed in again: nothing can be said of changes. */
  readonly cameBack: boolean;
  readonly onAnswer: (text: string) => void;
}): ReactNode {
  const { progress, cameBack } = props;
  const { item, stands } = progress;
  const say = useSay();
  const { language } = useLanguage();
  const [text, setText] = useState(item.answer?.text ?? '');
  const [known, setKnown] = useState(item.answer?.text ?? '');
  if ((item.answer?.text ?? '') !== known) {
    setKnown(item.answer?.text ?? '');
    setText(item.answer?.text ?? '');
  }
  const label = cameBack ? rowLabel(progress, say) : null;
  return (
    <Box
      sx={{ py: 1, borderBottom: `1px solid ${tokens.hairline}`, fontSize: 13 }}
      data-testid={`slip-item-${item.id}`}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <b>{item.id}</b>
        {label && <StateLabel tone={label[0]}>{label[1]}</StateLabel>}
        {cameBack && stands !== null && (
          <StateLabel tone={stands ? 'red' : 'jade'}>
            {stands ? say('问题仍在', 'Still found') : say('问题已消除', 'Cleared')}
          </StateLabel>
        )}
        <Box component="span" sx={{ color: tokens.inkSecond, fontSize: 12 }}>
          {[item.finding?.rule, item.place].filter(Boolean).join('　')}
        </Box>
      </Box>
      <Box sx={{ mt: 0.5, lineHeight: 1.6 }}>
        {item.finding ? findingSentence(item.finding, language) : item.sentence}
      </Box>
      {item.wish !== '' && (
        <Box sx={{ color: tokens.inkSecond, lineHeight: 1.6 }}>{say(`要求：${item.wish}`, `Wished: ${item.wish}`)}</Box>
      )}
      {cameBack &&
        progress.changes.map((change) => (
          <Box key={`${change.rowId}-${changeText(change, language)}`} sx={{ color: tokens.accent, lineHeight: 1.6 }}>
            {changeText(change, language)}
          </Box>
        ))}
      <Box sx={{ display: 'flex', gap: 1, mt: 0.5 }}>
        <TextField
          placeholder={say('单位答复', "Unit's answer")}
          value={text}
          multiline
          sx={{ flex: 1 }}
          slotProps={{ htmlInput: { 'aria-label': say(`单位答复 ${item.id}`, `Answer ${item.id}`) } }}
          onChange={(event) => {
            setText(event.target.value);
          }}
        />
        <Button
          disabled={text.trim() === '' || text === item.answer?.text}
          onClick={() => {
            props.onAnswer(text.trim());
          }}
        >
          {say('保存', 'Save')}
        </Button>
      </Box>
      {item.answer && (
        <Box sx={{ color: tokens.inkSecond, fontSize: 12, mt: 0.5 }}>
          {item.answer.source === ''
            ? say(`由 ${item.answer.by} 记录`, `noted by ${item.answer.by}`)
            : say(`来自 ${item.answer.source}`, `from ${item.answer.source}`)}
        </Box>
      )}
    </Box>
  );
}

/** 退回意见: the items of a slip one by one, what changed in their rows, and the unit's answers. */
export function SlipPanel(props: {
  readonly slips: readonly KeptSlip[];
  readonly tables: Tables | null;
  readonly findings: readonly Finding[];
  readonly returned: boolean;
  readonly onAnswer: (key: string, item: string, text: string) => void;
  readonly onWriteFiles: () => void;
}): ReactNode {
  const { slips, tables, findings } = props;
  const say = useSay();
  const latest = slips.at(-1);
  const [chosen, setChosen] = useState<string | null>(null);
  const kept = slips.find(({ key }) => key === chosen) ?? latest;
  if (!kept)
    return (
      <Box sx={{ mt: 1, color: tokens.inkSecond, fontSize: 13 }}>
        {say(
          '没有退回过。退回时生成审核意见单，在此逐条对照。',
          'Never returned. A return makes a slip, followed here item by item.',
        )}
      </Box>
    );
  const { slip } = kept;
  const cameBack = !(props.returned && kept.key === latest?.key) && tables !== null;
  const items = slipProgress(slip, tables ?? slip.before, findings);
  const answered = items.filter(({ item }) => item.answer).length;
  const cleared = items.filter(({ stands }) => stands === false).length;
  return (
    <>
      <Box sx={{ mt: 1, fontSize: 13, lineHeight: 1.7 }}>
        {slips.length > 1 ? (
          <Pick
            label={say('审核意见单', 'Return slip')}
            value={kept.key}
            onPick={setChosen}
            choices={slips.map((one) => ({ value: one.key, text: `${one.slip.number}　${one.slip.at.slice(0, 10)}` }))}
          />
        ) : (
          <b>{say(`审核意见单 ${slip.number}`, `Return slip ${slip.number}`)}</b>
        )}
        <Box sx={{ color: tokens.inkSecond }}>
          {`${slip.at.slice(0, 10)} ${slip.by}`}
          {slip.deadline === null ? '' : say(`　期限 ${slip.deadline}`, `  due ${slip.deadline}`)}
        </Box>
        <Box>{say(`退回原因：${slip.reason}`, `Reason: ${slip.reason}`)}</Box>
        <Box sx={{ color: tokens.inkSecond }}>
          {cameBack
            ? say(
                `共 ${String(items.length)} 条，问题已消除 ${String(cleared)} 条，已答复 ${String(answered)} 条`,
                `${String(items.length)} items, ${String(cleared)} cleared, ${String(answered)} answered`,
              )
            : say(
                `共 ${String(items.length)} 条，等待单位重新送审`,
                `${String(items.length)} items, waiting for the unit to hand in again`,
              )}
        </Box>
        <Button variant="outlined" onClick={props.onWriteFiles} sx={{ mt: 0.5 }}>
          {say('生成退回文件…', 'Write return files…')}
        </Button>
      </Box>
      {items.map((progress) => (
        <Item
          key={`${kept.key}-${progress.item.id}`}
          progress={progress}
          cameBack={cameBack}
          onAnswer={(text) => {
            props.onAnswer(kept.key, progress.item.id, text);
          }}
        />
      ))}
    </>
  );
}
