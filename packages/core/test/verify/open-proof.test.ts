import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from '@jest/globals';
import { readManifest } from '../../src/project/package-manifest.js';
import { listFiles } from '../../src/project/list-files.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { detectChecks } from '../../src/verify/detect-checks.js';
import { openProof, type Proof, type ProofProgress } from '../../src/verify/open-proof.js';
import { written } from './changes.js';
import { requireOne, working } from './forms.js';

type Options = {
  readonly given?: readonly string[];
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
  readonly seen?: ProofProgress[];
};

async function open(project: TemporaryProject, options: Options = {}): Promise<Proof> {
  const root = project.folder;
  const manifest = await readManifest(root);
  return await openProof({
    root,
    packageRoot: root,
    files: await listFiles(root),
    checks: detectChecks({ manifest, given: options.given ?? [] }),
    unsafe: working.length === 0,
    ...(options.signal && { signal: options.signal }),
    ...(options.timeoutMs && { timeoutMs: options.timeoutMs }),
    onProgress: (progress) => options.seen?.push(progress),
  });
}

async function withProof(
  files: Record<string, string>,
  body: (proof: Proof, project: TemporaryProject) => Promise<void>,
  options: Options = {},
): Promise<void> {
  const project = await temporaryProject(files);
  const before = await project.tree();
  const proof = await open(project, options);
  try {
    await body(proof, project);
    expect(await project.tree()).toEqual(before);
  } finally {
    await proof.close();
    await project.remove();
  }
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`k2-proof-${process.pid}-`))).toEqual([]);
}

const scripts = (lines: Record<string, string>): string =>
  JSON.stringify({ name: 'p', version: '1.0.0', scripts: lines });
const set = (...changes: ReturnType<typeof written>[]) => ({ root: '', changes });

requireOne();

test('a change that passes every check is proven; nothing of it touches the project', async () => {
  const seen: ProofProgress[] = [];
  const files = {
    'package.json': scripts({ lint: 'node lint.js', test: 'node test.js' }),
    'lint.js': '',
    'test.js': 'require("fs").writeFileSync("made", "x"); require("./a.js");',
    'a.js': '',
  };
  await withProof(
    files,
    async (proof) => {
      const verdict = await proof.prove(set(written('a.js', 'module.exports = 2;\n', '')));
      expect(verdict).toMatchObject({ ok: true, notChecked: [] });
      expect(verdict.failed).toBeUndefined();
      expect(verdict.checks.map(({ name, ok }) => [name, ok])).toEqual([
        ['parse', true],
        ['lint', true],
        ['test', true],
      ]);
      expect(verdict.sandbox).toBe(working[0]?.name ?? 'none (waived)');
      expect(seen.map(({ phase, check }) => `${phase} ${check}`)).toEqual([
        'baseline lint',
        'baseline test',
        'proof lint',
        'proof test',
      ]);
    },
    { seen },
  );
});

test('the first check that fails ends the proof, with its output and the project’s own paths', async () => {
  const files = { 'package.json': scripts({ lint: 'true', build: 'node a.js', test: 'true' }), 'a.js': '' };
  await withProof(files, async (proof) => {
    const verdict = await proof.prove(set(written('a.js', 'throw new Error("this is wrong");\n', '')));
    expect(verdict.ok).toBe(false);
    expect(verdict.failed).toMatchObject({ name: 'build', command: 'node a.js', ok: false });
    expect(verdict.failed?.output).toMatch(/^a\.js:1\n/);
    expect(verdict.failed?.output).toContain('this is wrong');
    expect(verdict.failed?.output).toContain('exit code 1');
    expect(verdict.failed?.output).not.toContain('k2-proof');
    expect(verdict.checks.map(({ name }) => name)).toEqual(['parse', 'lint', 'build']);
  });
});

test('a file that does not parse ends the proof before anything runs', async () => {
  const seen: ProofProgress[] = [];
  await withProof(
    { 'package.json': scripts({ test: 'true' }) },
    async (proof) => {
      const verdict = await proof.prove(set(written('a.ts', 'const = 1;\n')));
      expect(verdict).toMatchObject({ ok: false, sandbox: null, failed: { name: 'parse' } });
      expect(seen).toEqual([]);
    },
    { seen },
  );
});

test('what failed on the untouched copy is reported and not counted, and the other checks still count', async () => {
  const files = {
    'package.json': scripts({ lint: 'echo old fault >&2; exit 4', test: 'node a.js' }),
    'a.js': '',
  };
  await withProof(files, async (proof) => {
    expect((await proof.baseline()).map(({ name, ok }) => [name, ok])).toEqual([
      ['lint', false],
      ['test', true],
    ]);
    const good = await proof.prove(set(written('a.js', '// fine\n', '')));
    expect(good).toMatchObject({ ok: true, notChecked: [] });
    expect(good.checks[1]).toMatchObject({ name: 'lint', ok: false, failedBefore: true });
    expect(good.checks[1]?.output).toContain('old fault');
    const bad = await proof.prove(set(written('a.js', 'process.exit(1);\n', '')));
    expect(bad).toMatchObject({ ok: false, failed: { name: 'test' } });
  });
});

