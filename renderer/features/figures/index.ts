export { FiguresPage } from './figures-page.tsx';
export type { UpperGrant } from './notice-dialog.tsx';
