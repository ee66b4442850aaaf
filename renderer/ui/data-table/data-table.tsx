import Box from '@mui/material/Box';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { tokens } from '../theme/index.ts';
import { useSay } from '../tongue/index.ts';
import { useCopyMenu } from './copy-menu.tsx';
import { shownList, useListExport, type ListNote } from './shown-list.ts';

type DataColumn<RowType> = {
  readonly key: string;
  readonly head: ReactNode;
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
  readonly cell: (row: RowType) => ReactNode;
};

const tableLook = {
  flex: 1,
  minHeight: 0,
  overflow: 'auto',
  border: `1px solid ${tokens.hairline}`,
  borderRadius: '4px',
  backgroundColor: tokens.paper,
  '& table': { borderCollapse: 'separate', borderSpacing: 0, width: '100%', fontSize: 13 },
  '& th, & td': {
    padding: '0 8px',
    height: 32,
    borderBottom: `1px solid ${tokens.hairline}`,
    borderRight: `1px solid ${tokens.hairline}`,
    whiteSpace: 'nowrap',
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    maxWidth: 360,
  },
  '& th': { position: 'sticky', top: 0, background: '#F8F9FB', fontWeight: 600, zIndex: 1, textAlign: 'left' },
  '& tr.total td': { position: 'sticky', top: 32, background: '#F8F9FB', fontWeight: 600, zIndex: 1 },
  '& tbody tr:hover td': { background: tokens.accentSoft },
  '& tbody tr[aria-selected="true"] td': { background: tokens.accentSoft },
  '& tr:focus-visible': { outline: `2px solid ${tokens.accent}`, outlineOffset: -2 },
} as const;

const stripLook = {
  flex: 'none',
  height: 24,
  display: 'flex',
  justifyContent: 'space-between',
  alignItems: 'center',
  px: 1,
  fontSize: 12,
  color: tokens.inkSecond,
  '& button': { all: 'unset', cursor: 'pointer', color: tokens.accent },
  '& button:focus-visible': { outline: `2px solid ${tokens.accent}` },
} as const;

/**
 * A list: sums on top, figures to the right, rows reached by keyboard. A right click copies it whole; the strip below
 * counts its rows and writes it into a workbook.
 */
export function DataTable<RowType>(props: {
  readonly label: string;
  readonly columns: readonly DataColumn<RowType>[];
  readonly rows: readonly RowType[];
  readonly rowKey: (row: RowType) => string;
  readonly total?: Readonly<Record<string, ReactNode>>;
  readonly selected?: string | null;
  readonly onSelect?: (row: RowType) => void;
  /** 双击定位: double click, or Enter with Ctrl. */
  readonly onLocate?: (row: RowType) => void;
  readonly empty: ReactNode;
  /** For 导出列表: whose list it is, and what its amounts are in. */
  readonly exportAs?: ListNote;
}): ReactNode {
  const { columns, rows, rowKey, total, selected, onSelect, onLocate, empty, label } = props;
  const { onContextMenu, menu } = useCopyMenu();
  const say = useSay();
  const exportList = useListExport();
  const table = useRef<HTMLTableElement>(null);
  if (rows.length === 0)
    return (
      <Box sx={{ ...tableLook, display: 'grid', placeItems: 'center', color: tokens.inkSecond, p: 4 }}>{empty}</Box>
    );
  const choose = (row: RowType) => (event: KeyboardEvent) => {
    if (event.key === 'Enter' && event.ctrlKey) onLocate?.(row);
    else if (event.key === 'Enter' || event.key === ' ') onSelect?.(row);
  };
  return (
    <>
      <Box sx={tableLook} onContextMenu={onContextMenu}>
        <table aria-label={label} ref={table}>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column.key} style={{ width: column.width, textAlign: column.align ?? 'left' }}>
                  {column.head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {total && (
              <tr className="total">
                {columns.map((column) => (
                  <td key={column.key} style={{ textAlign: column.align ?? 'left' }}>
                    {total[column.key]}
                  </td>
                ))}
              </tr>
            )}
            {rows.map((row) => (
              <tr
                key={rowKey(row)}
                tabIndex={(onSelect ?? onLocate) ? 0 : undefined}
                aria-selected={selected === undefined ? undefined : selected === rowKey(row)}
                onClick={() => onSelect?.(row)}
                onDoubleClick={() => onLocate?.(row)}
                onKeyDown={choose(row)}
                style={onSelect ? { cursor: 'pointer' } : undefined}
              >
                {columns.map((column) => (
                  <td key={column.key} style={{ textAlign: column.align ?? 'left' }}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
        {menu}
      </Box>
      <Box sx={stripLook}>
        <span>{say(`共 ${String(rows.length)} 行`, `${String(rows.length)} rows`)}</span>
        {exportList && (
          <button
            type="button"
            onClick={() => {
              if (table.current) exportList(shownList(table.current, props.exportAs));
            }}
          >
            {say('导出列表…', 'Export list…')}
          </button>
        )}
      </Box>
    </>
  );
}
