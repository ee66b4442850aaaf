import type { Host } from '#shared/contract';
import type { Operators } from './operators.ts';

type OperatorCalls = Pick<Host, Extract<keyof Host, `operators.${string}`>>;

export const operatorCalls = (operators: Operators): OperatorCalls => ({
  'operators.state': operators.state,
  'operators.begin': operators.begin,
  'operators.signIn': operators.signIn,
  'operators.recover': operators.recover,
  'operators.lock': operators.lock,
  'operators.put': operators.put,
  'operators.changePassword': operators.changePassword,
  'operators.renewRecovery': operators.renewRecovery,
  'operators.trail': operators.trail,
});
