import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useState, type ReactNode } from 'react';
import type { ReadReference, ReferenceDifference, ReferenceNote, TakeOver } from '#shared/reference-import';
import type { ReferenceSet } from '#shared/reference-sets';
import { DataTable } from '../../ui/data-table/index.ts';
import { Pick } from '../../ui/frame/index.ts';
import { StateLabel, type LabelTone } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay, type Say } from '../../ui/tongue/index.ts';

type Kind = ReferenceDifference['kind'];
const kinds: readonly Kind[] = ['added', 'renamed', 'moved', 'revived', 'retired', 'dropped'];
const looks: Record<Kind, readonly [LabelTone, string, string]> = {
  added: ['jade', '新增', 'Added'],
  renamed: ['blue', '改名', 'Renamed'],
  moved: ['blue', '上级变更', 'Moved'],
  revived: ['jade', '恢复使用', 'Revived'],
  retired: ['ochre', '停用', 'Retired'],
  dropped: ['grey', '示例移除', 'Sample dropped'],
};

function detailOf(difference: ReferenceDifference, year: number, say: Say): string {
  switch (difference.kind) {
    case 'renamed':
      return say(`原名：${difference.before}`, `Was: ${difference.before}`);
    case 'moved':
      return difference.before === ''
        ? say('原无上级', 'Had nothing above')
        : say(`原上级：${difference.before}`, `Was under ${difference.before}`);
    case 'retired': {
      const until = String(year - 1);
      return difference.used
        ? say(`可用至 ${until} 年；已有数据使用，保留查阅`, `Until ${until}; in use, stays readable`)
        : say(`可用至 ${until} 年，保留查阅`, `Until ${until}; stays readable`);
    }
    case 'dropped':
      return say('没有数据使用的示例条目', 'A sample that nothing uses');
    default:
      return '';
  }
}

function noteText(note: ReferenceNote, say: Say): string {
  switch (note.kind) {
    case 'zero-restored':
      return say(
        `${note.cell} 的编码 ${note.from} 丢失了前导零，按 ${note.to} 读入`,
        `${note.cell}: ${note.from} had lost its zero and is read as ${note.to}`,
      );
    case 'without-code':
      return say(
        `${note.cell}“${note.text}”没有编码，未读入`,
        `${note.cell} "${note.text}" has no code and is left out`,
      );
    case 'department-unknown':
      return say(
        `${note.cell} 的适用部门“${note.text}”不在本年度部门中，未记入`,
        `${note.cell}: the department "${note.text}" is unknown and is left out`,
      );
  }
}

/** What would change, before anything does: added, renamed, retired. */
export function TakeOverDialog(props: {
  readonly set: ReferenceSet;
  readonly year: number;
  readonly file: string;
  readonly read: ReadReference;
  readonly takeOver: TakeOver;
  readonly onSheet: (sheet: string) => void;
  readonly onClose: () => void;
  readonly onTake: () => void;
}): ReactNode {
  const { set, read, takeOver, year } = props;
  const say = useSay();
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const { differences } = takeOver;
  const count = (each: Kind): number => differences.filter((one) => one.kind === each).length;
  const rows = kind === 'all' ? differences : differences.filter((each) => each.kind === kind);
  const present = kinds.filter((each) => count(each) > 0);
  return (
    <Dialog open onClose={props.onClose} maxWidth="md" fullWidth>
      <DialogTitle sx={{ fontSize: 16 }}>
        {say(`与在用版本的差异：${set.zh}`, `Differences to the version in use: ${set.en}`)}
      </DialogTitle>
      <DialogContent sx={{ display: 'flex', flexDirection: 'column', gap: 1, height: 480, fontSize: 13 }}>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5 }}>
          <span>{props.file}</span>
          {read.sheets.length > 1 ? (
            <Pick
              label={say('工作表', 'Sheet')}
              value={read.sheet}
              choices={read.sheets.map((sheet) => ({ value: sheet, text: sheet }))}
              onPick={props.onSheet}
            />
          ) : (
            <span>{say(`工作表“${read.sheet}”`, `Sheet "${read.sheet}"`)}</span>
          )}
          <Box sx={{ flex: 1 }} />
          <Pick<Kind | 'all'>
            label={say('差异类型', 'Kind')}
            value={kind}
            choices={[
              { value: 'all', text: say('全部差异', 'All') },
              ...present.map((each) => ({ value: each, text: say(looks[each][1], looks[each][2]) })),
            ]}
            onPick={setKind}
          />
        </Box>
        <Box data-testid="difference-summary">
          {say(
            `读入 ${String(read.entries.length)} 条，不变 ${String(takeOver.unchanged)} 条${present.map((each) => `，${looks[each][1]} ${String(count(each))} 条`).join('')}。`,
            `${String(read.entries.length)} read, ${String(takeOver.unchanged)} unchanged${present.map((each) => `, ${String(count(each))} ${looks[each][2].toLowerCase()}`).join('')}.`,
          )}
        </Box>
        {read.notes.length > 0 && (
          <Box sx={{ color: tokens.warning, maxHeight: 64, overflow: 'auto', flex: 'none', lineHeight: 1.6 }}>
            {read.notes.slice(0, 50).map((note) => (
              <div key={`${note.kind}${note.cell}${'text' in note ? note.text : ''}`}>{noteText(note, say)}。</div>
            ))}
          </Box>
        )}
        <DataTable
          label={say('差异', 'Differences')}
          rows={rows}
          rowKey={(row) => `${row.kind}-${row.code}`}
          empty={say('与在用版本没有差异。', 'Nothing differs from the version in use.')}
          columns={[
            {
              key: 'kind',
              head: say('差异', 'Difference'),
              width: 90,
              cell: (row) => (
                <StateLabel tone={looks[row.kind][0]}>{say(looks[row.kind][1], looks[row.kind][2])}</StateLabel>
              ),
            },
            { key: 'code', head: say('编码', 'Code'), width: 110, cell: ({ code }) => code },
            { key: 'name', head: say('名称', 'Name'), cell: ({ name }) => name },
            { key: 'detail', head: say('说明', 'Detail'), width: 280, cell: (row) => detailOf(row, year, say) },
          ]}
        />
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{say('取消', 'Cancel')}</Button>
        <Button variant="contained" disabled={differences.length === 0} onClick={props.onTake}>
          {say(
            `接用新目录（${String(differences.length)} 处变化）`,
            `Take over (${String(differences.length)} changes)`,
          )}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
