import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { unitTypeLabel } from '#shared/messages';
import { unitTypes, type UnitType } from '#shared/records';
import type { RosterColumn, RosterHead, RosterLayout } from '#shared/unit-roster';
import { Pick } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { rosterWord, rosterWords } from './words.ts';

const must: readonly RosterHead[] = ['code', 'name', 'type'];

/** Which column of the sheet holds what; the first value under a head helps to tell. */
export function RosterColumns(props: {
  readonly columns: readonly RosterColumn[];
  readonly layout: RosterLayout;
  readonly onChange: (layout: RosterLayout) => void;
}): ReactNode {
  const { columns, layout, onChange } = props;
  const say = useSay();
  const { language } = useLanguage();
  const assign = (head: RosterHead, value: string): void => {
    const others = Object.entries(layout.columns).filter(([each]) => each !== head);
    const next = value === '' ? others : [...others, [head, Number(value)] as const];
    onChange({ ...layout, columns: Object.fromEntries(next) });
  };
  return (
    <Box
      sx={{
        display: 'grid',
        gridTemplateColumns: 'repeat(3, max-content 1fr)',
        gap: '6px 8px',
        alignItems: 'center',
        flex: 'none',
        maxHeight: 260,
        overflow: 'auto',
      }}
    >
      {rosterWords.map((head) => (
        <Box key={head} sx={{ display: 'contents' }}>
          <span>
            {rosterWord(head, say)}
            {must.includes(head) && <span style={{ color: tokens.error }}> *</span>}
          </span>
          <Pick
            label={say(`${rosterWord(head, say)}所在列`, `Column of ${rosterWord(head, say)}`)}
            value={String(layout.columns[head] ?? '')}
            width={190}
            choices={[
              { value: '', text: say('（没有）', '(none)') },
              ...columns.map(({ column, letter, head: text, sample }) => ({
                value: String(column),
                text: `${letter} ${text}${sample === '' ? '' : say(`（如 ${sample}）`, ` (${sample})`)}`,
              })),
            ]}
            onPick={(value) => {
              assign(head, value);
            }}
          />
        </Box>
      ))}
      {layout.columns.type === undefined && (
        <Box sx={{ gridColumn: '1 / -1', display: 'flex', gap: 1, alignItems: 'center' }}>
          <span>{say('没有单位性质列时，新单位一律按', 'Without a column of types, new units are')}</span>
          <Pick<UnitType | ''>
            label={say('统一的单位性质', 'Type of all units')}
            value={layout.type ?? ''}
            choices={[
              { value: '', text: say('（请选择）', '(choose)') },
              ...unitTypes.map((type) => ({ value: type, text: unitTypeLabel(type, language) })),
            ]}
            onPick={(type) => {
              onChange({ ...layout, type: type === '' ? null : type });
            }}
          />
        </Box>
      )}
    </Box>
  );
}
