export { hostCallNames } from './host-calls.ts';
export type { HostCallName } from './host-calls.ts';
export type { BookName } from './contract-values.ts';
export { hostContract } from './host-contract.ts';
export type { HostFailure } from './host-failure.ts';
export type { Host, HostInput, HostOutput } from './host-contract.ts';
