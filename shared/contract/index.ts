export { hostCallNames } from './host-calls.ts';
export type { HostCallName } from './host-calls.ts';
export { hostContract } from './host-contract.ts';
export type { BookName, Host, HostFailure, HostInput, HostOutput } from './host-contract.ts';
