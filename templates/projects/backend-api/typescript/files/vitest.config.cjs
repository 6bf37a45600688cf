// CommonJS, because Vite writes a temporary file into node_modules to load an ES module
// configuration, and node_modules may be read-only.

const { availableParallelism } = require('node:os');

const ignored = ['**/node_modules/**', 'dist/**', 'coverage/**', '.data/**', '.k2/**'];

/** @type {import('vitest/config').ViteUserConfig} */
module.exports = {
  test: {
    include: ['**/*.{test,spec}.ts'],
    exclude: ignored,
    globalSetup: 'tests/support/run-folder.ts',
    // The cache would be written into node_modules.
    cache: false,
    // Threads share the compiled PGlite.
    pool: 'threads',
    // Two even on two cores; not many, because each PGlite takes some 500 MB.
    maxWorkers: Math.max(2, Math.min(4, availableParallelism())),
    // Starting PGlite takes seconds, on a busy machine many.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    coverage: {
      provider: 'v8',
      reporter: ['text-summary', 'json'],
      reportsDirectory: 'coverage',
      // Files that no test loads count as uncovered.
      include: ['**/*.{ts,tsx,mts,cts}'],
      exclude: [...ignored, 'tests/**', '**/*.{test,spec}.*', '**/__tests__/**', '*.config.*'],
    },
  },
};
