import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const OUTSIDE = ['**/node_modules/**', 'dist/**'];

/** Vitest leaves one core to itself, which is half of a small machine; many tests wait for the database or the clock. */
const AT_ONCE = Math.max(2, availableParallelism());

const withDatabase = { globalSetup: ['tests/support/mongo.ts'], testTimeout: 120_000, hookTimeout: 120_000 };
/**
 * They start processes and databases of their own, each of which wants a core, and measure how long that takes; or they
 * hold a change to the milliseconds in which it has to be seen elsewhere.
 */
const ONE_BY_ONE = [
  '**/*.e2e.test.ts',
  'shared/local-mongo/start-mongo.int.test.ts',
  'tests/integration/shared-answers.int.test.ts',
  'tests/integration/stale-reads.int.test.ts',
];

/**
 * A test's suffix says what it needs: `.test.ts` nothing, `.int.test.ts` MongoDB, `.e2e.test.ts` MongoDB and ports. The
 * projects run one after another.
 */
export default defineConfig({
  // Vite would take graphql's ES module, while Apollo's CommonJS packages require the other build: one realm only.
  // The package's own name leads to its sources.
  ssr: { resolve: { conditions: ['newsgraph-source', 'node', 'import', 'module', 'default'] } },
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    setupFiles: ['tests/support/node-22.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
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
          maxWorkers: AT_ONCE,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['**/*.int.test.ts'],
          exclude: [...ONE_BY_ONE, ...OUTSIDE],
          maxWorkers: AT_ONCE,
          sequence: { groupOrder: 1 },
          ...withDatabase,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ONE_BY_ONE,
          exclude: OUTSIDE,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
          ...withDatabase,
        },
      },
    ],
  },
});
