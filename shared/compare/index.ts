export { compareWorkbook } from './compare-workbook.ts';
export { fourStages, stageTotals } from './four-stages.ts';
export type { FourStageInput, FourStageTable, StageAmounts, StageName, StageRow } from './four-stages.ts';
