import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState, type ReactNode } from 'react';
import { basicTotals } from '#shared/basic-figures';
import { fen, showYuan } from '#shared/money';
import type { BasicLine } from '#shared/records';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';

const yuan = (amount: number): string => (amount === 0 ? '' : showYuan(fen(amount)));
const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
/** Null where the source states nothing of last year. */
function previousOf(lines: readonly BasicLine[]): number | null {
  const stated = lines.flatMap(({ previous }) => (previous === null ? [] : [previous]));
  return stated.length === 0 ? null : sumOf(stated);
}

/** 基本支出控制数, as they were imported: seen beside the project figures, never compiled here (practice 2.5). */
export function BasicsPage(props: {
  readonly yearFile: YearFile;
  readonly figures: ReadonlyMap<string, readonly BasicLine[]>;
  readonly reading: boolean;
  readonly onImport: () => void;
}): ReactNode {
  const { yearFile, figures } = props;
  const say = useSay();
  const [department, setDepartment] = useState('');
  const [open, setOpen] = useState<string | null>(null);
  const names = new Map(yearFile.lists.departmentEconomy.map(({ code, name }) => [code, name]));
  const rows = yearFile.units
    .filter((unit) => figures.has(unit.code) && (department === '' || unit.department === department))
    .map(({ code, name }) => {
      const lines = figures.get(code) ?? [];
      return { code, name, ...basicTotals(lines), previous: previousOf(lines) };
    });
  const shown = rows.find(({ code }) => code === open);
  const detail = shown ? (figures.get(shown.code) ?? []) : [];
  const change = (total: number, previous: number | null): string => (previous === null ? '' : yuan(total - previous));
  return (
    <>
      <TaskBar
        title={say('基本支出控制数', 'Basic expenditure')}
        filters={
          <Pick
            label={say('部门', 'Department')}
            value={department}
            width={180}
            onPick={setDepartment}
            choices={[
              { value: '', text: say('全部部门', 'All departments') },
              ...yearFile.departments.map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
            ]}
          />
        }
      >
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>{say('单位：元', 'yuan')}</Box>
        <Button variant="contained" disabled={props.reading} onClick={props.onImport}>
          {say('导入基本支出控制数…', 'Import figures…')}
        </Button>
      </TaskBar>
      <Box sx={{ flex: 'none', pb: 1, fontSize: 13, color: tokens.inkSecond }} data-testid="basics-note">
        {say(
          '基本支出（人员经费和公用经费）不在本系统编制；此处显示导入的控制数，只供查看和审核规则使用，不能修改。',
          'Basic expenditure (staff and office quota) is not compiled here: these are the imported figures, to be seen and to be used by the rules, not to be changed.',
        )}
      </Box>
      <DataTable
        label={say('基本支出控制数', 'Basic expenditure')}
        rows={rows}
        rowKey={({ code }) => code}
        selected={open}
        onSelect={({ code }) => {
          setOpen(code === open ? null : code);
        }}
        empty={
          <Box sx={{ textAlign: 'center', lineHeight: 1.8 }}>
            {figures.size === 0
              ? say(
                  '还没有导入基本支出控制数。请点“导入基本支出控制数”，选择预算股给出或从一体化系统导出的表（预算单位、部门预算经济分类、控制数）。',
                  'No figures were imported yet: import the table of the budget section or of the integrated system.',
                )
              : say('这个部门没有基本支出控制数。', 'This department has no figures.')}
          </Box>
        }
        total={{
          code: say('合计', 'Sum'),
          name: say(`${String(rows.length)} 个单位`, `${String(rows.length)} units`),
          personnel: yuan(sumOf(rows.map(({ personnel }) => personnel))),
          quota: yuan(sumOf(rows.map(({ quota }) => quota))),
          total: yuan(sumOf(rows.map(({ total }) => total))),
          previous: yuan(sumOf(rows.map(({ previous }) => previous ?? 0))),
          change: yuan(sumOf(rows.map(({ total, previous }) => (previous === null ? 0 : total - previous)))),
        }}
        columns={[
          { key: 'code', head: say('单位编码', 'Code'), width: 100, cell: ({ code }) => code },
          { key: 'name', head: say('单位名称', 'Unit'), cell: ({ name }) => name },
          {
            key: 'personnel',
            head: say('人员经费', 'Staff'),
            width: 150,
            align: 'right',
            cell: ({ personnel }) => yuan(personnel),
          },
          {
            key: 'quota',
            head: say('公用经费', 'Office quota'),
            width: 150,
            align: 'right',
            cell: ({ quota }) => yuan(quota),
          },
          {
            key: 'total',
            head: say('控制数合计', 'Figure'),
            width: 150,
            align: 'right',
            cell: ({ total }) => yuan(total),
          },
          {
            key: 'previous',
            head: say('上年预算数', 'Last year'),
            width: 150,
            align: 'right',
            cell: ({ previous }) => (previous === null ? '' : yuan(previous)),
          },
          {
            key: 'change',
            head: say('比上年增减', 'Change'),
            width: 150,
            align: 'right',
            cell: ({ total, previous }) => change(total, previous),
          },
        ]}
      />
      {shown && (
        <Box sx={{ flex: 'none', height: 200, display: 'flex', flexDirection: 'column', pt: 1 }}>
          <DataTable
            label={say(`${shown.name}按经济科目`, `${shown.name} by classification`)}
            rows={detail}
            rowKey={({ deptEcon }) => deptEcon}
            empty=""
            columns={[
              {
                key: 'econ',
                head: say(`${shown.name}　部门预算经济分类`, `${shown.name}: classification`),
                cell: ({ deptEcon }) => `${deptEcon} ${names.get(deptEcon) ?? ''}`,
              },
              {
                key: 'amount',
                head: say('控制数', 'Figure'),
                width: 160,
                align: 'right',
                cell: ({ amount }) => yuan(amount),
              },
              {
                key: 'previous',
                head: say('上年预算数', 'Last year'),
                width: 160,
                align: 'right',
                cell: ({ previous }) => (previous === null ? '' : yuan(previous)),
              },
            ]}
          />
        </Box>
      )}
    </>
  );
}
