import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { TrailRow } from '#shared/trail';
import { holdsWords, WordsField } from '../../ui/scope/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { trailTime } from './trail-time.ts';

const most = 200;

/** 修改痕迹 of one unit in one round, newest first, with a search. */
export function TrailPanel(props: { readonly rows: readonly TrailRow[]; readonly onAll: () => void }): ReactNode {
  const say = useSay();
  const [words, setWords] = useState('');
  const found = props.rows.filter((row) =>
    holdsWords(words, row.act, row.item, row.before, row.after, row.by, trailTime(row.at)),
  );
  return (
    <Box data-testid="trail">
      <Box sx={{ display: 'flex', gap: 1, my: 1, alignItems: 'center' }}>
        <WordsField label={say('查询修改痕迹', 'Search the traces')} words={words} onChange={setWords} width={180} />
        <Button variant="outlined" onClick={props.onAll} sx={{ whiteSpace: 'nowrap' }}>
          {say('全县…', 'County…')}
        </Button>
      </Box>
      {found.length === 0 && (
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>
          {props.rows.length === 0
            ? say('首次报送以后没有修改。', 'Nothing has changed since the first hand-in.')
            : say('没有符合条件的修改。', 'No change matches.')}
        </Box>
      )}
      {found.slice(0, most).map((row) => (
        <Box key={row.key} sx={{ py: 1, borderBottom: `1px solid ${tokens.hairline}`, fontSize: 13, lineHeight: 1.6 }}>
          <Box sx={{ display: 'flex', gap: 1 }}>
            <b>{row.act}</b>
            <Box sx={{ flex: 1 }} />
            <Box sx={{ color: tokens.inkSecond, fontSize: 12 }}>
              {row.by} {trailTime(row.at)}
            </Box>
          </Box>
          <Box>{row.item}</Box>
          <Box sx={{ overflowWrap: 'anywhere' }}>
            {row.before !== '' && (
              <Box component="span" sx={{ color: tokens.inkSecond, textDecoration: 'line-through' }}>
                {row.before}
              </Box>
            )}
            {row.before !== '' && ' → '}
            {row.after === '' ? say('（空）', '(blank)') : row.after}
          </Box>
        </Box>
      ))}
      {found.length > most && (
        <Box sx={{ py: 1, fontSize: 13, color: tokens.inkSecond }}>
          {say(
            `另有 ${String(found.length - most)} 条，请输入查询内容，或在“全县…”中查看。`,
            `${String(found.length - most)} more; search, or open the county's list.`,
          )}
        </Box>
      )}
    </Box>
  );
}
