import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { dayNumber } from '#shared/calendar';
import { unitTypeLabel } from '#shared/messages';
import type { YearCalendar, YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';

type Dates = Pick<YearCalendar, 'up1Deadline' | 'up2Deadline' | 'congressDate'>;
const fields: readonly { readonly key: keyof Dates; readonly label: string }[] = [
  { key: 'up1Deadline', label: '一上报送截止' },
  { key: 'up2Deadline', label: '二上报送截止' },
  { key: 'congressDate', label: '人代会批准日期' },
];
const wrong = (date: string): boolean => date !== '' && dayNumber(date) === null;

/** 年度设置: the units of the year, its dates, and the year as one file. */
export function YearPage(props: {
  readonly yearFile: YearFile;
  readonly onExportRoster: () => void;
  readonly onImportRoster: () => void;
  readonly onExportYear: () => void;
  readonly onDates: (dates: Dates) => void;
}): ReactNode {
  const { yearFile } = props;
  const { calendar } = yearFile;
  const [typed, setTyped] = useState<Partial<Record<keyof Dates, string>>>({});
  const shown = (key: keyof Dates): string => typed[key] ?? calendar[key] ?? '';
  const departments = new Map(yearFile.departments.map(({ code, name }) => [code, name]));
  const dates = fields.map(({ key }) => shown(key));
  const changed = fields.some(({ key }) => shown(key) !== (calendar[key] ?? ''));
  const none = yearFile.units.length === 0;

  return (
    <>
      <TaskBar title="年度设置">
        <Button variant="outlined" onClick={props.onExportYear}>
          导出年度文件…
        </Button>
        <Button variant="outlined" onClick={props.onExportRoster}>
          {none ? '导出空白名册…' : '导出单位名册…'}
        </Button>
        <Button variant="contained" onClick={props.onImportRoster}>
          导入单位名册…
        </Button>
      </TaskBar>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, pb: 1.5, pt: 0.5 }}>
        {fields.map(({ key, label }) => (
          <TextField
            key={key}
            label={label}
            placeholder="2027-01-20"
            value={shown(key)}
            error={wrong(shown(key))}
            onChange={(event) => {
              setTyped({ ...typed, [key]: event.target.value.trim() });
            }}
            sx={{ width: 150 }}
          />
        ))}
        <Button
          variant="outlined"
          disabled={!changed || dates.some(wrong)}
          onClick={() => {
            const of = (key: keyof Dates): string | null => (shown(key) === '' ? null : shown(key));
            props.onDates({
              up1Deadline: of('up1Deadline'),
              up2Deadline: of('up2Deadline'),
              congressDate: of('congressDate'),
            });
          }}
        >
          保存日期
        </Button>
        <Box sx={{ fontSize: 13, color: dates.some(wrong) ? tokens.error : tokens.inkSecond }}>
          {dates.some(wrong)
            ? '日期须写成 2027-01-20 的格式。'
            : `区划 ${yearFile.region.code}　表样版本 ${yearFile.formVersion}　指导性目录 ${String(yearFile.catalog.length)} 条`}
        </Box>
      </Box>
      <DataTable
        label="单位名册"
        rows={yearFile.units}
        rowKey={(unit) => unit.code}
        empty={
          <Box sx={{ textAlign: 'center' }}>
            本年度还没有单位。请先“导出空白名册”，在 Excel 或 WPS 中填好单位，再“导入单位名册”。
          </Box>
        }
        total={{
          code: '合计',
          name: `${String(yearFile.departments.length)} 个部门，${String(yearFile.units.length)} 个单位`,
        }}
        columns={[
          { key: 'code', head: '单位编码', width: 90, cell: (unit) => unit.code },
          { key: 'name', head: '单位名称', cell: (unit) => unit.name },
          {
            key: 'department',
            head: '主管部门',
            cell: (unit) => `${unit.department} ${departments.get(unit.department) ?? ''}`,
          },
          { key: 'section', head: '业务股室', width: 100, cell: (unit) => unit.section },
          { key: 'type', head: '单位性质', width: 210, cell: (unit) => unitTypeLabel(unit.type, 'zh') },
          { key: 'region', head: '行政区划', width: 100, cell: (unit) => unit.region },
          { key: 'accountant', head: '会计', width: 80, cell: (unit) => unit.accountant ?? '' },
          { key: 'phone', head: '电话', width: 120, cell: (unit) => unit.phone ?? '' },
        ]}
      />
    </>
  );
}
