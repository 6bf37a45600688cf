const sourceEnding = /\.(?:[cm]?[jt]s|[jt]sx)$/;
const declarationEnding = /\.d\.(?:[cm]?ts|[^./]+\.ts)$/;
const testFolder = /(?:^|\/)(?:tests?|__tests__|__mocks__|__fixtures__)\//;
const testName = /(?:[._-](?:test|spec)|^test-.+|^test)\.(?:[cm]?[jt]s|[jt]sx)$/;
const settingsName = /(?:^\.|\.config\.(?:[cm]?[jt]s)$|\.setup\.(?:[cm]?[jt]s)$)/;

/** Whether a file is JavaScript or TypeScript with code in it: not a declaration file. */
export function isSourceFile(path: string): boolean {
  return sourceEnding.test(path) && !declarationEnding.test(path);
}

/** Whether a file's own name says it holds tests, as vitest and node:test look for them. */
export function isTestName(path: string): boolean {
  return isSourceFile(path) && testName.test(nameOf(path));
}

/** Whether a file belongs to the tests: by its name, or because it lies in a folder for them. It never counts as covered or not. */
export function isTestFile(path: string): boolean {
  return isTestName(path) || testFolder.test(path);
}

/** Whether a file only sets up a tool (`vitest.config.ts`, `jest.setup.js`); nobody writes tests for those. */
export function isSettingsFile(path: string): boolean {
  return settingsName.test(nameOf(path));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
