import type { Host } from '#shared/contract';

type CopyCalls = Pick<Host, Extract<keyof Host, `copies.${string}`>>;
const absent = (): Promise<never> => Promise.reject(new Error('not built yet'));

export const copyCalls = (): CopyCalls => ({
  'copies.state': absent,
  'copies.choose': absent,
  'copies.write': absent,
  'copies.open': absent,
  'copies.adopt': absent,
  'copies.drop': absent,
});
