import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { decideAmend } from '#shared/amend';
import { entryColumns, type EntryColumn } from '#shared/entry';
import { fieldDictionary, type FieldId } from '#shared/fields';
import { tableLabel } from '#shared/messages';
import type { Cells, CollectingRound, Finding, Row, TableName, Tables, Unit } from '#shared/records';
import { rowItem } from '#shared/returns';
import { changesBetween, shownCell } from '#shared/trail';
import type { YearFile } from '#shared/year-file';
import { LineField } from '../../ui/form-grid/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

const fieldsLook = {
  display: 'grid',
  gridTemplateColumns: 'repeat(auto-fill, minmax(230px, 1fr))',
  columnGap: 2,
  rowGap: 1,
} as const;

function without(cells: Cells, field: FieldId): Cells {
  return Object.fromEntries(Object.entries(cells).filter(([name]) => name !== field));
}

/** The changes as they will be traced: what was typed can be taken back, what follows from it is told apart. */
function Changes(props: {
  readonly table: TableName;
  readonly before: Tables;
  readonly after: Tables;
  readonly typed: Cells;
  readonly onUndo: (field: FieldId) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const changes = changesBetween(props.before, props.after);
  if (changes.length === 0)
    return (
      <Box sx={{ fontSize: 13, color: tokens.inkSecond }}>
        {say('修改上面的单元格后，改动在此列出。', 'Change cells above; the changes are listed here.')}
      </Box>
    );
  return (
    <Box sx={{ maxHeight: 96, overflow: 'auto', fontSize: 13 }} data-testid="amend-changes">
      {changes.map((change) =>
        change.kind === 'changed' ? (
          <Box key={change.field} sx={{ display: 'flex', gap: 1, alignItems: 'center', minHeight: 26 }}>
            <b>{fieldDictionary[change.field][language]}</b>
            <Box component="span" sx={{ color: tokens.inkSecond, textDecoration: 'line-through' }}>
              {shownCell(change.field, change.before, language) || say('（空）', '(blank)')}
            </Box>
            → {shownCell(change.field, change.after, language) || say('（空）', '(blank)')}
            {props.typed[change.field] === undefined ? (
              <Box component="span" sx={{ color: tokens.inkSecond, fontSize: 12 }}>
                {say('随之计算', 'follows')}
              </Box>
            ) : (
              <Button
                sx={{ py: 0, minWidth: 0 }}
                onClick={() => {
                  props.onUndo(change.field);
                }}
              >
                {say('撤销', 'Undo')}
              </Button>
            )}
          </Box>
        ) : null,
      )}
    </Box>
  );
}

/** 代改: cells of one row changed on the unit's behalf, and why. */
export function AmendDialog(props: {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly round: CollectingRound;
  readonly table: TableName;
  readonly row: Row;
  readonly tables: Tables;
  readonly findings: readonly Finding[];
  readonly onClose: () => void;
  readonly onAmend: (cells: Cells, reason: string) => void;
}): ReactNode {
  const { yearFile, unit, round, table, row, tables } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [cells, setCells] = useState<Cells>({});
  const [reason, setReason] = useState('');
  const form = yearFile.forms.find((one) => one.table === table);
  const columns = form ? entryColumns(form, round) : [];
  const amended = decideAmend(
    { unit, state: 'submitted', tables },
    { table, rowId: row.id, cells, reason: '-' },
    { yearFile, round },
  );
  const after = amended.ok ? amended.value : tables;
  const shown = after[table].find(({ id }) => id === row.id) ?? row;
  const about = rowItem(tables, { table, rowId: row.id });
  const sheet = {
    yearFile,
    unit,
    round,
    table,
    columns,
    tables: after,
    money: 'yuan',
    newRowId: () => row.id,
  } as const;
  const changed = after !== tables;
  const named = new Set(props.findings.flatMap((one) => (one.rowId === row.id && one.field ? [one.field] : [])));
  const field = (column: EntryColumn): ReactNode => (
    <LineField
      key={column.field}
      sheet={sheet}
      column={column}
      row={shown}
      readOnly={column.locked}
      finding={props.findings.find((one) => one.rowId === row.id && one.field === column.field)}
      onCell={(cell) => {
        setCells({ ...cells, [column.field]: cell });
      }}
    />
  );
  const first = columns.filter((column) => !column.folded || named.has(column.field));
  const more = columns.filter((column) => !first.includes(column));
  return (
    <Dialog open onClose={props.onClose} maxWidth="lg" fullWidth>
      <DialogTitle sx={{ fontSize: 16, pb: 1 }}>
        {say(`代改 ${unit.name}`, `Amend for ${unit.name}`)}
        <Box sx={{ fontSize: 13, color: tokens.inkSecond }}>
          {[tableLabel(table, language), about.subject, about.place].filter(Boolean).join('　')}
        </Box>
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Box
          sx={{
            height: 300,
            flex: 'none',
            overflow: 'auto',
            border: `1px solid ${tokens.hairline}`,
            borderRadius: '4px',
            p: 1.5,
          }}
        >
          <Box sx={fieldsLook}>{first.map(field)}</Box>
          {more.length > 0 && (
            <Box component="details" sx={{ mt: 1.5 }}>
              <Box component="summary" sx={{ cursor: 'pointer', fontSize: 13, color: tokens.inkSecond }}>
                {say(`其余 ${String(more.length)} 列`, `${String(more.length)} more columns`)}
              </Box>
              <Box sx={{ ...fieldsLook, mt: 1 }}>{more.map(field)}</Box>
            </Box>
          )}
        </Box>
        <Changes
          table={table}
          before={tables}
          after={after}
          typed={cells}
          onUndo={(undone) => {
            setCells(without(cells, undone));
          }}
        />
        <TextField
          label={say('代改原因', 'Reason')}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
          }}
        />
        <Box sx={{ fontSize: 13, color: tokens.inkSecond }}>
          {say(
            '保存后重新审核，改动记入修改痕迹，并待单位确认；单位确认前不能审核通过。',
            'The rules run again, the change is traced and waits for the unit; it cannot pass before that.',
          )}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          disabled={!changed || reason.trim() === ''}
          onClick={() => {
            props.onAmend(cells, reason);
          }}
        >
          {say('保存代改', 'Save amendment')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
