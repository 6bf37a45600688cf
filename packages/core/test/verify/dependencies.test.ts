import { mkdir, mkdtemp, readdir, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { listFiles } from '../../src/project/list-files.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { makeCopy } from '../../src/verify/proof-copy.js';
import { runInSandbox } from '../../src/verify/run-in-sandbox.js';
import { written } from './changes.js';
import { evaluate, runNode, testEachVariant } from './forms.js';

let project: TemporaryProject;
let outside: string;

beforeAll(async () => {
  project = await temporaryProject({
    'package.json': '{"name":"p"}',
    'node_modules/dep/index.js': 'module.exports = 41;\n',
    'node_modules/@scope/one/index.js': 'module.exports = 1;\n',
    'packages/lib/index.js': 'module.exports = "workspace";\n',
  });
  await symlink('../../packages/lib', join(project.folder, 'node_modules/@scope/lib'));
  outside = await mkdtemp(join(tmpdir(), 'k2-outside-'));
  await writeFile(join(outside, 'file'), 'outside\n');
});

afterAll(async () => {
  await project.remove();
  await rm(outside, { recursive: true });
});

testEachVariant(
  'dependencies work and cannot be changed; a tool may keep its own folder beside them',
  async (sandbox) => {
    const told = await evaluate(project, sandbox, {
      dependency: "require('dep')",
      scoped: "require('@scope/one')",
      workspace: "require('@scope/lib')",
      ofTheCopy:
        "fs.realpathSync('node_modules/@scope/lib') === path.join(fs.realpathSync('.'), 'packages', 'lib')",
      write: "fs.writeFileSync('node_modules/dep/index.js', 'changed')",
      remove: "fs.rmSync('node_modules/dep', { recursive: true })",
      add: "fs.writeFileSync('node_modules/dep/new.js', '')",
      cache:
        "fs.mkdirSync('node_modules/.vite-temp') ?? fs.writeFileSync('node_modules/.vite-temp/x', 'x') ?? 'written'",
    });
    expect(told).toMatchObject({
      dependency: 41,
      scoped: 1,
      workspace: 'workspace',
      ofTheCopy: true,
      cache: 'written',
    });
    expect(await project.read('node_modules/dep/index.js')).toBe('module.exports = 41;\n');
    expect((await readdir(join(project.folder, 'node_modules'))).sort()).toEqual(['@scope', 'dep']);
    expect(await readdir(join(project.folder, 'node_modules/dep'))).toEqual(['index.js']);
  },
);

testEachVariant(
  'packages linked from a store outside of the project resolve and cannot be changed',
  async (sandbox) => {
    const store = join(outside, 'store/v10/links/dep/node_modules');
    await mkdir(join(store, 'outer'), { recursive: true });
    await mkdir(join(store, 'inner'), { recursive: true });
    await writeFile(join(store, 'outer/index.js'), 'module.exports = "outer of " + require("inner");\n');
    await writeFile(join(store, 'inner/index.js'), 'module.exports = "store";\n');
    const link = join(project.folder, 'node_modules/outer');
    await symlink(relative(join(project.folder, 'node_modules'), join(store, 'outer')), link);
    try {
      const told = await evaluate(project, sandbox, {
        outer: "require('outer')",
        write: "fs.writeFileSync('node_modules/outer/index.js', '')",
        beside: `fs.readFileSync(${JSON.stringify(join(outside, 'file'))}, 'utf8')`,
      });
      expect(told).toEqual({ outer: 'outer of store', write: '!EROFS', beside: '!ENOENT' });
    } finally {
      await rm(link);
    }
  },
);

testEachVariant(
  'a project with commas, quotes and colons in its path is hidden and proven like any other',
  async (sandbox) => {
    const odd = await mkdtemp(join(tmpdir(), 'k2 o\'dd, \\path: "x" '));
    try {
      await mkdir(join(odd, 'node_modules/dep'), { recursive: true });
      await writeFile(join(odd, 'node_modules/dep/index.js'), 'module.exports = "found";\n');
      await writeFile(join(odd, 'package.json'), '{}');
      const here = await realpath(odd);
      const run = await runNode(
        { ...project, folder: here },
        sandbox,
        `console.log(require('dep'), require('fs').existsSync(${JSON.stringify(here)}))`,
      );
      expect(run.output.trim()).toBe(sandbox.killsAll ? 'found false' : 'found true');
    } finally {
      await rm(odd, { recursive: true });
    }
  },
);

testEachVariant('programs that the copy puts on PATH are not run outside of the sandbox', async (sandbox) => {
  const mark = join(outside, 'escaped');
  const names = ['setpriv', 'unshare', 'mount', 'umount', 'mkdir', 'ip', 'cp', 'bwrap', 'sh', 'sandbox-exec'];
  const changes = names.map((name) => ({
    ...written(`bin/${name}`, `#!/bin/sh\necho ${name} >> '${mark}'\n`),
    mode: 0o755,
  }));
  const root = project.folder;
  const copy = await makeCopy({
    root,
    packageRoot: root,
    files: await listFiles(root),
    changes,
    form: sandbox.dependencies,
  });
  try {
    const env = { PATH: `${join(copy.folder, 'bin')}:/usr/bin:/bin` };
    await runInSandbox({ command: '/bin/sh', args: ['-c', 'true'], copy, sandbox, env, timeoutMs: 10_000 });
    expect(await readdir(outside)).not.toContain('escaped');
  } finally {
    await copy.remove();
  }
});
