export { CountyPage } from './county-page.tsx';
export { RulesPage } from './rules-page.tsx';
