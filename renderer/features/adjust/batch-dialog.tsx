import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import { batchKinds, type BatchDraft, type BatchKind, type BatchLine, type CurrentLine } from '#shared/adjustments';
import { fieldDictionary } from '#shared/fields';
import { batchKindLabel } from '#shared/messages';
import { fen, showYuan } from '#shared/money';
import { fundFields, type FundField } from '#shared/rounds';
import type { YearFile } from '#shared/year-file';
import { AmountField, TextCell } from '../../ui/amount-field/index.ts';
import { Pick } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';

const emptyLine = (unit: string): BatchLine => ({
  unit,
  projectCode: '',
  projectName: '',
  fund: 'amtGeneral',
  change: fen(0),
  purchases: fen(0),
  note: '',
});
const hints: Readonly<Record<BatchKind, readonly [string, string]>> = {
  add: ['追加：增加单位预算，调整数为正。', 'Supplement: raises a budget; amounts above zero.'],
  cut: ['追减：减少单位预算，调整数为负。', 'Reduction: lowers a budget; amounts below zero.'],
  transfer: [
    '调剂（预算法第七十二条）：同一资金性质内调出为负、调入为正，合计为零。',
    'Transfer (Budget Law art. 72): what one line gives another takes, within a fund.',
  ],
  amend: [
    '预算调整（预算法第六十七条至第六十九条）：须经人大常委会批准，文号填决议文号。',
    'Budget adjustment (art. 67 to 69): approved by the Standing Committee; give its resolution.',
  ],
  carryOver: ['结转：上年结转资金下达，调整数为正，年终后登记。', "Carry-over of last year's money; above zero."],
};

