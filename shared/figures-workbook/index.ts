export { figureTarget, figuresWorkbook } from './figures-workbook.ts';
export type { FigureLine, FiguresMarks } from './figures-workbook.ts';
export { readFigures } from './read-figures.ts';
export type { FiguresReadFailure } from './read-figures.ts';
