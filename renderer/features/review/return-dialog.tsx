import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState, type ReactNode } from 'react';
import type { Amendment } from '#shared/amend';
import { tableLabel } from '#shared/messages';
import { tableNames, type TableName, type Tables, type Unit } from '#shared/records';
import { rowItem, slipCandidates, type SlipCandidate, type SlipItem } from '#shared/returns';
import { findingSentence } from '#shared/review-rules';
import { Pick } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay } from '../../ui/tongue/index.ts';
import type { SubmissionHead } from '../../usecases/ports.ts';
import type { ReturnWords } from '../../usecases/slips.ts';

const noTables: Tables = { projects: [], purchases: [], targets: [] };
const listLook = {
  maxHeight: 300,
  overflow: 'auto',
  border: `1px solid ${tokens.hairline}`,
  borderRadius: '4px',
  '& table': { width: '100%', borderCollapse: 'separate', borderSpacing: 0, fontSize: 13 },
  '& th': {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    background: '#F8F9FB',
    textAlign: 'left',
    fontWeight: 600,
    padding: '6px 8px',
    borderBottom: `1px solid ${tokens.hairline}`,
  },
  '& td': { padding: '6px 8px', verticalAlign: 'top', borderBottom: `1px solid ${tokens.hairline}`, lineHeight: 1.5 },
} as const;

/** The reviewer's own words to a row of the unit's tables. */
function OwnWords(props: {
  readonly tables: Tables;
  readonly onAdd: (item: Omit<SlipItem, 'id' | 'wish'>) => void;
}): ReactNode {
  const say = useSay();
  const { language } = useLanguage();
  const [row, setRow] = useState('');
  const [sentence, setSentence] = useState('');
  const rows = tableNames.flatMap((table) =>
    props.tables[table].map((each) => {
      const about = rowItem(props.tables, { table, rowId: each.id });
      return { table, id: each.id, about, text: `${tableLabel(table, language)} ${about.subject}（${about.place}）` };
    }),
  );
  const chosen = rows.find(({ id, table }) => `${table}/${id}` === row);
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
      <Pick<string>
        label={say('意见所指的行', 'Row meant')}
        value={row}
        width={340}
        onPick={setRow}
        choices={[
          { value: '', text: say('不指具体行', 'No row in particular') },
          ...rows.map(({ table, id, text }: { table: TableName; id: string; text: string }) => ({
            value: `${table}/${id}`,
            text,
          })),
        ]}
      />
      <TextField
        label={say('另写一条意见', 'A remark of your own')}
        value={sentence}
        sx={{ flex: 1 }}
        onChange={(event) => {
          setSentence(event.target.value);
        }}
      />
      <Button
        variant="outlined"
        disabled={sentence.trim() === ''}
        onClick={() => {
          props.onAdd({ ...(chosen?.about ?? { place: '', subject: '' }), sentence: sentence.trim() });
          setSentence('');
        }}
      >
        {say('加入', 'Add')}
      </Button>
    </Box>
  );
}

/** 退回: reason, deadline, and the items of the 审核意见单, each with what the unit is to do. */
export function ReturnDialog(props: {
  readonly unit: Unit;
  readonly head: SubmissionHead;
  readonly tables: Tables | null;
  readonly amendments: readonly Amendment[];
  readonly onClose: () => void;
  readonly onReturn: (words: ReturnWords) => void;
}): ReactNode {
  const { unit, head } = props;
  const say = useSay();
  const { language } = useLanguage();
  const tables = props.tables ?? noTables;
  const [reason, setReason] = useState('');
  const [deadline, setDeadline] = useState('');
  const [items, setItems] = useState<readonly SlipCandidate[]>(() =>
    slipCandidates({ ...head, tables, amendments: props.amendments }),
  );
  const change = (id: string, to: (candidate: SlipCandidate) => SlipCandidate): void => {
    setItems(items.map((candidate) => (candidate.item.id === id ? to(candidate) : candidate)));
  };
  const chosen = items.filter((candidate) => candidate.chosen);
  const words = (): ReturnWords => ({
    reason: reason.trim(),
    deadline: deadline === '' ? null : deadline,
    items: chosen.map(({ item }) => item),
  });
  return (
    <Dialog open onClose={props.onClose} maxWidth="lg" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>{say(`退回 ${unit.name}`, `Return to ${unit.name}`)}</DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, pt: '8px !important' }}>
        <Box sx={{ display: 'flex', gap: 2 }}>
          <TextField
            label={say('退回原因', 'Reason')}
            value={reason}
            multiline
            autoFocus
            sx={{ flex: 1 }}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
          <TextField
            label={say('重新送审期限', 'Due')}
            type="date"
            value={deadline}
            slotProps={{ inputLabel: { shrink: true } }}
            sx={{ width: 170 }}
            onChange={(event) => {
              setDeadline(event.target.value);
            }}
          />
        </Box>
        <Box sx={{ fontSize: 13, color: tokens.inkSecond }}>
          {say(
            `审核意见单：已选 ${String(chosen.length)} 条，共 ${String(items.length)} 条`,
            `Return slip: ${String(chosen.length)} of ${String(items.length)} items chosen`,
          )}
        </Box>
        <Box sx={listLook}>
          <table aria-label={say('审核意见单', 'Return slip')}>
            <thead>
              <tr>
                <th style={{ width: 36 }} />
                <th style={{ width: 230 }}>{say('项目（事项）与位置', 'Item and place')}</th>
                <th>{say('审核意见', 'Remark')}</th>
                <th style={{ width: 300 }}>{say('修改要求', 'Wished action')}</th>
              </tr>
            </thead>
            <tbody>
              {items.length === 0 && (
                <tr>
                  <td colSpan={4} style={{ color: tokens.inkSecond }}>
                    {say('没有审核问题，可在下面另写意见。', 'No findings; write remarks below.')}
                  </td>
                </tr>
              )}
              {items.map(({ item, chosen: included }) => (
                <tr key={item.id}>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={say(`列入 ${item.sentence}`, `Include ${item.sentence}`)}
                      checked={included}
                      onChange={(event) => {
                        const { checked } = event.target;
                        change(item.id, (candidate) => ({ ...candidate, chosen: checked }));
                      }}
                    />
                  </td>
                  <td>
                    {item.subject}
                    <Box sx={{ color: tokens.inkSecond, fontSize: 12 }}>{item.place}</Box>
                  </td>
                  <td>
                    {item.finding ? `${item.finding.rule}　${findingSentence(item.finding, language)}` : item.sentence}
                  </td>
                  <td>
                    <TextField
                      value={item.wish}
                      fullWidth
                      multiline
                      disabled={!included}
                      slotProps={{ htmlInput: { 'aria-label': say('修改要求', 'Wished action') } }}
                      onChange={(event) => {
                        const wish = event.target.value;
                        change(item.id, (candidate) => ({ ...candidate, item: { ...item, wish } }));
                      }}
                    />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Box>
        <OwnWords
          tables={tables}
          onAdd={(item) => {
            const id = `w${String(items.length + 1)}`;
            setItems([...items, { item: { ...item, id, wish: '请修改后重新送审。' }, chosen: true }]);
          }}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button
          variant="contained"
          disabled={reason.trim() === ''}
          onClick={() => {
            props.onReturn(words());
          }}
        >
          {say('退回', 'Return')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
