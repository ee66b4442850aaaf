import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { ImportAnswers, MoneyUnit } from '#shared/foreign-tables';
import type { YearFile } from '#shared/year-file';
import { Pick } from '../../ui/frame/index.ts';
import { useSay } from '../../ui/tongue/index.ts';
import type { ImportPreview, ImportQuestion } from '../../usecases/import-preview.ts';

const open = '?';
const leaveOut = '-';
const line = { display: 'flex', alignItems: 'center', gap: 1 } as const;

const withAnswers =
  (given: Partial<ImportAnswers>) =>
  (question: ImportQuestion): ImportQuestion => ({
    ...question,
    answers: {
      moneyUnits: { ...question.answers.moneyUnits, ...given.moneyUnits },
      units: { ...question.answers.units, ...given.units },
    },
  });

/** What the files leave open and only the person can say: 元 or 万元, which unit is meant, which month. */
export function ImportQuestions(props: {
  readonly yearFile: YearFile;
  readonly preview: Pick<ImportPreview, 'sheetsWithoutUnit' | 'unknownUnits' | 'asksMonths'>;
  readonly answers: ImportAnswers;
  readonly months: number | null;
  /** Adds one answer to those that were given before. */
  readonly onAnswer: (answered: (question: ImportQuestion) => ImportQuestion) => void;
}): ReactNode {
  const { answers, preview, yearFile } = props;
  const say = useSay();
  const sheets = [...new Set([...preview.sheetsWithoutUnit, ...Object.keys(answers.moneyUnits)])].toSorted();
  const units = [
    ...new Set([...preview.unknownUnits.map(({ text }) => text), ...Object.keys(answers.units)]),
  ].toSorted();
  const rowsOf = new Map(preview.unknownUnits.map(({ text, rows }) => [text, rows]));
  if (sheets.length + units.length === 0 && !preview.asksMonths) return null;
  const unitChoices = [
    { value: open, text: say('请选择单位', 'Choose a unit') },
    { value: leaveOut, text: say('不导入这些行', 'Leave these rows out') },
    ...yearFile.units.map(({ code, name }) => ({ value: code, text: `${code} ${name}` })),
  ];
  return (
    <Box
      data-testid="import-questions"
      sx={{
        flex: 'none',
        display: 'flex',
        flexWrap: 'wrap',
        gap: 2,
        rowGap: 1,
        pb: 1,
        fontSize: 13,
        maxHeight: 120,
        overflow: 'auto',
      }}
    >
      {sheets.map((sheet) => (
        <Box key={sheet} sx={line}>
          {say(`“${sheet}”的金额单位`, `Unit of money of "${sheet}"`)}
          <Pick<MoneyUnit | typeof open>
            label={say(`金额单位 ${sheet}`, `Unit of money ${sheet}`)}
            value={answers.moneyUnits[sheet] ?? open}
            choices={[
              { value: open, text: say('请选择', 'Choose') },
              { value: 'yuan', text: say('元', 'yuan') },
              { value: 'wan', text: say('万元', '10,000 yuan') },
            ]}
            onPick={(unit) => {
              if (unit !== open) props.onAnswer(withAnswers({ moneyUnits: { [sheet]: unit } }));
            }}
          />
        </Box>
      ))}
      {preview.asksMonths && (
        <Box sx={line}>
          {say('上年执行数截至', 'Execution of last year up to month')}
          <Pick
            label={say('执行数截至月份', 'Month of execution')}
            value={props.months === null ? open : String(props.months)}
            choices={[
              { value: open, text: say('请选择月份', 'Choose') },
              ...Array.from({ length: 12 }, (_none, at) => ({
                value: String(at + 1),
                text: say(`${String(at + 1)}月`, String(at + 1)),
              })),
            ]}
            onPick={(month) => {
              if (month !== open) props.onAnswer((question) => ({ ...question, months: Number(month) }));
            }}
          />
        </Box>
      )}
      {units.map((text) => {
        const told = answers.units[text];
        const rows = rowsOf.get(text);
        return (
          <Box key={text} sx={line}>
            {rows === undefined
              ? say(`“${text}”对应`, `"${text}" is`)
              : say(`“${text}”（${String(rows)} 行）对应`, `"${text}" (${String(rows)} rows) is`)}
            <Pick
              label={say(`对应单位 ${text}`, `Unit for ${text}`)}
              value={told === undefined ? open : (told ?? leaveOut)}
              width={220}
              choices={unitChoices}
              onPick={(chosen) => {
                if (chosen !== open)
                  props.onAnswer(withAnswers({ units: { [text]: chosen === leaveOut ? null : chosen } }));
              }}
            />
          </Box>
        );
      })}
    </Box>
  );
}
