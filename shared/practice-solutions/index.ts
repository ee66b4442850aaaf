export { solutionsWorkbook } from './solutions-workbook.ts';
