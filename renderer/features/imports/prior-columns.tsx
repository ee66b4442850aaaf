import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import { neededPriorKeys, priorColumns, type PriorKey } from '#shared/prior-year';
import { Pick } from '../../ui/frame/index.ts';
import { tokens } from '../../ui/theme/index.ts';
import { useSay, type Say } from '../../ui/tongue/index.ts';
import type { ImportPreview, ImportQuestion } from '../../usecases/import-preview.ts';

const english: Readonly<Record<PriorKey, string>> = {
  unit: 'Unit',
  unitCode: 'Code of the unit',
  projectCode: 'Project code',
  projectName: 'Project',
  serviceName: 'Service',
  catalogCode: 'Catalogue entry',
  funcCode: 'Function',
  deptEcon: 'Classification',
  uom: 'Measure',
  unitPrice: 'Unit price',
  budget: 'Budget of last year',
  executed: 'Execution of last year',
  budgetBefore: 'Budget of the year before',
  settled: 'Settlement of the year before',
  grade: 'Grade',
  gradeYear: 'Year of the grade',
};
const wordOf = (say: Say, key: PriorKey): string =>
  say(priorColumns.find((column) => column.key === key)?.heads[0] ?? key, english[key]);

/** Which column of last year's list holds what, where its own heads do not say it. */
export function PriorColumns(props: {
  readonly columns: NonNullable<ImportPreview['columns']>;
  readonly onAnswer: (answered: (question: ImportQuestion) => ImportQuestion) => void;
}): ReactNode {
  const { columns } = props;
  const say = useSay();
  const assign = (key: PriorKey, value: string): void => {
    const others = Object.entries(columns.columns).filter(([each, at]) => each !== key && String(at) !== value);
    const { file, sheet, head } = columns;
    const next = value === '' ? others : [...others, [key, Number(value)] as const];
    props.onAnswer((question) => ({ ...question, columns: { file, sheet, head, columns: Object.fromEntries(next) } }));
  };
  return (
    <Box sx={{ flex: 'none', pb: 1, fontSize: 13 }} data-testid="prior-columns">
      <Box sx={{ pb: 0.5, color: tokens.inkSecond }}>
        {say(
          `“${columns.sheet}”第 ${String(columns.head.last)} 行为表头。没有认出或有多列可选的，请在此指定各列；带 * 的必须有。`,
          `Row ${String(columns.head.last)} of "${columns.sheet}" is the head. Assign what was not recognised; * must be there.`,
        )}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gridTemplateColumns: 'repeat(4, max-content 1fr)',
          gap: '6px 8px',
          alignItems: 'center',
          maxHeight: 156,
          overflow: 'auto',
        }}
      >
        {priorColumns.map(({ key }) => (
          <Box key={key} sx={{ display: 'contents' }}>
            <span>
              {wordOf(say, key)}
              {neededPriorKeys.some((needed) => needed === key) && <span style={{ color: tokens.error }}> *</span>}
            </span>
            <Pick
              label={say(`${wordOf(say, key)}所在列`, `Column of ${wordOf(say, key)}`)}
              value={String(columns.columns[key] ?? '')}
              width={150}
              choices={[
                { value: '', text: say('（没有）', '(none)') },
                ...columns.heads.map(({ column, letter, text }) => ({
                  value: String(column),
                  text: `${letter} ${text}`,
                })),
              ]}
              onPick={(value) => {
                assign(key, value);
              }}
            />
          </Box>
        ))}
      </Box>
    </Box>
  );
}
