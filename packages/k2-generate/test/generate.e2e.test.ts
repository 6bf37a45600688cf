import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { fileReply, runGenerate, withProject } from './generate-project.js';

const multiply = 'export function multiply(a, b) {\n  return a * b;\n}\n';
const multiplyTest =
  "import test from 'node:test';\nimport assert from 'node:assert/strict';\nimport { multiply } from './multiply.js';\n\ntest('multiplies', () => assert.equal(multiply(2, 3), 6));\n";
const ask = ['--prompt', 'multiply two numbers', '--output', 'src'];
const good = fileReply('src/multiply.js', multiply) + fileReply('src/multiply.test.js', multiplyTest);
const wrong = good.replace('a * b', 'a + b');

test('a prompt becomes files that were proven, and the receipt says by what', async () => {
  await withProject(async (project) => {
    const result = await runGenerate(project, [...ask, '--json'], { script: [good] });
    expect(result.stderr).toBe('');
    expect(result.exitCode).toBe(0);
    expect(result.json).toMatchObject({
      ok: true,
      command: 'k2-generate',
      result: {
        files: [
          { path: 'src/multiply.js', action: 'create', added: 3, removed: 0 },
          { path: 'src/multiply.test.js', action: 'create' },
        ],
        candidates: [{ index: 0, model: 'kimi-k2.7-code', ok: true }],
        chosen: 0,
        repairs: 0,
        dryRun: false,
      },
      usage: { calls: 1 },
    });
    const names = result.json.result.checks.map((check: { name: string; ok: boolean }) => [
      check.name,
      check.ok,
    ]);
    expect(names).toEqual([
      ['parse', true],
      ['test', true],
    ]);
    expect(result.json.result.sandbox).toMatch(/bubblewrap|unshare|sandbox-exec|none \(waived\)/);
    expect(await project.read('src/multiply.js')).toBe(multiply);
    const receipt = join(project.folder, '.k2', 'runs', result.json.run, 'receipt.json');
    expect(JSON.parse(await readFile(receipt, 'utf8'))).toEqual(result.json.result);
  });
});

test('the request has the five sections, the project and no sampling parameters', async () => {
  await withProject(async (project) => {
    const prompt = '為 src/add.js 加上乘法';
    const { requests } = await runGenerate(project, ['--prompt', prompt, '--output', 'src'], {
      script: [good],
    });
    const body = requests[0]?.body;
    const text = body?.messages.map((message) => message.content).join('\n') ?? '';
    for (const heading of ['# 程式開發任務', '## 角色定義', '## 任務要求', '## 輸出格式', '## 具體需求']) {
      expect(text).toContain(heading);
    }
    expect(text).toContain(prompt);
    expect(text).toContain('return a + b;');
    expect(text).toContain('test/add.test.js');
    expect(body).not.toHaveProperty('temperature');
    expect(body?.max_completion_tokens).toBe(32_768);
  });
});

