import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { findCells, type EntrySheet } from '#shared/entry';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** 查找 in the form: Enter goes to the next cell that shows the words, Shift+Enter to the one before. */
export function FindBar(props: {
  readonly sheet: EntrySheet;
  readonly onFound: (place: { readonly row: number; readonly column: number }) => void;
  readonly onClose: () => void;
}): ReactNode {
  const say = useSay();
  const [words, setWords] = useState('');
  const [at, setAt] = useState(-1);
  const found = findCells(props.sheet, words);
  const go = (step: number): void => {
    if (found.length === 0) return;
    const next = (at + step + found.length) % found.length;
    setAt(next);
    const place = found[next];
    if (place) props.onFound(place);
  };
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.5, fontSize: 13 }} role="search">
      <input
        autoFocus
        aria-label={say('查找内容', 'Find')}
        placeholder={say('编码、名称、金额', 'Code, name, amount')}
        value={words}
        onChange={(event) => {
          setWords(event.target.value);
          setAt(-1);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) go(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') props.onClose();
        }}
        style={{
          height: 28,
          width: 240,
          font: 'inherit',
          border: `1px solid ${tokens.inkOff}`,
          borderRadius: 4,
          padding: '0 8px',
        }}
      />
      <Box component="span" sx={{ color: tokens.inkSecond, minWidth: 90 }}>
        {words.trim() === ''
          ? ''
          : found.length === 0
            ? say('没有找到', 'Not found')
            : say(`第 ${String(at + 1)} / ${String(found.length)} 处`, `${String(at + 1)} of ${String(found.length)}`)}
      </Box>
      <Button
        onClick={() => {
          go(-1);
        }}
      >
        {say('上一处', 'Previous')}
      </Button>
      <Button
        onClick={() => {
          go(1);
        }}
      >
        {say('下一处', 'Next')}
      </Button>
      <Button onClick={props.onClose}>{say('关闭', 'Close')}</Button>
    </Box>
  );
}
