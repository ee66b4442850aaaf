export { ReferencePage } from './reference-page.tsx';
export type { ReferenceView } from './reference-page.tsx';
export { TakeOverDialog } from './take-over-dialog.tsx';
