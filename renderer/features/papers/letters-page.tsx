import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import type { ReactNode } from 'react';
import type { LetterDraft, LetterKind, Numbering } from '#shared/letters';
import { letterKinds, letterName, letterNumber } from '#shared/letters';
import { showWanYuan, showYuan } from '#shared/money';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay, type Say } from '../../ui/tongue/index.ts';
import { LetterFields, type LetterForm } from './letter-fields.tsx';
import { SideList } from './side-list.tsx';

type OwnTemplate = { readonly name: string; readonly at: string };
type LastBatch = { readonly numbers: string; readonly date: string; readonly count: number };

const emptyWords = (kind: LetterKind, say: Say): string =>
  ({
    launch: say('还没有单位。请先在年度设置中导入单位名册。', 'No units yet. Import the roster in the year settings.'),
    figures: say('还没有下达控制数。下达后在此生成通知。', 'No control figures issued yet.'),
    reminder: say('本阶段各单位都已报送，不需要催报。', 'Every unit has handed in.'),
    opinion: say('没有被退回的单位。在单位审核中退回后，在此生成审核意见单。', 'No submission stands returned.'),
    reply: say('还没有批复。批复后在此生成批复文书。', 'Nothing has been replied yet.'),
    unitReply: say('还没有批复。财政批复部门后，在此生成部门对单位的批复。', 'Nothing has been replied yet.'),
    city: say('二上还没有锁定的报表。锁定后在此生成上报函。', 'Nothing of the second submission is locked.'),
  })[kind];

/** 文书: all letters of a kind in one go, from the program's wording or the office's own. */
export function LettersPage(props: {
  readonly kind: LetterKind;
  readonly onKind: (kind: LetterKind) => void;
  readonly counts: Readonly<Record<LetterKind, number>>;
  readonly drafts: readonly LetterDraft[];
  /** Null while the number cannot be read. */
  readonly numbering: Numbering | null;
  readonly form: LetterForm;
  readonly onForm: (part: Partial<LetterForm>) => void;
  readonly own: OwnTemplate | null;
  readonly last: LastBatch | null;
  readonly writing: { readonly done: number; readonly all: number } | null;
  readonly onWrite: () => void;
  readonly onCancel: () => void;
  readonly onExportTemplate: () => void;
  readonly onLoadTemplate: () => void;
  readonly onRestoreTemplate: () => void;
}): ReactNode {
  const { kind, drafts, form, own, last, writing, numbering } = props;
  const say = useSay();
  const { language } = useLanguage();
  const money = form.money === 'wan' ? showWanYuan : showYuan;
  return (
    <>
      <TaskBar title={letterName(kind, language)}>
        <Button variant="outlined" onClick={props.onExportTemplate}>
          {say('导出模板…', 'Export template…')}
        </Button>
        <Button variant="outlined" onClick={props.onLoadTemplate}>
          {say('载入模板…', 'Load template…')}
        </Button>
        <Button variant="outlined" disabled={own === null} onClick={props.onRestoreTemplate}>
          {say('恢复默认', 'Restore default')}
        </Button>
        {writing ? (
          <Button variant="outlined" onClick={props.onCancel}>
            {say('取消', 'Cancel')}
          </Button>
        ) : (
          <Button variant="contained" disabled={drafts.length === 0} onClick={props.onWrite}>
            {say('生成文书…', 'Write letters…')}
          </Button>
        )}
      </TaskBar>
      {writing && (
        <Box sx={{ pb: 1 }} data-testid="letters-progress">
          <LinearProgress variant="determinate" value={(100 * writing.done) / Math.max(1, writing.all)} />
          <Box sx={{ fontSize: 13, color: tokens.inkSecond, pt: 0.5 }}>
            {say(
              `已生成 ${String(writing.done)} / ${String(writing.all)} 份文书`,
              `${String(writing.done)} / ${String(writing.all)} letters written`,
            )}
          </Box>
        </Box>
      )}
      <Box sx={{ flex: 1, minHeight: 0, display: 'flex', gap: 1.5 }}>
        <SideList<LetterKind>
          label={say('文书种类', 'Kinds of letter')}
          current={kind}
          onChoose={props.onKind}
          entries={letterKinds.map((key) => ({
            key,
            name: letterName(key, language),
            note: say(`${String(props.counts[key])} 份可生成`, `${String(props.counts[key])} to be written`),
          }))}
        />
        <Box sx={{ flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
          <LetterFields kind={kind} form={form} onChange={props.onForm} />
          <Box sx={{ pb: 1, fontSize: 13, color: tokens.inkSecond }} data-testid="letter-template">
            {own === null
              ? say('用程序的默认文字。', "The program's own wording.")
              : say(
                  `用本局模板“${own.name}”（${own.at.slice(0, 10)} 载入）。`,
                  `Own template "${own.name}", loaded on ${own.at.slice(0, 10)}.`,
                )}
            {last &&
              say(
                `上次：${last.date}，${String(last.count)} 份，${last.numbers}。`,
                ` Last: ${last.date}, ${String(last.count)} letters, ${last.numbers}.`,
              )}
          </Box>
          <DataTable
            label={letterName(kind, language)}
            rows={drafts.map((draft, index) => ({ ...draft, index }))}
            rowKey={(draft) => draft.target}
            empty={emptyWords(kind, say)}
            columns={[
              {
                key: 'number',
                head: say('文号', 'Number'),
                width: 170,
                cell: ({ index }) => (numbering ? letterNumber(numbering, index) : ''),
              },
              { key: 'target', head: say('编码', 'Code'), width: 80, cell: ({ target }) => target },
              { key: 'addressee', head: say('主送', 'To'), cell: ({ addressee }) => addressee },
              { key: 'lines', head: say('行数', 'Lines'), width: 70, align: 'right', cell: ({ lines }) => lines },
              {
                key: 'amount',
                head:
                  form.money === 'wan'
                    ? say('金额（万元）', 'Amount (10,000 yuan)')
                    : say('金额（元）', 'Amount (yuan)'),
                width: 150,
                align: 'right',
                cell: ({ amount }) => (amount === null ? '' : money(amount)),
              },
            ]}
          />
        </Box>
      </Box>
    </>
  );
}
