import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import type { PaperRow, PaperTable, TableId } from '#shared/paper-tables';
import { cellText, isFigure, tableCheckCode, tableIds, tableName } from '#shared/paper-tables';
import type { Department } from '#shared/records';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import { PrintView } from './print-view.tsx';
import { SideList } from './side-list.tsx';

const all = '*';

/** 报表: the office's tables, as they are printed and exported. */
export function TablesPage(props: {
  readonly id: TableId;
  readonly onTable: (id: TableId) => void;
  readonly table: PaperTable;
  readonly sections: readonly string[];
  readonly section: string | null;
  readonly onSection: (section: string | null) => void;
  readonly departments: readonly Department[];
  readonly department: string;
  readonly onDepartment: (department: string) => void;
  readonly onExport: () => void;
}): ReactNode {
  const { id, table } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [printing, setPrinting] = useState(false);
  const [top, ...rows] = table.rows;
  const code = tableCheckCode(table);
  const shown = (row: PaperRow, key: string): ReactNode => {
    const column = table.columns.find((one) => one.key === key);
    const cell = row.cells[key];
    const text = column ? cellText(column.kind, cell, 'shown') : '';
    const negative = typeof cell === 'number' && cell < 0;
    return (
      <span
        title={text}
        style={{ fontWeight: row.level === 3 ? 400 : 600, ...(negative ? { color: tokens.error } : {}) }}
      >
        {text}
      </span>
    );
  };
  return (
    <>
      <TaskBar
        title={tableName(id, language)}
        filters={
          <>
            <Pick
              label={say('股室', 'Section')}
              value={props.section ?? all}
              choices={[
                { value: all, text: say('全部股室', 'All sections') },
                ...props.sections.map((section) => ({ value: section, text: section })),
              ]}
              onPick={(section) => {
                props.onSection(section === all ? null : section);
              }}
            />
            {id === 'disclosure' && (
              <Pick
                label={say('部门', 'Department')}
                value={props.department}
                choices={props.departments.map(({ code: value, name: text }) => ({ value, text }))}
                onPick={props.onDepartment}
              />
            )}
          </>
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13, whiteSpace: 'nowrap' }} data-testid="check-code">
          {table.unitNote}　{say('数据校验码', 'Check code')} {code}
        </Box>
        <Button
          variant="outlined"
          disabled={table.rows.length === 0}
          onClick={() => {
            setPrinting(true);
          }}
        >
          {say('打印…', 'Print…')}
        </Button>
        <Button variant="contained" disabled={table.rows.length === 0} onClick={props.onExport}>
          {say('导出Excel', 'Export to Excel')}
        </Button>
      </TaskBar>
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 1.5 }}>
        <SideList<TableId>
          label={say('报表', 'Tables')}
          current={id}
          onChoose={props.onTable}
          entries={tableIds.map((key) => ({ key, name: tableName(key, language), note: '' }))}
        />
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          <Box sx={{ pb: 1, fontSize: 13, color: tokens.inkSecond }} data-testid="table-note">
            {table.note}
          </Box>
          <DataTable
            label={table.name}
            rows={rows.map((row, index) => ({ row, index }))}
            rowKey={({ index }) => String(index)}
            empty={top ? table.remarks.join('') : table.empty}
            {...(top ? { total: Object.fromEntries(table.columns.map(({ key }) => [key, shown(top, key)])) } : {})}
            columns={table.columns.map(({ key, head, kind }) => ({
              key,
              head,
              align: isFigure(kind) ? ('right' as const) : ('left' as const),
              cell: ({ row }: { readonly row: PaperRow }) => shown(row, key),
            }))}
          />
          {rows.length > 0 && table.remarks.length > 0 && (
            <Box sx={{ pt: 0.5, fontSize: 13, color: tokens.inkSecond }}>{table.remarks.join('')}</Box>
          )}
        </Box>
      </Box>
      {printing && (
        <PrintView
          table={table}
          code={code}
          onClose={() => {
            setPrinting(false);
          }}
        />
      )}
    </>
  );
}
