import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const OUTSIDE = ['**/node_modules/**', 'dist/**'];

/** A test's suffix says what it needs: `.test.ts` nothing, `.int.test.ts` MongoDB, `.e2e.test.ts` MongoDB and ports. */
export default defineConfig({
  // Vite would take graphql's ES module, while Apollo's CommonJS packages require the other build: one realm only.
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Vitest leaves one core to itself, which is half of a small machine; many tests wait for processes or the clock.
    maxWorkers: Math.max(2, availableParallelism()),
    reporters: [
      'default',
      ...(process.env.NEWSGRAPH_TEST_REPORT
        ? ([['json', { outputFile: process.env.NEWSGRAPH_TEST_REPORT }]] satisfies [string, object][])
        : []),
    ],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/*.e2e.test.ts', ...OUTSIDE],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.int.test.ts', '**/*.e2e.test.ts'],
          exclude: OUTSIDE,
          globalSetup: ['shared/mongo/testing.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
