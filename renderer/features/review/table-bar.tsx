import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { tableLabel } from '#shared/messages';
import { tableNames, type Finding, type Row, type TableName, type Tables } from '#shared/records';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

/** 只看有问题, 只看退回后修改的. */
export type RowFilter = { readonly problems: boolean; readonly changed: boolean };

/** The rows that both filters leave. */
export function shownRows(question: {
  readonly rows: readonly Row[];
  readonly findings: readonly Finding[];
  readonly changed: ReadonlySet<string> | null;
  readonly filter: RowFilter;
}): readonly Row[] {
  const { rows, findings, changed, filter } = question;
  const named = new Set(findings.flatMap(({ rowId, severity }) => (rowId && severity !== 'notice' ? [rowId] : [])));
  return rows.filter(
    ({ id }) => (!filter.problems || named.has(id)) && (!filter.changed || changed === null || changed.has(id)),
  );
}

/** The tables of the unit like sheets, and which of their rows are shown. */
export function TableBar(props: {
  readonly table: TableName;
  readonly onTable: (table: TableName) => void;
  readonly tables: Tables | null;
  readonly filter: RowFilter;
  readonly onFilter: (filter: RowFilter) => void;
  readonly changed: ReadonlySet<string> | null;
  readonly children?: ReactNode;
}): ReactNode {
  const { table, tables, filter, changed } = props;
  const say = useSay();
  const { language } = useLanguage();
  const box = (key: keyof RowFilter, text: string): ReactNode => (
    <label style={{ display: 'inline-flex', alignItems: 'center', gap: 4, fontSize: 13, whiteSpace: 'nowrap' }}>
      <input
        type="checkbox"
        checked={filter[key]}
        onChange={(event) => {
          props.onFilter({ ...filter, [key]: event.target.checked });
        }}
      />
      {text}
    </label>
  );
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, pt: 0.5, flexWrap: 'wrap' }}>
      <Box role="tablist" sx={{ display: 'flex', gap: 0.5 }}>
        {tableNames.map((name) => (
          <Button
            key={name}
            role="tab"
            aria-selected={name === table}
            onClick={() => {
              props.onTable(name);
            }}
            sx={{ backgroundColor: name === table ? tokens.accentSoft : 'transparent' }}
          >
            {tableLabel(name, language)} {tables ? tables[name].length : ''}
          </Button>
        ))}
      </Box>
      {tables && box('problems', say('只看有问题', 'Problems only'))}
      {tables && changed && box('changed', say('只看退回后修改的', 'Changed since return'))}
      <Box sx={{ flex: 1 }} />
      {props.children}
    </Box>
  );
}
