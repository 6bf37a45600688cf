import { existsSync } from 'node:fs';
import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, test } from '@jest/globals';
import { execa } from 'execa';
import { openStage, type Stage } from './sample-project.js';

const manifest = {
  name: 'sample',
  private: true,
  type: 'module',
  scripts: { test: 'vitest run' },
  devDependencies: { vitest: '4.1.12', '@vitest/coverage-v8': '4.1.12' },
};
// Installed once for all runs of these tests.
const store = join(tmpdir(), `k2-test-vitest-4.1.12-${process.getuid?.() ?? 0}`);
let stage: Stage;

beforeAll(async () => {
  if (existsSync(join(store, 'ready'))) return;
  await mkdir(store, { recursive: true });
  await writeFile(join(store, 'package.json'), JSON.stringify(manifest));
  await execa('npm', ['install', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: store });
  await writeFile(join(store, 'ready'), '');
}, 180_000);

afterEach(() => stage.close());

const files = {
  'package.json': JSON.stringify(manifest),
  '.gitignore': 'node_modules\n',
  // A configuration that would fail every run, and rewrite itself after it.
  'vitest.config.ts': `import { defineConfig } from 'vitest/config';
export default defineConfig({ test: { coverage: { exclude: ['src/generated.ts'], thresholds: { lines: 99, autoUpdate: true } } } });
`,
  'src/price.ts': `export type Price = { amount: number; currency: 'EUR' | 'TWD' };

export function format(price: Price): string {
  if (price.currency === 'TWD') {
    return \`NT$\${price.amount}\`;
  }
  return \`\${price.amount} €\`;
}
`,
  'src/generated.ts': 'export const generated = (): number => 1;\n',
  'src/never.ts': 'export function never(): number {\n  return 1;\n}\n',
  'tests/price.test.ts': `import { expect, test } from 'vitest';
import { format } from '../src/price.js';

test('euros', () => {
  expect(format({ amount: 3, currency: 'EUR' })).toBe('3 €');
});
`,
};

test('vitest 4: measures the target alone, never-loaded files at 0, and keeps what is proven', async () => {
  const reply = (path: string, content: string) => `### ${path}\n\`\`\`ts\n${content}\n\`\`\`\n`;
  const never = `import { expect, test } from 'vitest';\nimport { never } from '../src/never.js';\n\ntest('is 1', () => {\n  expect(never()).toBe(1);\n});`;
  const failing = never.replace('toBe(1)', 'toBe(2)');
  stage = await openStage(
    [reply('tests/never.test.ts', failing), reply('tests/never.test.ts', never)],
    files,
  );
  await symlink(join(store, 'node_modules'), join(stage.project.folder, 'node_modules'));
  const before = await stage.project.tree();
  const measured = await stage.run(['--measure', '--json', '--target', 'src']);
  expect(measured.json.result).toMatchObject({
    runner: 'vitest',
    provider: 'vitest-v8',
    before: 50,
    after: 50,
    files: [
      { path: 'src/never.ts', after: 0, uncovered: [[2, 2]] },
      { path: 'src/price.ts', after: 66.66, uncovered: [[5, 5]] },
    ],
  });
  expect(await stage.project.tree()).toEqual(before);

  const { exitCode, json } = await stage.run([
    '--json',
    '--coverage',
    '75',
    '--target',
    'src',
    '--repeat',
    '2',
  ]);
  expect(json.result?.tests).toMatchObject([
    { path: 'tests/never.test.ts', kept: false, why: expect.stringContaining('is 1') },
    { path: 'tests/never.test.ts', kept: true },
  ]);
  expect(exitCode).toBe(0);
  expect(json.result).toMatchObject({
    before: 50,
    after: 75,
    funnel: { made: 2, parsed: 2, passed: 1, kept: 1 },
  });
  expect(stage.kimi.requests[1]?.body?.messages.at(-1)?.content).toContain('expected 1 to be 2');
  const { 'tests/never.test.ts': landed, ...rest } = await stage.project.tree();
  expect(landed).toBeDefined();
  expect(rest).toEqual(before);
}, 240_000);

test('a red vitest suite is named test by test', async () => {
  const red = { ...files, 'tests/price.test.ts': files['tests/price.test.ts'].replace('3 €', '4 €') };
  stage = await openStage([], red);
  await symlink(join(store, 'node_modules'), join(stage.project.folder, 'node_modules'));
  const { exitCode, stderr } = await stage.run(['--target', 'src/price.ts']);
  expect(exitCode).toBe(1);
  expect(stderr).toContain('(1): euros');
}, 120_000);
