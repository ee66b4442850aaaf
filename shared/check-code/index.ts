export { checkCode, codeModulus, codeTerms } from './check-code.ts';
export type { CodeTerm } from './check-code.ts';
