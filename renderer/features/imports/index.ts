export { ExportDialog } from './export-dialog.tsx';
export { ImportQuestions } from './import-questions.tsx';
export { ImportsPage } from './imports-page.tsx';
export { PriorColumns } from './prior-columns.tsx';
export { PreviewPage } from './preview-page.tsx';
