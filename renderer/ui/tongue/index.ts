export { LanguageContext, useLanguage, useSay } from './tongue.ts';
export type { Language, Say } from './tongue.ts';
