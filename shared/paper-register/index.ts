export { decidePaper, paperStanding } from './decide-paper.ts';
export type { PaperDraft, PaperRecord, PaperRefused, PaperStanding } from './decide-paper.ts';
export { registerWorkbook } from './register-workbook.ts';
export { purchaseReports } from './zero-report.ts';
export type { PurchaseReport, PurchaseReportLine } from './zero-report.ts';
