import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    include: ['test/e2e/**/*.test.ts'],
    testTimeout: 480_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    // A slow or busy machine is no failure: a screen is asked again until it answers.
    expect: { poll: { timeout: 60_000 } },
  },
});
