import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import { failureSentence, type AnyFailure } from '#shared/messages';
import { fen, showYuan } from '#shared/money';
import type { YearFile } from '#shared/year-file';
import { DataTable } from '../../ui/data-table/index.ts';
import { TaskBar } from '../../ui/frame/index.ts';
import { StateLabel, type LabelTone } from '../../ui/notice/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useLanguage, useSay, type Say } from '../../ui/tongue/index.ts';
import { isNote, type ImportPreview, type SheetBrought, type UnitBrought } from '../../usecases/import-preview.ts';
import type { ImportKind } from '../../usecases/ports.ts';
import { kindWord, tableWord } from './import-words.ts';

const looks: Readonly<Record<UnitBrought['change'], readonly [LabelTone, string, string]>> = {
  new: ['jade', '新增', 'New'],
  changed: ['ochre', '变化', 'Changed'],
  same: ['grey', '相同', 'Same'],
};
const yuan = (amount: number): string => showYuan(fen(amount));
const mostShown = 100;

function sheetSentence(say: Say, { file, sheet, table, moneyUnit, rows, sum, passedOver }: SheetBrought): string {
  const what = table === null ? '' : tableWord(say, table);
  const unit = moneyUnit === null ? '' : moneyUnit === 'yuan' ? say('元', 'yuan') : say('万元', '10,000 yuan');
  return say(
    `${file}　“${sheet}”${what === '' ? '' : `　${what}`}　${String(rows)} 行${unit === '' ? '' : `　金额单位：${unit}　合计 ${yuan(sum)} 元`}　未取 ${String(passedOver)} 行（合计行、已删除、人员类等）`,
    `${file}, "${sheet}"${what === '' ? '' : `, ${what}`}: ${String(rows)} rows${unit === '' ? '' : ` in ${unit}, sum ${yuan(sum)} yuan`}; ${String(passedOver)} rows passed over (totals, deleted, staff)`,
  );
}

/** 试导入: what the files hold and would change, before any of it is taken. */
export function PreviewPage(props: {
  readonly yearFile: YearFile;
  readonly kind: ImportKind;
  readonly preview: ImportPreview;
  readonly questions: ReactNode;
  readonly taking: boolean;
  readonly onTake: () => void;
  readonly onDiscard: () => void;
}): ReactNode {
  const { preview, kind } = props;
  const say = useSay();
  const { language } = useLanguage();
  const names = new Map(props.yearFile.units.map(({ code, name }) => [code, name]));
  const errors = preview.problems.filter((problem) => !isNote(problem));
  const notes = preview.problems.filter(isNote);
  const shown = [...errors, ...notes].slice(0, mostShown);
  const count = (change: UnitBrought['change']): number =>
    preview.units.filter((unit) => unit.change === change).length;
  const changes = count('new') + count('changed');
  const money = kind !== 'pool';
  return (
    <>
      <TaskBar title={say(`试导入：${kindWord(say, kind)}`, `Trial: ${kindWord(say, kind)}`)}>
        <Button onClick={props.onDiscard}>{say('取消', 'Cancel')}</Button>
        <Button variant="contained" disabled={!preview.mayTake || props.taking} onClick={props.onTake}>
          {say(`导入 ${String(changes)} 个单位`, `Import ${String(changes)} units`)}
        </Button>
      </TaskBar>
      <Box
        sx={{ flex: 'none', fontSize: 13, color: tokens.inkSecond, maxHeight: 84, overflow: 'auto', lineHeight: 1.6 }}
      >
        {preview.sheets.map((sheet) => (
          <div key={`${sheet.file} ${sheet.sheet}`}>{sheetSentence(say, sheet)}</div>
        ))}
      </Box>
      <Box data-testid="import-summary" sx={{ flex: 'none', py: 1, fontSize: 13 }}>
        {say(
          `新增 ${String(count('new'))} 个单位，变化 ${String(count('changed'))} 个，相同 ${String(count('same'))} 个；错误 ${String(errors.length)} 条，提示 ${String(notes.length)} 条。`,
          `${String(count('new'))} units new, ${String(count('changed'))} changed, ${String(count('same'))} the same; ${String(errors.length)} errors, ${String(notes.length)} notes.`,
        )}
        {errors.length > 0
          ? say('错误处理完才能导入，没有导入任何数据。', ' Nothing is taken while errors stand.')
          : changes === 0
            ? say('与已导入的数据相同，不需要导入。', ' Nothing differs from what was imported.')
            : say('文件中没有的单位保持不变。', ' Units that the files do not hold stay as they are.')}
      </Box>
      {props.questions}
      {shown.length > 0 && (
        <Box
          data-testid="import-problems"
          sx={{
            flex: 'none',
            maxHeight: 148,
            overflow: 'auto',
            mb: 1,
            p: 1,
            fontSize: 13,
            lineHeight: 1.7,
            border: `1px solid ${tokens.hairline}`,
            borderRadius: '4px',
            backgroundColor: errors.length > 0 ? tokens.errorSoft : tokens.warningSoft,
          }}
        >
          {shown.map((one, at) => (
            <Box key={String(at)} sx={{ color: isNote(one) ? tokens.warning : tokens.error }}>
              {isNote(one) ? say('提示', 'Note') : say('错误', 'Error')}　{one.file}：
              {failureSentence(one.problem satisfies AnyFailure, language)}
            </Box>
          ))}
          {preview.problems.length > mostShown &&
            say(
              `另有 ${String(preview.problems.length - mostShown)} 条没有列出。`,
              `${String(preview.problems.length - mostShown)} more are not listed.`,
            )}
        </Box>
      )}
      <DataTable
        label={say('试导入结果', 'What would be imported')}
        rows={preview.units}
        rowKey={({ unit }) => unit}
        empty={say(
          '这些文件里没有可以导入的行。请按上面的提示处理，或取消后重新选择文件。',
          'There is nothing to take in these files. Do as said above, or cancel and choose others.',
        )}
        total={{
          unit: say('合计', 'Sum'),
          name: say(`${String(preview.units.length)} 个单位`, `${String(preview.units.length)} units`),
          rows: preview.rows,
          ...(money ? { sum: yuan(preview.sum) } : {}),
        }}
        columns={[
          { key: 'unit', head: say('单位编码', 'Code'), width: 100, cell: ({ unit }) => unit },
          { key: 'name', head: say('单位名称', 'Unit'), cell: ({ unit }) => names.get(unit) ?? '' },
          {
            key: 'change',
            head: say('与已导入的比较', 'Beside what stands'),
            width: 130,
            cell: ({ change }) => (
              <StateLabel tone={looks[change][0]}>{say(looks[change][1], looks[change][2])}</StateLabel>
            ),
          },
          {
            key: 'beforeRows',
            head: say('原有行数', 'Rows before'),
            width: 90,
            align: 'right',
            cell: ({ before }) => before?.rows ?? '',
          },
          { key: 'rows', head: say('导入行数', 'Rows'), width: 90, align: 'right', cell: ({ rows }) => rows },
          ...(money
            ? [
                {
                  key: 'beforeSum',
                  head: say('原有金额（元）', 'Amount before (yuan)'),
                  width: 150,
                  align: 'right' as const,
                  cell: ({ before }: UnitBrought) => (before ? yuan(before.sum) : ''),
                },
                {
                  key: 'sum',
                  head: say('导入金额（元）', 'Amount (yuan)'),
                  width: 150,
                  align: 'right' as const,
                  cell: ({ sum }: UnitBrought) => yuan(sum),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
