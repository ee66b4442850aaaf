import type { PlannedCell, ReadCell, ReadWorkbook, WorkbookPlan } from '#shared/workbook-model';

function readCell(cell: PlannedCell, column: number): ReadCell | null {
  const formula = cell.formula === undefined ? {} : { formula: cell.formula };
  const { value } = cell;
  if (value === null || value === '') return null;
  if (typeof value === 'string') return { column, kind: 'text', text: value, ...formula };
  if ('date' in value) return { column, kind: 'date', text: value.date, ...formula };
  return { column, kind: 'number', text: value.number, ...formula };
}

/** What a faithful writer and reader would make of a plan. */
export const planAsRead = (plan: WorkbookPlan): ReadWorkbook => ({
  sheets: plan.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden ?? false,
    rows: sheet.rows.map((row, index) => ({
      row: index + 1,
      cells: row.cells.map((cell, column) => cell && readCell(cell, column + 1)).filter((cell) => cell !== null),
    })),
  })),
});
