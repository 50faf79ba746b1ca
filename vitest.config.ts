import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['pipeline/**/*.test.ts', 'fixtures/**/*.test.ts', 'scripts/**/*.test.ts', 'fuzz/**/*.test.ts'],
    testTimeout: 60_000,
  },
});
