export { entryText } from './cell-writing.ts';
export { declarationLabel, declarationSheetName } from './cover-sheet.ts';
export { defaultForms } from './default-forms.ts';
export { departmentFolderName, mayBuyServices, workbookName } from './names.ts';
export { markFormat, markSheetName, unitWorkbook } from './unit-workbook.ts';
export type { UnitWorkbookQuestion } from './unit-workbook.ts';
export { yearInWorkbook } from './year-sheet.ts';
export type { HandOutFailure } from './year-sheet.ts';
