import type { Host } from '#shared/contract';

type OperatorCalls = Pick<Host, Extract<keyof Host, `operators.${string}`>>;
const absent = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const operatorCalls = (): OperatorCalls => ({
  'operators.state': absent,
  'operators.begin': absent,
  'operators.signIn': absent,
  'operators.recover': absent,
  'operators.lock': absent,
  'operators.put': absent,
  'operators.changePassword': absent,
  'operators.renewRecovery': absent,
  'operators.trail': absent,
});
