export { actLabel, isQuiet } from './acts.ts';
export type { ActName } from './acts.ts';
