import { fileURLToPath } from 'node:url';

/** One configuration for every package; run by each package's `test` script with `--rootDir .`. */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { target: 'es2022', parser: { syntax: 'typescript' } }, module: { type: 'es6' } },
    ],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  setupFiles: [fileURLToPath(new URL('./jest.setup.js', import.meta.url))],
  testTimeout: 60_000,
  maxWorkers: 2,
};
