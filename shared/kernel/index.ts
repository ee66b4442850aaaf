export { ok, err } from './result.ts';
export type { Failure, Result } from './result.ts';
export type { Brand } from './brand.ts';