/** 登记调整批次: kind, document, and what changes where. */
export function BatchDialog(props: {
  readonly yearFile: YearFile;
  readonly lines: readonly CurrentLine[];
  readonly refusal: string | null;
  readonly onRecord: (draft: BatchDraft) => void;
  readonly onClose: () => void;
}): ReactNode {
  const { yearFile, lines } = props;
  const say = useSay();
  const { language } = useLanguage();
  const firstUnit = yearFile.units[0]?.code ?? '';
  const [draft, setDraft] = useState<BatchDraft>({
    kind: 'add',
    document: '',
    date: '',
    reason: '',
    lines: [emptyLine(firstUnit)],
  });
  const put = (index: number, part: Partial<BatchLine>): void => {
    setDraft({ ...draft, lines: draft.lines.map((line, at) => (at === index ? { ...line, ...part } : line)) });
  };
  const newProject = say('（新项目）', '(new project)');
  const total = fen(draft.lines.reduce((sum, { change }) => sum + change, 0));
  const standing = (line: BatchLine): CurrentLine | undefined =>
    lines.find(({ unit, projectCode }) => unit === line.unit && projectCode === line.projectCode);
  const head = { fontWeight: 600, fontSize: 13, color: tokens.inkSecond } as const;

  return (
    <Dialog open onClose={props.onClose} maxWidth={false} slotProps={{ paper: { sx: { width: 1260 } } }}>
      <DialogTitle sx={{ fontSize: 16 }}>{say('登记调整批次', 'Record a batch')}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, pt: '8px !important' }}>
        <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center' }}>
          <Pick<BatchKind>
            label={say('批次类型', 'Kind')}
            value={draft.kind}
            onPick={(kind) => {
              setDraft({ ...draft, kind });
            }}
            choices={batchKinds.map((kind) => ({ value: kind, text: batchKindLabel(kind, language) }))}
          />
          <TextField
            label={say('文号', 'Document')}
            value={draft.document}
            onChange={(event) => {
              setDraft({ ...draft, document: event.target.value });
            }}
            sx={{ width: 260 }}
          />
          <TextField
            label={say('日期', 'Date')}
            placeholder="2027-06-30"
            value={draft.date}
            onChange={(event) => {
              setDraft({ ...draft, date: event.target.value.trim() });
            }}
            sx={{ width: 150 }}
          />
          <TextField
            label={say('调整事由', 'Reason')}
            value={draft.reason}
            onChange={(event) => {
              setDraft({ ...draft, reason: event.target.value });
            }}
            sx={{ flex: 1 }}
          />
        </Box>
        <Box sx={{ fontSize: 13, color: tokens.inkSecond }}>{say(...hints[draft.kind])}</Box>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: '210px 230px 150px 120px 120px 120px minmax(150px, 1fr) 48px',
            gap: 0.75,
            alignItems: 'center',
            maxHeight: 330,
            overflow: 'auto',
          }}
        >
          <Box sx={head}>{say('单位', 'Unit')}</Box>
          <Box sx={head}>{say('项目', 'Project')}</Box>
          <Box sx={head}>{say('资金性质', 'Fund')}</Box>
          <Box sx={{ ...head, textAlign: 'right' }}>{say('现预算', 'Current')}</Box>
          <Box sx={{ ...head, textAlign: 'right' }}>{say('调整数', 'Change')}</Box>
          <Box sx={{ ...head, textAlign: 'right' }}>{say('其中购买服务', 'Of which purchases')}</Box>
          <Box sx={head}>{say('备注', 'Note')}</Box>
          <Box />
          {draft.lines.map((line, index) => {
            const known = standing(line);
            const row = String(index + 1);
            return (
              <Box key={index} sx={{ display: 'contents' }}>
                <Pick
                  label={say(`单位 ${row}`, `Unit ${row}`)}
                  value={line.unit}
                  width={220}
                  onPick={(unit) => {
                    put(index, { unit, projectCode: '', projectName: '' });
                  }}
                  choices={yearFile.units.map(({ code, name }) => ({ value: code, text: `${code} ${name}` }))}
                />
                <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.5 }}>
                  <Pick
                    label={say(`项目 ${row}`, `Project ${row}`)}
                    value={known ? line.projectCode : ''}
                    width={230}
                    onPick={(projectCode) => {
                      const chosen = lines.find((one) => one.unit === line.unit && one.projectCode === projectCode);
                      put(index, { projectCode, projectName: chosen?.projectName ?? '' });
                    }}
                    choices={[
                      { value: '', text: newProject },
                      ...lines
                        .filter(({ unit }) => unit === line.unit)
                        .map(({ projectCode, projectName }) => ({
                          value: projectCode,
                          text: `${projectCode} ${projectName}`,
                        })),
                    ]}
                  />
                  {!known && (
                    <Box sx={{ display: 'flex', gap: 0.5, '& input': { minWidth: '0 !important' } }}>
                      <TextCell
                        label={say(`新项目编码 ${row}`, `New code ${row}`)}
                        text={line.projectCode}
                        onChange={(text) => {
                          put(index, { projectCode: text.trim() });
                        }}
                      />
                      <TextCell
                        label={say(`新项目名称 ${row}`, `New name ${row}`)}
                        text={line.projectName}
                        onChange={(text) => {
                          put(index, { projectName: text.trim() });
                        }}
                      />
                    </Box>
                  )}
                </Box>
                <Pick<FundField>
                  label={say(`资金 ${row}`, `Fund ${row}`)}
                  value={line.fund}
                  width={160}
                  onPick={(fund) => {
                    put(index, { fund });
                  }}
                  choices={fundFields.map((fund) => ({ value: fund, text: fieldDictionary[fund][language] }))}
                />
                <Box sx={{ textAlign: 'right', fontSize: 13 }}>{known ? showYuan(known.current) : ''}</Box>
                <AmountField
                  label={say(`调整数 ${row}`, `Change ${row}`)}
                  amount={line.change}
                  onChange={(change) => {
                    put(index, { change });
                  }}
                />
                <AmountField
                  label={say(`购买服务调整数 ${row}`, `Purchases ${row}`)}
                  amount={line.purchases}
                  onChange={(purchases) => {
                    put(index, { purchases });
                  }}
                />
                <TextCell
                  label={say(`备注 ${row}`, `Note ${row}`)}
                  text={line.note}
                  onChange={(note) => {
                    put(index, { note });
                  }}
                />
                <Button
                  aria-label={say(`删除第 ${row} 行`, `Delete row ${row}`)}
                  sx={{ minWidth: 0, px: 0.5 }}
                  onClick={() => {
                    setDraft({ ...draft, lines: draft.lines.filter((_line, at) => at !== index) });
                  }}
                >
                  {say('删除', 'Del')}
                </Button>
              </Box>
            );
          })}
        </Box>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 2, fontSize: 13 }}>
          <Button
            variant="outlined"
            onClick={() => {
              setDraft({ ...draft, lines: [...draft.lines, emptyLine(draft.lines.at(-1)?.unit ?? firstUnit)] });
            }}
          >
            {say('新增一行', 'Add a row')}
          </Button>
          <Box>
            {say(`合计 ${showYuan(total)} 元`, `Total ${showYuan(total)} yuan`)}
            <Box component="span" sx={{ ml: 2, color: tokens.inkSecond }}>
              {say(
                '登记后不能修改；如有错误，另登记一个批次更正。',
                'A recorded batch stays; a mistake is put right by another.',
              )}
            </Box>
          </Box>
        </Box>
        {props.refusal !== null && <Alert severity="error">{props.refusal}</Alert>}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          onClick={() => {
            props.onRecord(draft);
          }}
        >
          {say('登记', 'Record')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
