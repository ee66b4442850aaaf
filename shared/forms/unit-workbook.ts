import type { CollectingRound, Department, TableName, Tables, Unit } from '#shared/records';
import type { PlannedSheet, WorkbookPlan } from '#shared/workbook-model';
import type { YearFile } from '#shared/year-file';
import { coverSheet, declarationSheet } from './cover-sheet.ts';
import { handoverSheet } from './handover-sheet.ts';
import { listSheet } from './list-sheet.ts';
import { mayBuyServices } from './names.ts';
import { tableSheet } from './table-sheet.ts';
import { yearSheet } from './year-sheet.ts';

/** Name of the hidden sheet that says what the workbook is; its format is in build/formats/hidden-sheet.md. */
export const markSheetName = 'tutd';
export const markFormat = 'two-up-two-down/unit-workbook/1';

export type UnitWorkbookQuestion = {
  readonly yearFile: YearFile;
  readonly unit: Unit;
  readonly department: Department;
  readonly round: CollectingRound;
  readonly sequence: number;
  readonly created: string;
  readonly newRowId: (index: number, table: TableName) => string;
  readonly prefill?: Tables;
  /** purchases: the short form, in which a unit fills only what is missing for its purchases. */
  readonly scope?: 'purchases';
  readonly noPurchases?: boolean;
};

function markSheet({ yearFile, unit, round, sequence, scope }: UnitWorkbookQuestion): PlannedSheet {
  const marks = {
    format: markFormat,
    ledger: yearFile.ledger,
    region: yearFile.region.code,
    unit: unit.code,
    year: String(yearFile.year),
    round,
    formVersion: yearFile.formVersion,
    sequence: String(sequence),
    ...(scope === undefined ? {} : { scope }),
  };
  return {
    name: markSheetName,
    hidden: true,
    columns: [{ width: 16 }, { width: 40 }],
    rows: Object.entries(marks).map(([key, value]) => ({
      cells: [
        { style: 'plain', value: key },
        { style: 'plain', value },
      ],
    })),
  };
}

/** 表样: the workbook that one unit fills in one round. */
export function unitWorkbook(question: UnitWorkbookQuestion): WorkbookPlan {
  const { yearFile, unit, department, round, prefill } = question;
  const mark = yearFile.ledger === 'practice' ? '【练习】' : '';
  const buys = mayBuyServices(unit.type);
  const forms = yearFile.forms.filter((form) => buys || form.table !== 'purchases');
  const tables = forms.map((form) =>
    tableSheet({
      form,
      yearFile,
      round,
      heading: `${mark}${yearFile.year}年${form.title}`,
      unitLine: `编制单位：${unit.code} ${unit.name}`,
      rows: prefill?.[form.table] ?? [],
      newRowId: (index) => question.newRowId(index, form.table),
    }),
  );
  return {
    title: `${mark}${unit.name}${yearFile.year}年部门预算`,
    creator: '两上两下预算',
    created: question.created,
    sheets: [
      coverSheet(yearFile, unit, department, round),
      ...tables,
      ...(buys ? [declarationSheet(yearFile, unit, question.noPurchases ?? false)] : []),
      handoverSheet({
        yearFile,
        unit,
        round,
        forms,
        tables: prefill ?? { projects: [], purchases: [], targets: [] },
      }),
      listSheet(yearFile),
      markSheet(question),
      yearSheet(yearFile, unit),
    ],
  };
}
