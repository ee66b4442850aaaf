import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { insertRows, removeRows, type EntrySheet, type Rect } from '#shared/entry';
import { declarationLabel } from '#shared/forms';
import type { Editing } from '../../ui/form-grid/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

/** Over the grid: undo, lines in and out, find, and for purchases the declaration that there are none. */
export function EntryTools(props: {
  readonly sheet: EntrySheet;
  readonly rect: Rect;
  readonly editing: Editing;
  readonly noPurchases: boolean;
  readonly onNoPurchases: (none: boolean) => void;
  readonly onFind: () => void;
}): ReactNode {
  const { sheet, rect, editing } = props;
  const say = useSay();
  const tools = [
    { text: say('撤销', 'Undo'), key: 'Ctrl+Z', off: !editing.mayUndo, act: editing.undo },
    { text: say('重做', 'Redo'), key: 'Ctrl+Y', off: !editing.mayRedo, act: editing.redo },
    {
      text: say('插入行', 'Insert lines'),
      key: 'Ctrl +',
      off: false,
      act: () => {
        editing.apply(insertRows(sheet, rect.top, rect.bottom - rect.top + 1));
      },
    },
    {
      text: say('删除行', 'Delete lines'),
      key: 'Ctrl −',
      off: rect.top >= sheet.tables[sheet.table].length,
      act: () => {
        editing.apply(removeRows(sheet, rect.top, rect.bottom));
      },
    },
    { text: say('查找', 'Find'), key: 'Ctrl+F', off: false, act: props.onFind },
  ];
  return (
    <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center', mb: 0.5 }} role="toolbar">
      {tools.map(({ text, key, off, act }) => (
        <Button
          key={key}
          title={`${text} ${key}`}
          disabled={off}
          onMouseDown={(event) => {
            // The grid keeps the focus, so that typing goes on.
            event.preventDefault();
          }}
          onClick={act}
          sx={{ height: 26, px: 1, fontSize: 13 }}
        >
          {text}
        </Button>
      ))}
      <Box sx={{ flex: 1 }} />
      {sheet.table === 'purchases' && (
        <Box component="label" sx={{ fontSize: 13, display: 'flex', alignItems: 'center', gap: 0.5 }}>
          <input
            type="checkbox"
            checked={props.noPurchases}
            onChange={(event) => {
              props.onNoPurchases(event.target.checked);
            }}
          />
          {say(declarationLabel, 'The unit declares that it buys no services this year')}
        </Box>
      )}
    </Box>
  );
}
