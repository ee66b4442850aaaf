import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { roundLabel } from '#shared/messages';
import { fen, showYuan } from '#shared/money';
import type { CollectingRound } from '#shared/records';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, TaskBar } from '../../ui/frame/index.ts';
import { localMoment } from '../../ui/instant/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { ImportEntry, ImportKind } from '../../usecases/ports.ts';
import { importKinds, kindNote, kindWord } from './import-words.ts';

/** 数据导入: what is imported, and everything that was, newest first. */
export function ImportsPage(props: {
  readonly kind: ImportKind;
  readonly onKind: (kind: ImportKind) => void;
  readonly round: CollectingRound;
  readonly onRound: (round: CollectingRound) => void;
  readonly entries: readonly ImportEntry[];
  /** Files read so far; null while nothing is read. */
  readonly reading: number | null;
  readonly onChoose: () => void;
  readonly onExport: () => void;
}): ReactNode {
  const { kind, entries, reading } = props;
  const say = useSay();
  const { language } = useLanguage();
  return (
    <>
      <TaskBar
        title={say('数据导入', 'Imports')}
        filters={
          <>
            <Pick
              label={say('导入内容', 'What')}
              value={kind}
              choices={importKinds.map((value) => ({ value, text: kindWord(say, value) }))}
              onPick={props.onKind}
            />
            <Pick<CollectingRound>
              label={say('轮次', 'Round')}
              value={props.round}
              choices={(['up1', 'up2'] as const).map((value) => ({ value, text: roundLabel(value, language) }))}
              onPick={props.onRound}
            />
          </>
        }
      >
        <Button variant="outlined" onClick={props.onExport}>
          {say('导出一体化导入表…', 'Export import layout…')}
        </Button>
        <Button variant="contained" disabled={reading !== null} onClick={props.onChoose}>
          {reading === null
            ? say('选择导入文件…', 'Choose files…')
            : say(`正在读取，已读 ${String(reading)} 个文件`, `Reading: ${String(reading)} files`)}
        </Button>
      </TaskBar>
      <Box sx={{ fontSize: 13, color: tokens.inkSecond, pb: 1, lineHeight: 1.6 }} data-testid="import-note">
        {kindNote(say, kind)}
        {say('表头自动识别，先试导入、核对后再导入。', ' Heads are found; nothing is taken before it was looked at.')}
      </Box>
      <DataTable
        label={say('导入记录', 'Imports so far')}
        rows={entries}
        rowKey={(entry) => entry.at}
        empty={
          <Box sx={{ textAlign: 'center', lineHeight: 1.8 }}>
            {say(
              '还没有导入过数据。请先在一体化系统中导出表格（xlsx、xls 或 et），再点“选择导入文件”。',
              'Nothing has been imported yet. Export the tables from the integrated system, then choose the files.',
            )}
          </Box>
        }
        columns={[
          { key: 'at', head: say('导入时间', 'When'), width: 140, cell: ({ at }) => localMoment(at) },
          { key: 'what', head: say('导入内容', 'What'), width: 150, cell: ({ what }) => kindWord(say, what) },
          {
            key: 'round',
            head: say('轮次', 'Round'),
            width: 90,
            cell: ({ round }) => (round === null ? '' : roundLabel(round, language)),
          },
          { key: 'files', head: say('文件', 'Files'), cell: ({ files }) => files.map(({ name }) => name).join('、') },
          { key: 'units', head: say('单位数', 'Units'), width: 70, align: 'right', cell: ({ units }) => units },
          { key: 'rows', head: say('行数', 'Rows'), width: 80, align: 'right', cell: ({ rows }) => rows },
          {
            key: 'sum',
            head: say('金额（元）', 'Amount (yuan)'),
            width: 150,
            align: 'right',
            cell: ({ sum }) => (sum === 0 ? '' : showYuan(fen(sum))),
          },
          { key: 'by', head: say('操作员', 'By'), width: 90, cell: ({ by }) => by },
        ]}
      />
    </>
  );
}
