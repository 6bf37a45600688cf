import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, jest, test } from '@jest/globals';
import { askedIds, describe, openDocs, sources } from './docs-project.js';

// Every case spawns the binary, some many times; on a busy machine that takes longer than the default.
jest.setTimeout(300_000);

test('as the article calls it: pages and an index, the invented on no page, a second run asks and writes nothing', async () => {
  const { project, kimi, run, close } = await openDocs();
  try {
    const before = await project.tree();
    const first = await run(['--format', 'markdown', '--output', 'docs/', '--lang', 'zh-TW', '--json']);
    expect(first.stderr).not.toMatch(/Error|TypeError/);
    expect(first.exitCode).toBe(0);
    const { result, ok, command } = first.json;
    expect([ok, command]).toEqual([true, 'k2-docs']);
    expect(result.symbols).toBe(5);
    expect(result.documented).toBe(5);
    expect(result.undocumented).toEqual([]);
    expect(result.pages).toEqual([
      { path: 'docs/README.md', symbols: 0 },
      { path: 'docs/src/cart.md', symbols: 3 },
      { path: 'docs/src/math.md', symbols: 2 },
    ]);
    expect(result.languages).toEqual(['zh-TW']);
    expect(result.examples).toEqual({ run: 0, failed: 0 });
    expect(result.model).toBe('kimi-k2.6');
    expect(result.claims.false).toBe(3);
    expect(result.claims.checked).toBeGreaterThan(result.claims.false);
    expect(result.cut.map((item: { what: string }) => item.what)).toEqual([
      'precision',
      '@param precision',
      '@throws InventedError',
    ]);

    const math = await project.read('docs/src/math.md');
    const cart = await project.read('docs/src/cart.md');
    const index = await project.read('docs/README.md');
    expect(math + cart + index).not.toMatch(/precision|InventedError|notDocumented|小數位數/);
    expect(math).toContain('把兩個金額相加。');
    expect(math).toContain('| `b` | `number` | 否 | `1` | 第二個金額 |');
    expect(math).toContain('| `RangeError` | 當 `a` 為負數時 |');
    expect(math).toContain('### 範例（未執行）');
    expect(math).toContain('`kimi-k2.6`');
    expect(cart).toContain('購物車，金額由 [`add`](math.md#add) 相加。');
    expect(index).toContain('[`src/math.ts`](src/math.md)');

    const request = kimi.requests[0];
    expect(request?.body?.model).toBe('kimi-k2.6');
    expect(askedIds(request!)).toEqual([
      'src/cart.ts#Cart',
      'src/cart.ts#Cart.items',
      'src/cart.ts#Cart.total',
      'src/math.ts#add',
      'src/math.ts#limit',
    ]);
    expect(JSON.stringify(request?.body)).toContain('繁體中文');

    const written = await project.tree();
    const asked = kimi.requests.length;
    const second = await run(['--format', 'markdown', '--output', 'docs/', '--lang', 'zh-TW', '--json']);
    expect(second.exitCode).toBe(0);
    expect(second.json.result.files).toEqual([]);
    expect(second.json.result.documented).toBe(5);
    expect(kimi.requests.length).toBe(asked);
    expect(await project.tree()).toEqual(written);

    expect((await run(['--check', '--lang', 'zh-TW'], { MOONSHOT_API_KEY: undefined })).exitCode).toBe(0);
    expect((await run(['--undo'])).exitCode).toBe(0);
    expect(await project.tree()).toEqual(before);
  } finally {
    await close();
  }
});

test('a changed source: --check says so, only its module is asked for again, an edited page is a conflict', async () => {
  const { project, kimi, run, close } = await openDocs();
  try {
    expect((await run(['--lang', 'zh-TW'])).exitCode).toBe(0);
    const asked = kimi.requests.length;
    await project.write('src/math.ts', sources['src/math.ts'].replace('b = 1', 'b = 2'));
    const check = await run(['--check', '--lang', 'zh-TW', '--json']);
    expect(check.exitCode).toBe(1);
    expect(check.json.error.code).toBe('gate');
    expect(check.json.result.problems).toEqual([{ path: 'docs/src/math.md', why: 'outdated', what: [] }]);

    expect((await run(['--lang', 'zh-TW'])).exitCode).toBe(0);
    expect(kimi.requests.slice(asked).flatMap(askedIds)).toEqual(['src/math.ts#add', 'src/math.ts#limit']);
    const page = await project.read('docs/src/math.md');
    expect(page).toContain('| `b` | `number` | 否 | `2` |');

    // What a model never may say, a hand may have put there: untrue all the same.
    await project.write(
      'docs/src/math.md',
      page.replaceAll('把兩個金額相加。', '把兩個金額相加，並依 `rounding` 處理。'),
    );
    const untrue = await run(['--check', '--lang', 'zh-TW', '--json']);
    expect(untrue.json.result.problems).toEqual([
      { path: 'docs/src/math.md', why: 'untrue', what: ['rounding'] },
    ]);
    expect(untrue.exitCode).toBe(1);

    const edited = await project.tree();
    const again = await run(['--lang', 'zh-TW']);
    expect(again.exitCode).toBe(6);
    expect(again.stderr).toContain('docs/src/math.md');
    expect(await project.tree()).toEqual(edited);
  } finally {
    await close();
  }
});

