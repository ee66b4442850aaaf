import type { Host } from '#shared/contract';

type StorageCalls = Pick<Host, Extract<keyof Host, `storage.${string}`>>;
const absent = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const storageCalls = (): StorageCalls => ({
  'storage.state': absent,
  'storage.move': absent,
  'storage.rescue': absent,
  'storage.diagnose': absent,
});
