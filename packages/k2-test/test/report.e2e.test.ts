import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from '@jest/globals';
import { openStage, sample, type Stage } from './sample-project.js';

let stage: Stage;

afterEach(() => stage.close());

test('--report writes what --json says, relative to the current folder', async () => {
  stage = await openStage([]);
  const { json } = await stage.run(['--measure', '--json', '--report', '../reports/coverage.json'], {
    cwd: join(stage.project.folder, 'src'),
  });
  const written: unknown = JSON.parse(await stage.project.read('reports/coverage.json'));
  expect(written).toEqual(json.result);
  expect(json.result.files).toEqual([
    {
      path: 'src/grade.js',
      before: 57.14,
      after: 57.14,
      uncovered: [
        [3, 3],
        [6, 6],
        [11, 11],
      ],
    },
  ]);
});

test('the page is in the language of the messages, stands alone, and shows what did not run', async () => {
  const hostile = { ...sample, 'src/<b>&.js': 'export const x = () => "<script>alert(1)</script>\u202e";\n' };
  stage = await openStage([], hostile);
  const { exitCode } = await stage.run(['--measure', '--report', 'coverage.html', '--lang', 'zh-TW']);
  expect(exitCode).toBe(0);
  const page = await readFile(join(stage.project.folder, 'coverage.html'), 'utf8');
  expect(page).toMatch(/^<!doctype html>\n<html lang="zh-TW">/);
  expect(page).toContain('<title>測試覆蓋率：');
  expect(page).toContain('<caption>');
  expect(page.match(/<th scope="col">/g)).toHaveLength(5);
  expect(page).toContain('<th scope="row"><a href="#');
  expect(page).toMatch(/<mark>.*未執行：.*<span class="number">3<\/span> {5}throw new RangeError/);
  expect(page).toContain('src/&lt;b&gt;&amp;.js');
  expect(page).toContain('&lt;script&gt;');
  expect(page).not.toMatch(/<script|\u202e|src="|https?:/);
  // Every link leads somewhere on the page.
  for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(page).toContain(`id="${target}"`);
});

test('a missed gate is reported too', async () => {
  stage = await openStage([]);
  const { exitCode, json } = await stage.run([
    '--measure',
    '--coverage',
    '90',
    '--json',
    '--report',
    'c.json',
  ]);
  expect(exitCode).toBe(1);
  expect(json).toMatchObject({
    ok: false,
    error: { code: 'gate', exit: 1 },
    result: { after: 57.14, goal: 90 },
  });
  expect(JSON.parse(await stage.project.read('c.json'))).toEqual(json.result);
});
