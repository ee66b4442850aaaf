export { LettersPage } from './letters-page.tsx';
export type { LetterForm } from './letter-fields.tsx';
export { TablesPage } from './tables-page.tsx';