test('a wrong candidate is repaired with the failing output of its own test', async () => {
  await withProject(async (project) => {
    const result = await runGenerate(project, [...ask, '--json'], { script: [wrong, good] });
    expect(result.exitCode).toBe(0);
    expect(result.json.result).toMatchObject({
      repairs: 1,
      chosen: 1,
      candidates: [{ ok: false, failed: 'test failed' }, { ok: true }],
    });
    const repair = result.requests[1]?.body?.messages ?? [];
    expect(repair.map((message) => message.role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(repair.at(-1)?.content).toMatch(/test failed[\s\S]*5 !== 6/);
    expect(await project.read('src/multiply.js')).toBe(multiply);
  });
});

test('nothing lands when no candidate passes; what the user had is as it was', async () => {
  await withProject(async (project) => {
    const before = await project.tree();
    const result = await runGenerate(project, [...ask, '--repairs', '1', '--json'], {
      script: [wrong, wrong],
    });
    expect(result.exitCode).toBe(1);
    expect(result.json).toMatchObject({
      ok: false,
      error: { code: 'gate', exit: 1 },
      result: { files: [], chosen: null },
    });
    expect(result.requests).toHaveLength(2);
    expect(await project.tree()).toEqual(before);
  });
});

test('a check that failed before the change is reported and not counted', async () => {
  const broken = {
    'test/broken.test.js':
      "import test from 'node:test';\ntest('old fault', () => { throw new Error('old'); });\n",
  };
  await withProject(async (project) => {
    const result = await runGenerate(project, ask, { script: [good] });
    expect(result.exitCode).toBe(0);
    expect(result.stdout).toContain('test failed before the change too; reported, not counted');
    expect(await project.read('src/multiply.js')).toBe(multiply);
  }, broken);
});

test('a language nothing here checks is called "not checked"', async () => {
  await withProject(async (project) => {
    const reply = '### src/sum.lua\n```lua\nreturn 1 + 1\n```\n';
    const result = await runGenerate(project, ask, { script: [reply] });
    expect(result.exitCode).toBe(0);
    expect(result.stdout.trim().split('\n').at(-1)).toMatch(/not checked: \w+/);
  });
});

test('--dry-run shows the diff and writes nothing', async () => {
  await withProject(async (project) => {
    const before = await project.tree();
    const result = await runGenerate(project, [...ask, '--dry-run'], { script: [good] });
    expect(result.exitCode).toBe(0);
    expect(result.stderr).toContain('+export function multiply(a, b) {');
    expect(result.stdout).toContain('Dry run: 2 files would be written');
    expect(await project.tree()).toEqual(before);
  });
});

test('--undo takes the run back, and refuses files that changed since unless forced', async () => {
  await withProject(async (project) => {
    const before = await project.tree();
    await runGenerate(project, ask, { script: [good] });
    const undone = await runGenerate(project, ['--undo', '--json']);
    expect(undone.json.result).toMatchObject({
      count: 2,
      files: ['src/multiply.js', 'src/multiply.test.js'],
    });
    expect(await project.tree()).toEqual(before);
    expect((await runGenerate(project, ['--undo'])).exitCode).toBe(2);

    await runGenerate(project, ask, { script: [good] });
    await project.write('src/multiply.js', 'mine\n');
    const changed = await project.tree();
    const refused = await runGenerate(project, ['--undo']);
    expect(refused.exitCode).toBe(6);
    expect(refused.stderr).toContain('src/multiply.js');
    expect(await project.tree()).toEqual(changed);
    const forced = await runGenerate(project, ['--undo', '--force']);
    expect(forced.exitCode).toBe(0);
    const contents = await Promise.all(
      Object.keys(await project.tree())
        .filter((path) => path.includes('multiply'))
        .map((path) => project.read(path)),
    );
    expect(contents).toEqual(['mine\n']);
  });
});

test('the prompt comes from a file or from standard input too', async () => {
  await withProject(
    async (project) => {
      const fromFile = await runGenerate(project, ['--prompt-file', 'task.md', '--output', 'src'], {
        script: [good],
      });
      expect(fromFile.requests[0]?.body?.messages[1]?.content).toContain('from the file');
      const fromPipe = await runGenerate(project, ['--output', 'src'], {
        script: [good],
        input: 'from the pipe\n',
      });
      expect(fromPipe.requests[0]?.body?.messages[1]?.content).toContain('from the pipe');
    },
    { 'task.md': 'from the file\n' },
  );
});

test('the variables of the template are detected, shown with --verbose, and flags go over them', async () => {
  await withProject(async (project) => {
    const argv = [...ask, '--verbose', '--language', 'Elvish', '--domain', 'poetry', '--standard', 'iambs'];
    const { stderr, requests } = await runGenerate(project, argv, { script: [good] });
    expect(stderr).toContain('Language: Elvish; domain: poetry; standard: iambs');
    expect(requests[0]?.body?.messages[0]?.content).toContain('Elvish');
    const detected = await runGenerate(project, [...ask, '--verbose'], { script: [good] });
    expect(detected.stderr).toMatch(/Language: JavaScript/);
  });
});

test("--check replaces the project's own checks", async () => {
  const check = '! grep -q "a \\* b" src/*.js';
  await withProject(async (project) => {
    const before = await project.tree();
    const argv = [...ask, '--repairs', '0', '--check', check, '--json'];
    const result = await runGenerate(project, argv, { script: [good] });
    expect(result.exitCode).toBe(1);
    expect(result.json.result.candidates[0].failed).toContain(check);
    expect(await project.tree()).toEqual(before);
  });
});

test('a check of the user that the untouched project fails too is reported and not counted', async () => {
  await withProject(async (project) => {
    const result = await runGenerate(project, [...ask, '--check', 'grep -q divide src/*.js', '--json'], {
      script: [good],
    });
    expect(result.exitCode).toBe(0);
    expect(result.json.result.checks.at(-1)).toMatchObject({ ok: false, failedBefore: true });
  });
});
