import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** A test's suffix says what it needs: `.test.ts` nothing, `.int.test.ts` MongoDB, `.e2e.test.ts` MongoDB and ports. */
export default defineConfig({
  // One instance of graphql, as in Node: Vite would take its ES modules while the Apollo packages require its CommonJS.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    testTimeout: 20_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/*.int.test.ts', '**/*.e2e.test.ts', '**/node_modules/**', 'dist/**'],
        },
      },
    ],
  },
});