test('symbols a reply leaves out are asked for once more; those still missing get the facts alone', async () => {
  const { project, kimi, run, close } = await openDocs((request, index) =>
    describe(request, (id) => id === 'src/math.ts#limit' || (index === 0 && id === 'src/cart.ts#Cart.total')),
  );
  try {
    const { exitCode, json } = await run(['--lang', 'zh-TW', '--json']);
    expect(exitCode).toBe(0);
    expect(kimi.requests.length).toBe(2);
    expect(String(kimi.requests[1]?.body?.messages.at(-1)?.content)).toContain('- src/math.ts#limit');
    expect(json.result.undocumented).toEqual(['src/math.ts#limit']);
    expect(json.result.documented).toBe(4);
    expect(await project.read('docs/src/math.md')).toContain('const limit = 5');
    expect(await project.read('docs/src/cart.md')).toContain('總金額');
  } finally {
    await close();
  }
});

test('several languages: a folder each, asked for in their own language', async () => {
  const { project, kimi, run, close } = await openDocs();
  try {
    const { exitCode, json } = await run([
      '--lang',
      'en',
      '--lang',
      'zh-CN',
      '--lang',
      'en',
      '--output',
      'manual',
      '--json',
    ]);
    expect(exitCode).toBe(0);
    expect(json.result.languages).toEqual(['en', 'zh-CN']);
    expect(await project.read('manual/en/src/math.md')).toContain('### Parameters');
    expect(await project.read('manual/zh-CN/src/math.md')).toContain('### 参数');
    expect(kimi.requests.map((request) => JSON.stringify(request.body).includes('简体中文'))).toEqual([
      false,
      true,
    ]);
  } finally {
    await close();
  }
});

test('--no-prose needs no key; a page about a file that is gone is kept until --yes; languages come from the config', async () => {
  const { project, kimi, run, close } = await openDocs(undefined, {
    ...sources,
    'k2.config.json': '{"docs":{"langs":["zh-TW"],"output":"文件"}}\n',
  });
  const noKey = { MOONSHOT_API_KEY: '' };
  try {
    const first = await run(['--no-prose', '--json'], noKey);
    expect(first.exitCode).toBe(0);
    expect(first.stderr).toBe('');
    expect(first.json.result).toMatchObject({ symbols: 5, documented: 1, model: null, languages: ['zh-TW'] });
    expect(first.json.usage.calls).toBe(0);
    expect(await project.read('文件/src/math.md')).toContain('Adds two prices.');

    await rm(join(project.folder, 'src/cart.ts'));
    const kept = await run(['--no-prose'], noKey);
    expect(kept.exitCode).toBe(0);
    expect(kept.stderr).toContain('文件/src/cart.md');
    expect(kept.stderr).toContain('--yes');
    expect((await run(['--check'], noKey)).exitCode).toBe(1);
    const removed = await run(['--no-prose', '--yes', '--json'], noKey);
    expect(
      removed.json.result.files.map((file: { path: string; action: string }) => [file.path, file.action]),
    ).toEqual([['文件/src/cart.md', 'delete']]);
    expect((await run(['--check'], noKey)).exitCode).toBe(0);
    expect(kimi.requests).toEqual([]);
  } finally {
    await close();
  }
});

test('hand-written files stay: README.md makes the index go elsewhere, a file in a page’s place is a conflict', async () => {
  const { project, run, close } = await openDocs(undefined, {
    ...sources,
    'docs/README.md': '# Ours\n',
    'docs/guide.md': 'Guide\n',
  });
  try {
    expect((await run(['--no-prose'])).exitCode).toBe(0);
    expect(await project.read('docs/README.md')).toBe('# Ours\n');
    expect(await project.read('docs/index.md')).toContain('API reference');
    await project.write('docs/src/math.md', '# My own page\n');
    const before = await project.tree();
    const conflict = await run(['--no-prose', '--json']);
    expect(conflict.exitCode).toBe(6);
    expect(conflict.json.error.message).toContain('docs/src/math.md');
    expect(await project.tree()).toEqual(before);
  } finally {
    await close();
  }
});

test('--dry-run shows the diff and writes nothing; pages checked out with CRLF are up to date', async () => {
  const { project, run, close } = await openDocs();
  try {
    const before = await project.tree();
    const dry = await run(['--lang', 'en', '--dry-run', '--json']);
    expect(dry.exitCode).toBe(0);
    expect(dry.stderr).toContain('+## `add`');
    expect(dry.json.result.files.length).toBe(3);
    expect(await project.tree()).toEqual(before);

    expect((await run(['--no-prose'])).exitCode).toBe(0);
    for (const path of ['docs/README.md', 'docs/src/math.md', 'docs/src/cart.md']) {
      await project.write(path, (await project.read(path)).replaceAll('\n', '\r\n'));
    }
    const crlf = await project.tree();
    expect((await run(['--check'])).exitCode).toBe(0);
    expect((await run(['--no-prose'])).exitCode).toBe(0);
    expect(await project.tree()).toEqual(crlf);
  } finally {
    await close();
  }
});
