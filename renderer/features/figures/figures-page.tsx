import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { fen, showYuan, sumOf, type Fen } from '#shared/money';
import type { YearFile } from '#shared/year-file';
import { AmountField, TextCell } from '../../ui/amount-field/index.ts';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import type { FigureDraft } from '../../usecases/issue-figures.ts';

const keyOf = (draft: FigureDraft): string => `${draft.unit ?? ''}/${draft.projectCode ?? ''}`;
const cutRate = (requested: number, determined: number): string =>
  requested === 0 ? '' : `${(Math.round((10_000 * (requested - determined)) / requested) / 100).toFixed(2)}%`;

/** 一下 控制数: by project, with the requested amount beside the determined one, the cut and its reason. */
export function FiguresPage(props: {
  readonly yearFile: YearFile;
  readonly drafts: readonly FigureDraft[];
  readonly issuedVersions: number;
  readonly onExport: () => void;
  readonly onIssue: (figures: readonly FigureDraft[], changeReason: string) => void;
}): ReactNode {
  const { yearFile, drafts, issuedVersions } = props;
  const [changed, setChanged] = useState<ReadonlyMap<string, Partial<FigureDraft>>>(new Map());
  const [changeReason, setChangeReason] = useState('');
  const names = new Map(yearFile.units.map((unit) => [unit.code, unit.name]));
  const rows = drafts.map((draft): FigureDraft => ({ ...draft, ...changed.get(keyOf(draft)) }));
  const change = (row: FigureDraft, part: Partial<FigureDraft>): void => {
    setChanged(new Map(changed).set(keyOf(row), { ...changed.get(keyOf(row)), ...part }));
  };
  const total = (pick: (row: FigureDraft) => Fen): string => showYuan(sumOf(rows.map(pick)));

  return (
    <>
      <TaskBar title="控制数">
        <Box sx={{ color: tokens.inkSecond, fontSize: 13 }}>单位：元</Box>
        {issuedVersions > 0 && (
          <TextField
            placeholder="调整原因（再次下达必填）"
            value={changeReason}
            onChange={(event) => {
              setChangeReason(event.target.value);
            }}
            sx={{ width: 240 }}
          />
        )}
        <Button variant="outlined" disabled={issuedVersions === 0} onClick={props.onExport}>
          导出通知表…
        </Button>
        <Button
          variant="contained"
          disabled={rows.length === 0}
          onClick={() => {
            props.onIssue(rows, changeReason.trim());
          }}
        >
          下达控制数
        </Button>
      </TaskBar>
      <DataTable
        label="控制数"
        rows={rows}
        rowKey={keyOf}
        empty="还没有一上申报的项目。接收并锁定一上报表后，在此核定控制数。"
        total={{
          name: `合计 ${String(rows.length)} 个项目`,
          requested: total((row) => row.requested),
          determined: total((row) => row.determined),
          cut: showYuan(fen(sumOf(rows.map((row) => row.requested)) - sumOf(rows.map((row) => row.determined)))),
          purchases: total((row) => row.purchases ?? fen(0)),
        }}
        columns={[
          { key: 'unit', head: '单位', cell: (row) => `${row.unit ?? ''} ${names.get(row.unit ?? '') ?? ''}` },
          { key: 'name', head: '项目', cell: (row) => row.projectName },
          { key: 'requested', head: '①一上申报', width: 130, align: 'right', cell: (row) => showYuan(row.requested) },
          {
            key: 'determined',
            head: '②控制数',
            width: 140,
            align: 'right',
            cell: (row) => (
              <AmountField
                label={`控制数 ${row.projectName}`}
                amount={row.determined}
                onChange={(amount) => {
                  change(row, { determined: amount, proposed: amount });
                }}
              />
            ),
          },
          {
            key: 'cut',
            head: '核减额',
            width: 120,
            align: 'right',
            cell: (row) => showYuan(fen(row.requested - row.determined)),
          },
          {
            key: 'rate',
            head: '核减率',
            width: 72,
            align: 'right',
            cell: (row) => cutRate(row.requested, row.determined),
          },
          {
            key: 'purchases',
            head: '其中购买服务',
            width: 140,
            align: 'right',
            cell: (row) => (
              <AmountField
                label={`购买服务控制数 ${row.projectName}`}
                amount={row.purchases ?? fen(0)}
                onChange={(amount) => {
                  change(row, { purchases: amount });
                }}
              />
            ),
          },
          {
            key: 'reason',
            head: '核减理由',
            cell: (row) => (
              <TextCell
                label={`核减理由 ${row.projectName}`}
                text={row.reason}
                onChange={(reason) => {
                  change(row, { reason });
                }}
              />
            ),
          },
        ]}
      />
      <Box sx={{ pt: 1, fontSize: 13, color: tokens.inkSecond }}>
        {issuedVersions === 0 ? '尚未下达。' : `已下达 ${String(issuedVersions)} 次，历次版本均保留。`}核减 30%
        以上须写明理由；基本支出控制数不在本系统编制。
      </Box>
    </>
  );
}
