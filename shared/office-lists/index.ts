export { readAssets, readCarryOver, readContracts, readPool } from './read-lists.ts';
export type { PoolLine } from './read-lists.ts';
