export { theme } from './theme.ts';
export { tokens } from './tokens.ts';
