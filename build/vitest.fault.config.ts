import { defineConfig } from 'vitest/config';

/** The fault suite: short in `npm test`, long with `npm run fault -- --long`. It wants a built program in dist. */
export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/fault/**/*.fault.ts'],
    testTimeout: process.env['TUTD_FAULT_FORM'] === 'long' ? 14_400_000 : 1_800_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});
