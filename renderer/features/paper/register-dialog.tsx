import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { paperStandingLabel, purchaseReportLabel, roundLabel } from '#shared/messages';
import { showYuan, fen } from '#shared/money';
import type { PaperDraft } from '#shared/paper-register';
import type { CollectingRound } from '#shared/records';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick, Tabs } from '../../ui/frame/index.ts';
import { localMoment } from '../../ui/instant/index.ts';
import { StateLabel } from '../../ui/notice/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { RegisterLine } from '../../usecases/paper-register.ts';

const blank: PaperDraft = { code: '', copies: 1, signed: true, sealed: true, note: '' };
const tones = { none: 'grey', same: 'jade', differs: 'red', 'file-changed': 'ochre' } as const;
const reportTones = {
  declared: 'jade',
  bought: 'blue',
  notApplicable: 'grey',
  silent: 'red',
  absent: 'ochre',
} as const;

/** 报送登记: papers received with their 数据校验码, and the 零报告 list of the round. */
export function RegisterDialog(props: {
  readonly round: CollectingRound;
  readonly lines: readonly RegisterLine[];
  readonly refusal: string | null;
  readonly onRegister: (unit: string, draft: PaperDraft) => void;
  readonly onExport: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const { lines, round } = props;
  const say = useSay();
  const { language } = useLanguage();
  const [tab, setTab] = useState<'papers' | 'reports'>('papers');
  const [unit, setUnit] = useState(lines.find(({ fileCode, paper }) => fileCode !== null && !paper)?.unit.code ?? '');
  const [draft, setDraft] = useState(blank);
  const chosen = lines.find((line) => line.unit.code === unit);
  const registered = lines.filter(({ paper }) => paper !== undefined).length;
  const count = (report: RegisterLine['report']): string =>
    String(lines.filter((line) => line.report === report).length);
  const choose = (code: string): void => {
    setUnit(code);
    const paper = lines.find((line) => line.unit.code === code)?.paper;
    setDraft(
      paper
        ? { code: paper.code, copies: paper.copies, signed: paper.signed, sealed: paper.sealed, note: paper.note }
        : blank,
    );
  };
  const unitColumns = [
    { key: 'code', head: say('单位编码', 'Code'), width: 80, cell: (line: RegisterLine) => line.unit.code },
    { key: 'name', head: say('单位名称', 'Unit'), cell: (line: RegisterLine) => line.unit.name },
  ];

  return (
    <Dialog open onClose={props.onClose} maxWidth={false} slotProps={{ paper: { sx: { width: 1120, height: 660 } } }}>
      <DialogTitle sx={{ fontSize: 16 }}>
        {say('报送登记', 'Register')}　{roundLabel(round, language)}
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5 }}>
        <Tabs
          label={say('报送登记', 'Register')}
          current={tab}
          onChoose={setTab}
          tabs={[
            {
              key: 'papers',
              label: say(`纸质报送 ${String(registered)}`, `Papers ${String(registered)}`),
            },
            { key: 'reports', label: say(`零报告 ${count('declared')}`, `Declared none ${count('declared')}`) },
          ]}
        />
        {tab === 'papers' && (
          <>
            <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', pt: 0.5 }}>
              <Pick
                label={say('登记单位', 'Unit')}
                value={unit}
                onPick={choose}
                choices={[
                  { value: '', text: say('选择单位', 'Choose a unit') },
                  ...lines.map((line) => ({ value: line.unit.code, text: `${line.unit.code} ${line.unit.name}` })),
                ]}
              />
              <TextField
                label={say('纸质表上的校验码', 'Code on paper')}
                value={draft.code}
                onChange={(event) => {
                  setDraft({ ...draft, code: event.target.value });
                }}
                sx={{ width: 160 }}
              />
              <TextField
                label={say('份数', 'Copies')}
                value={draft.copies === 0 ? '' : String(draft.copies)}
                onChange={(event) => {
                  setDraft({ ...draft, copies: Number(event.target.value.replaceAll(/\D/g, '')) });
                }}
                sx={{ width: 72 }}
              />
              {(
                [
                  ['signed', say('签字齐全', 'Signed')],
                  ['sealed', say('有公章', 'Sealed')],
                ] as const
              ).map(([key, label]) => (
                <label key={key} style={{ fontSize: 13, whiteSpace: 'nowrap' }}>
                  <input
                    type="checkbox"
                    checked={draft[key]}
                    onChange={(event) => {
                      setDraft({ ...draft, [key]: event.target.checked });
                    }}
                  />{' '}
                  {label}
                </label>
              ))}
              <TextField
                label={say('备注', 'Note')}
                value={draft.note}
                onChange={(event) => {
                  setDraft({ ...draft, note: event.target.value });
                }}
                sx={{ flex: 1 }}
              />
              <Button
                variant="contained"
                disabled={!chosen}
                onClick={() => {
                  props.onRegister(unit, draft);
                }}
              >
                {say('登记', 'Register')}
              </Button>
            </Box>
            {props.refusal !== null && <Alert severity="error">{props.refusal}</Alert>}
            <DataTable
              label={say('纸质报送登记', 'Papers')}
              rows={lines}
              rowKey={(line) => line.unit.code}
              selected={unit}
              onSelect={(line) => {
                choose(line.unit.code);
              }}
              empty={say('本年度还没有单位。', 'There are no units yet.')}
              columns={[
                ...unitColumns,
                {
                  key: 'file',
                  head: say('文件校验码', 'Code of the file'),
                  width: 96,
                  cell: (line) => line.fileCode ?? '',
                },
                {
                  key: 'paper',
                  head: say('纸质校验码', 'Code on paper'),
                  width: 96,
                  cell: (line) => line.paper?.code ?? '',
                },
                {
                  key: 'standing',
                  head: say('核对', 'Check'),
                  width: 170,
                  cell: (line) =>
                    line.standing === 'none' ? (
                      ''
                    ) : (
                      <StateLabel tone={tones[line.standing]}>{paperStandingLabel(line.standing, language)}</StateLabel>
                    ),
                },
                {
                  key: 'whole',
                  head: say('份数、签章', 'Copies, seal'),
                  width: 150,
                  cell: ({ paper }) =>
                    paper
                      ? [
                          say(`${String(paper.copies)} 份`, `${String(paper.copies)} copies`),
                          ...(paper.signed ? [] : [say('缺签字', 'unsigned')]),
                          ...(paper.sealed ? [] : [say('缺公章', 'no seal')]),
                        ].join('，')
                      : '',
                },
                {
                  key: 'at',
                  head: say('登记', 'Registered'),
                  width: 140,
                  cell: ({ paper }) => (paper ? `${localMoment(paper.at)} ${paper.by}` : ''),
                },
              ]}
            />
          </>
        )}
        {tab === 'reports' && (
          <DataTable
            label={say('零报告清单', 'Declarations')}
            rows={lines}
            rowKey={(line) => line.unit.code}
            empty={say('本年度还没有单位。', 'There are no units yet.')}
            columns={[
              ...unitColumns,
              {
                key: 'section',
                head: say('业务股室', 'Section'),
                width: 110,
                cell: (line) => line.unit.section,
              },
              {
                key: 'report',
                head: say('购买服务填报情况', 'What it reports'),
                width: 230,
                cell: (line) => (
                  <StateLabel tone={reportTones[line.report]}>{purchaseReportLabel(line.report, language)}</StateLabel>
                ),
              },
              {
                key: 'purchases',
                head: say('购买服务金额（元）', 'Purchases (yuan)'),
                width: 150,
                align: 'right',
                cell: (line) => (line.purchases === 0 ? '' : showYuan(fen(line.purchases))),
              },
            ]}
          />
        )}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onExport}>{say('导出登记表…', 'Export…')}</Button>
        <Button onClick={props.onClose}>{say('关闭', 'Close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
