import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { filledTables, type Draft } from '#shared/entry';
import { tableLabel } from '#shared/messages';
import type { TableName } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

/** The forms as sheets at the bottom, each with its number of lines. */
export function FormTabs(props: {
  readonly tables: readonly TableName[];
  readonly current: TableName;
  readonly draft: Draft;
  readonly yearFile: YearFile;
  readonly onChoose: (table: TableName) => void;
}): ReactNode {
  const { language } = useLanguage();
  const say = useSay();
  const filled = filledTables(props.draft.tables);
  return (
    <Box role="tablist" aria-label={say('表', 'Forms')} sx={{ display: 'flex', flex: 'none' }}>
      {props.tables.map((table) => {
        const active = table === props.current;
        const form = props.yearFile.forms.find((one) => one.table === table);
        return (
          <Box
            component="button"
            key={table}
            role="tab"
            aria-selected={active}
            onClick={() => {
              props.onChoose(table);
            }}
            sx={{
              all: 'unset',
              cursor: 'pointer',
              height: 30,
              lineHeight: '28px',
              px: 1.75,
              fontSize: 13,
              whiteSpace: 'nowrap',
              fontWeight: active ? 600 : 400,
              color: active ? tokens.accent : tokens.ink,
              backgroundColor: tokens.paper,
              border: `1px solid ${tokens.hairline}`,
              borderTop: `2px solid ${active ? tokens.accent : tokens.hairline}`,
              boxSizing: 'border-box',
              '&:focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: -2 },
            }}
          >
            {language === 'zh' ? (form?.sheet ?? tableLabel(table, language)) : tableLabel(table, language)}{' '}
            <Box component="span" sx={{ color: tokens.inkSecond, fontWeight: 400 }}>
              {filled[table].length}
            </Box>
          </Box>
        );
      })}
    </Box>
  );
}
