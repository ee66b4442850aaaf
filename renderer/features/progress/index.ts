export { HandOutDialog } from './hand-out-dialog.tsx';
export { ProgressPage } from './progress-page.tsx';
