import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import type { CollectingRound } from '#shared/records';
import type { TrailRow } from '#shared/trail';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick } from '../../ui/frame/index.ts';
import { holdsWords, SectionPick, WordsField } from '../../ui/scope/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import { trailTime } from './trail-time.ts';

const most = 500;

/** 全县修改痕迹: the six columns with whose they are, by 股室, department, unit and words; exported as shown. */
export function TrailDialog(props: {
  readonly yearFile: YearFile;
  readonly rows: readonly TrailRow[];
  /** The unit that the list begins with; '' for the county. */
  readonly unit: string;
  readonly onClose: () => void;
  readonly onExport: (rows: readonly TrailRow[]) => void;
  /** Double click: to the unit's review. */
  readonly onLocate: (unit: string, round: CollectingRound) => void;
}): ReactNode {
  const { yearFile, rows } = props;
  const say = useSay();
  const [section, setSection] = useState('');
  const [department, setDepartment] = useState('');
  const [unit, setUnit] = useState(props.unit);
  const [words, setWords] = useState('');
  const found = rows.filter(
    (row) =>
      (section === '' || row.section === section) &&
      (department === '' || row.department === department) &&
      (unit === '' || row.unit === unit) &&
      holdsWords(words, row.unitName, row.act, row.item, row.before, row.after, row.by, trailTime(row.at)),
  );
  const wide = (text: string): ReactNode => (
    <Box
      sx={{ minWidth: 150, maxWidth: 330, py: 0.75, whiteSpace: 'normal', overflowWrap: 'anywhere', lineHeight: 1.5 }}
    >
      {text}
    </Box>
  );
  return (
    <Dialog open onClose={props.onClose} maxWidth={false} fullWidth>
      <DialogTitle sx={{ fontSize: 14, display: 'flex', gap: 1, alignItems: 'center' }}>
        <Box sx={{ fontSize: 16, mr: 1 }}>{say('修改痕迹', 'Traces of changes')}</Box>
        <SectionPick yearFile={yearFile} value={section} onPick={setSection} />
        <Pick
          label={say('主管部门', 'Department')}
          value={department}
          width={180}
          onPick={(code) => {
            setDepartment(code);
            setUnit('');
          }}
          choices={[
            { value: '', text: say('全部部门', 'All departments') },
            ...yearFile.departments.map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
          ]}
        />
        <Pick
          label={say('预算单位', 'Unit')}
          value={unit}
          width={220}
          onPick={setUnit}
          choices={[
            { value: '', text: say('全部单位', 'All units') },
            ...yearFile.units
              .filter((one) => department === '' || one.department === department)
              .map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
          ]}
        />
        <WordsField label={say('查询', 'Search')} words={words} onChange={setWords} />
      </DialogTitle>
      <DialogContent sx={{ height: 520, display: 'flex', flexDirection: 'column' }}>
        <DataTable<TrailRow>
          label={say('修改痕迹', 'Traces of changes')}
          rows={found.slice(0, most)}
          rowKey={({ key }) => key}
          onLocate={(row) => {
            props.onLocate(row.unit, row.round);
          }}
          empty={
            rows.length === 0
              ? say('首次报送以后没有修改。', 'Nothing has changed since the first hand-in.')
              : say('没有符合条件的修改。', 'No change matches.')
          }
          columns={[
            { key: 'unit', head: say('单位', 'Unit'), width: 170, cell: (row) => `${row.unit} ${row.unitName}` },
            { key: 'round', head: say('阶段', 'Round'), width: 76, cell: (row) => row.roundName },
            { key: 'act', head: say('操作类型', 'Act'), width: 110, cell: (row) => row.act },
            { key: 'item', head: say('操作项（单元格说明）', 'Item'), cell: (row) => wide(row.item) },
            { key: 'before', head: say('旧值', 'Before'), cell: (row) => wide(row.before) },
            { key: 'after', head: say('修改值', 'After'), cell: (row) => wide(row.after) },
            { key: 'by', head: say('修改人', 'By'), width: 64, cell: (row) => row.by },
            { key: 'at', head: say('修改时间', 'At'), width: 130, cell: (row) => trailTime(row.at) },
          ]}
        />
      </DialogContent>
      <DialogActions>
        <Box sx={{ flex: 1, fontSize: 13, color: tokens.inkSecond, pl: 2 }}>
          {found.length > most
            ? say(
                `共 ${String(found.length)} 条，显示最近 ${String(most)} 条；导出包括全部。`,
                `${String(found.length)} changes, the latest ${String(most)} shown; the export holds all.`,
              )
            : say(
                `共 ${String(found.length)} 条，双击一行查看单位。`,
                `${String(found.length)} changes; double-click to see the unit.`,
              )}
        </Box>
        <Button onClick={props.onClose}>{say('关闭', 'Close')}</Button>
        <Button
          variant="contained"
          disabled={found.length === 0}
          onClick={() => {
            props.onExport(found);
          }}
        >
          {say('导出Excel', 'Export to Excel')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
