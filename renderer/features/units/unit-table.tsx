import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { unitTypeLabel } from '#shared/messages';
import type { Unit } from '#shared/records';
import type { UnitTreeRow } from '#shared/unit-changes';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

const keyOf = (row: UnitTreeRow): string => (row.kind === 'unit' ? row.unit.code : row.department.code);

/** The tree of departments and units; a department is a sum row, its 本级 the first unit under it. */
export function UnitTable(props: {
  readonly yearFile: YearFile;
  readonly rows: readonly UnitTreeRow[];
  readonly selected: string | null;
  readonly onSelect: (code: string) => void;
  readonly onOpen: (row: UnitTreeRow) => void;
}): ReactNode {
  const { yearFile, rows } = props;
  const say = useSay();
  const { language } = useLanguage();
  const regions = new Map((yearFile.regions ?? []).map(({ code, name }) => [code, name]));
  const unitCell = (write: (unit: Unit) => ReactNode) => (row: UnitTreeRow) =>
    row.kind === 'unit' ? write(row.unit) : '';
  return (
    <DataTable
      label={say('单位名册', 'Units')}
      rows={rows}
      rowKey={keyOf}
      selected={props.selected}
      onSelect={(row) => {
        if (props.selected === keyOf(row)) props.onOpen(row);
        else props.onSelect(keyOf(row));
      }}
      empty={
        <Box sx={{ textAlign: 'center', lineHeight: 1.8 }}>
          {say(
            '本年度还没有单位。可以“导入单位名册”（任何版式的 Excel 名册），也可以先“新增部门”、再“新增单位”。',
            'There are no units yet. Import a list of any layout, or add departments and then units by hand.',
          )}
        </Box>
      }
      total={{
        code: say('合计', 'Total'),
        name: say(
          `${String(yearFile.departments.length)} 个部门，${String(yearFile.units.length)} 个单位`,
          `${String(yearFile.departments.length)} departments, ${String(yearFile.units.length)} units`,
        ),
      }}
      columns={[
        {
          key: 'code',
          head: say('编码', 'Code'),
          width: 110,
          cell: (row) => <span style={{ paddingLeft: row.kind === 'unit' ? row.depth * 14 : 0 }}>{keyOf(row)}</span>,
        },
        {
          key: 'name',
          head: say('名称', 'Name'),
          cell: (row) => (
            <Box
              component="span"
              sx={{
                fontWeight: row.kind === 'department' ? 600 : 400,
                color: row.retired ? tokens.inkSecond : tokens.ink,
              }}
            >
              {row.kind === 'unit' ? row.unit.name : row.department.name}{' '}
              {row.kind === 'unit' && row.unit.isHead && <StateLabel tone="blue">{say('本级', 'Head')}</StateLabel>}
              {row.retired && <StateLabel tone="grey">{say('已停用', 'Retired')}</StateLabel>}
            </Box>
          ),
        },
        {
          key: 'type',
          head: say('单位性质', 'Type'),
          width: 180,
          cell: (row) =>
            row.kind === 'unit'
              ? unitTypeLabel(row.unit.type, language)
              : say(`${String(row.units)} 个单位`, `${String(row.units)} units`),
        },
        {
          key: 'section',
          head: say('业务股室', 'Section'),
          width: 90,
          cell: (row) => (row.kind === 'unit' ? row.unit.section : row.department.section),
        },
        {
          key: 'region',
          head: say('行政区划', 'Region'),
          width: 100,
          cell: unitCell(({ region }) => regions.get(region) ?? region),
        },
        {
          key: 'accountant',
          head: say('会计', 'Accountant'),
          width: 80,
          cell: unitCell(({ accountant }) => accountant ?? ''),
        },
        {
          key: 'leader',
          head: say('分管领导', 'Leader'),
          width: 80,
          cell: unitCell(({ leader }) => leader ?? ''),
        },
        {
          key: 'phone',
          head: say('电话', 'Telephone'),
          width: 120,
          cell: unitCell(({ phone }) => phone ?? ''),
        },
      ]}
    />
  );
}