test('when every check failed before, the language is not checked', async () => {
  await withProof({ 'package.json': scripts({ test: 'false' }) }, async (proof) => {
    expect(await proof.prove(set(written('a.ts', 'export {};\n')))).toMatchObject({
      ok: true,
      notChecked: ['typescript'],
    });
  });
});

test('the baseline runs once, also when asked for early and by parallel proofs', async () => {
  const seen: ProofProgress[] = [];
  await withProof(
    { 'package.json': scripts({ test: 'true' }) },
    async (proof) => {
      const early = proof.baseline();
      await Promise.all([
        proof.prove(set(written('a.js', '1;\n'))),
        proof.prove(set(written('b.js', '2;\n'))),
        early,
      ]);
      expect(seen.filter(({ phase }) => phase === 'baseline')).toHaveLength(1);
      expect(seen.filter(({ phase }) => phase === 'proof')).toHaveLength(2);
    },
    { seen },
  );
});

test('each proof starts from the project, not from what an earlier one left', async () => {
  const line = 'test ! -e left && echo x > left';
  await withProof({ 'package.json': scripts({ build: line }) }, async (proof) => {
    for (let round = 0; round < 2; round++)
      expect((await proof.prove(set(written('a.js', '1;\n')))).ok).toBe(true);
  });
});

test.each([
  ['no check at all', '{}', undefined, 'a.ts', ['typescript']],
  [
    'scripts, and a language they are not about and no parser knows',
    scripts({ test: 'true' }),
    undefined,
    'main.rs',
    ['rust'],
  ],
  ['scripts and their own language', scripts({ test: 'true' }), undefined, 'a.ts', []],
  ['the user’s own check speaks for every language', '{}', ['true'], 'main.rs', []],
  ['prose needs no check', '{}', undefined, 'README.md', []],
])('not checked: %s', async (_, manifest, given, path, notChecked) => {
  await withProof(
    { 'package.json': manifest },
    async (proof) => {
      expect((await proof.prove(set(written(path, '')))).notChecked).toEqual(notChecked);
    },
    given === undefined ? {} : { given },
  );
});

test('without checks nothing runs and no sandbox is named', async () => {
  await withProof({ 'a.txt': '' }, async (proof) => {
    expect(proof.sandbox).toBeNull();
    expect(await proof.prove(set(written('a.ts', 'export {};\n')))).toMatchObject({
      ok: true,
      sandbox: null,
      checks: [{ name: 'parse', ok: true }],
    });
  });
});

test('a check that never ends is stopped and says so', async () => {
  await withProof(
    { 'package.json': scripts({ test: 'node a.js' }), 'a.js': '' },
    async (proof) => {
      const verdict = await proof.prove(set(written('a.js', 'setInterval(() => {}, 1000);\n', '')));
      expect(verdict.failed).toMatchObject({ name: 'test', stopped: 'timeout' });
      expect(verdict.failed?.output).toContain('still running after 2 s');
    },
    { timeoutMs: 2000 },
  );
});

test('scripts see what npm gives them: bin folders, pre and post lines, names', async () => {
  const files = {
    'package.json': scripts({
      pretest: 'echo before $npm_lifecycle_event',
      test: 'hello && echo $npm_package_name@$npm_package_version $CI',
      posttest: 'echo after; exit 5',
    }),
    'node_modules/hello/run.sh': '#!/bin/sh\necho hello from a dependency\n',
  };
  const project = await temporaryProject(files);
  const { chmod, mkdir, symlink } = await import('node:fs/promises');
  await chmod(`${project.folder}/node_modules/hello/run.sh`, 0o755);
  await mkdir(`${project.folder}/node_modules/.bin`);
  await symlink('../hello/run.sh', `${project.folder}/node_modules/.bin/hello`);
  const proof = await open(project);
  try {
    const [result] = await proof.baseline();
    expect(result?.output).toBe('before pretest\nhello from a dependency\np@1.0.0 1\nafter\n\nexit code 5');
  } finally {
    await proof.close();
    await project.remove();
  }
});

test('an abort in the middle of a check ends it, within a second, and removes the copy', async () => {
  const project = await temporaryProject({ 'package.json': scripts({ test: 'sleep 60' }) });
  const controller = new AbortController();
  const seen: ProofProgress[] = [];
  const proof = await open(project, { signal: controller.signal, seen });
  const proving = proof.prove(set(written('a.js', '1;\n'))).catch((error: unknown) => error);
  while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 300));
  const start = performance.now();
  controller.abort(new Error('stop'));
  expect(await proving).toMatchObject({ message: 'stop' });
  await proof.close();
  expect(performance.now() - start).toBeLessThan(1000);
  expect((await readdir(tmpdir())).filter((name) => name.startsWith(`k2-proof-${process.pid}-`))).toEqual([]);
  await project.remove();
});
