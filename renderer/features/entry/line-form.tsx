import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useEffect, useRef, type ReactNode } from 'react';
import { enterCells, type EditStep, type EntryColumn, type EntrySheet } from '#shared/entry';
import type { Finding } from '#shared/records';
import { LineField } from '../../ui/form-grid/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

type Section = { readonly title: string | null; readonly columns: readonly EntryColumn[] };
/** The columns in the order of the paper; those under one heading stand together. */
function sectionsOf(columns: readonly EntryColumn[]): readonly Section[] {
  const sections: { title: string | null; columns: EntryColumn[] }[] = [];
  for (const column of columns) {
    const title = column.group ?? null;
    const last = sections.at(-1);
    if (last && last.title === title) last.columns.push(column);
    else sections.push({ title, columns: [column] });
  }
  return sections;
}

/** One line as a form, with the same cells as the grid. Page up and down go to its neighbours. */
export function LineForm(props: {
  readonly sheet: EntrySheet;
  readonly index: number;
  readonly readOnly: boolean;
  readonly findings: readonly Finding[];
  readonly onIndex: (index: number) => void;
  readonly onStep: (step: EditStep) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}): ReactNode {
  const { sheet, index } = props;
  const say = useSay();
  const rows = sheet.tables[sheet.table];
  const row = rows[index];
  const form = useRef<HTMLDivElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input:not([readonly])')?.focus();
  }, []);
  const go = (to: number): void => {
    props.onIndex(Math.min(Math.max(to, 0), rows.length));
  };
  return (
    <Box
      ref={form}
      data-testid="line-form"
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const control = event.ctrlKey || event.metaKey;
        if (event.key === 'PageDown' || event.key === 'PageUp') {
          event.preventDefault();
          if (event.target instanceof HTMLElement) event.target.blur();
          go(index + (event.key === 'PageDown' ? 1 : -1));
        } else if (control && event.key === 's') event.preventDefault();
      }}
      sx={{
        flex: 1,
        minHeight: 0,
        overflow: 'auto',
        backgroundColor: tokens.paper,
        border: `1px solid ${tokens.hairline}`,
        borderRadius: '4px',
        p: 2,
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <Box sx={{ fontWeight: 600 }}>
          {row
            ? say(
                `第 ${String(index + 1)} 行，共 ${String(rows.length)} 行`,
                `Line ${String(index + 1)} of ${String(rows.length)}`,
              )
            : say('新的一行', 'A new line')}
        </Box>
        <Box sx={{ flex: 1 }} />
        <Button onClick={props.onUndo}>{say('撤销', 'Undo')}</Button>
        <Button onClick={props.onRedo}>{say('重做', 'Redo')}</Button>
        <Button
          disabled={index === 0}
          title="Page Up"
          onClick={() => {
            go(index - 1);
          }}
        >
          {say('上一行', 'Previous')}
        </Button>
        <Button
          disabled={index >= rows.length}
          title="Page Down"
          onClick={() => {
            go(index + 1);
          }}
        >
          {say('下一行', 'Next')}
        </Button>
      </Box>
      {sectionsOf(sheet.columns).map(({ title, columns }) => (
        <Box key={columns[0]?.field}>
          {title !== null && (
            <Box sx={{ mt: 1.5, mb: 0.5, fontWeight: 600, color: tokens.inkSecond, fontSize: 13 }}>{title}</Box>
          )}
          <Box
            sx={{
              display: 'grid',
              gridTemplateColumns: 'repeat(auto-fill, minmax(250px, 1fr))',
              columnGap: 2,
              rowGap: 1,
            }}
          >
            {columns.map((column) => (
              <LineField
                key={column.field}
                sheet={sheet}
                column={column}
                row={row}
                readOnly={props.readOnly || column.locked}
                finding={props.findings.find(({ rowId, field }) => row && rowId === row.id && field === column.field)}
                onCell={(cell) => {
                  props.onStep(enterCells(sheet, [{ row: index, field: column.field, cell }]));
                }}
              />
            ))}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
