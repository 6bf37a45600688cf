import { afterEach, describe, expect, test } from '@jest/globals';
import { hashBytes } from '../../src/changes/hash-bytes.js';
import { type Plan, planChanges } from '../../src/changes/plan-changes.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

/** Plans one whole file over a project; the file counts as shown when it is there. */
async function write(
  path: string,
  content: string,
  files: Record<string, string> = {},
  request = '',
): Promise<Plan> {
  project = await temporaryProject(files);
  const before = files[path];
  const shown = new Map(before === undefined ? [] : [[path, hashBytes(Buffer.from(before))]]);
  const reply = { files: [{ kind: 'whole' as const, path, content }], examples: [], prose: '' };
  return planChanges(reply, { root: project.folder, output: '', allow: [], shown, request });
}
const ids = (plan: Plan): string[] => plan.refusals.map(({ id }) => id);

describe('placeholders for code left out', () => {
  test.each([
    ['a.ts', '// rest of the code'],
    ['a.ts', '// ... rest of the code remains unchanged ...'],
    ['a.ts', '// ... existing code ...'],
    ['a.ts', '// …existing imports…'],
    ['a.ts', '// ...'],
    ['a.ts', 'f(); // ... other methods'],
    ['a.ts', '/* ... rest of the implementation ... */'],
    ['a.tsx', 'const a = <div>{/* rest of the component */}</div>;'],
    ['a.js', '// remaining code unchanged'],
    ['a.js', '// previous code here'],
    ['a.js', '// unchanged as before'],
    ['a.js', '// same as before'],
    ['a.js', '// your code here'],
    ['a.js', '// Rest of the file is the same'],
    ['a.js', '// (implementation omitted for brevity)'],
    ['a.py', '# ... existing code ...'],
    ['a.py', 'x = 1  # rest of the function'],
    ['a.sql', '-- remaining definitions unchanged'],
    ['a.html', '<!-- rest of the content -->'],
    ['a.css', '/* existing styles unchanged */'],
    ['a.css', '/* ... existing styles ... */'],
    ['a.go', '// rest of the handlers'],
    ['a.ts', '// ... 其餘程式碼不變 ...'],
    ['a.ts', '// 其余代码保持不变'],
    ['a.ts', '// 省略其餘程式碼'],
    ['a.ts', '// 現有程式碼'],
    ['a.ts', '// 原有邏輯保持不變'],
    ['a.py', '# 此處省略'],
    ['a.py', '# ... 同上 ...'],
    ['a.py', '# ……其他方法省略……'],
    ['a.py', '# 在此加入你的程式碼'],
  ])('%s: %s', async (path, line) => {
    const plan = await write(path, `${line}\n`);
    expect(plan.refusals).toMatchObject([{ id: 'changes.placeholder', path, values: { line: '1' } }]);
  });

  test.each([
    ['a.ts', 'const a = "// rest of the code";'],
    ['a.ts', 'const a = `\n// ... existing code ...\n`;'],
    ['a.ts', '// The rest of the arguments are passed to git as they are.'],
    ['a.ts', '// Same as above, but for users who have not confirmed their address.'],
    ['a.ts', '// existing users keep their password'],
    ['a.ts', 'f(...rest); // spread'],
    ['a.ts', '// 其他使用者的資料保持不變，直到下一次登入'],
    ['a.ts', '// 省略參數時使用預設值'],
    ['a.py', 'def f(): ...\n'],
    ['a.py', 'x = "# rest of the code"'],
    ['a.md', 'The rest of the code\n\n# ...\n'],
    ['a.json', '{"a": "// rest of the code"}'],
    ['a.ts', '// TODO: measure this'],
    ['a.ts', '// other imports'],
    ['a.ts', '// Routes'],
    ['a.ts', '// handlers below'],
    ['a.ts', 'if (a) b(); // 略過'],
    ['a.ts', '// 同上'],
    ['a.ts', '// same as above'],
    ['a.ts', '// 其他'],
    ['a.ts', '// Usage: run [options] ...'],
  ])('%s: %s is none', async (path, line) => {
    expect(ids(await write(path, `${line}\n`))).toEqual([]);
  });

  test('a comment the file had before is its own business', async () => {
    const before = '// ...\nexport const a = 1;\n';
    expect(ids(await write('a.ts', '// ...\nexport const a = 2;\n', { 'a.ts': before }))).toEqual([]);
  });

  test('edits are read too', async () => {
    project = await temporaryProject({ 'a.ts': 'f();\ng();\n' });
    const reply = {
      files: [
        {
          kind: 'edit' as const,
          path: 'a.ts',
          blocks: [{ search: 'g();', replace: '// ... existing code ...' }],
        },
      ],
      examples: [],
      prose: '',
    };
    const plan = await planChanges(reply, { root: project.folder, output: '', allow: [], shown: new Map() });
    expect(plan.refusals).toMatchObject([{ id: 'changes.placeholder', values: { line: '2' } }]);
  });
});

describe('dropped exports', () => {
  const before =
    'export const a = 1;\nexport function b() {}\nexport default a;\nexport type T = string;\nexport { a as c };\n';
  test('a whole file that loses names is refused', async () => {
    const plan = await write('m.ts', 'export const a = 2;\n', { 'm.ts': before });
    expect(plan.refusals).toMatchObject([
      { id: 'changes.exportsDropped', values: { names: 'b, default, T, c' } },
    ]);
  });

  test('names the user asked about may go', async () => {
    const after = before.replace('export function b() {}\n', '');
    expect(ids(await write('m.ts', after, { 'm.ts': before }, '移除 b 函式'))).toEqual([]);
    expect(ids(await write('m.ts', after, { 'm.ts': before }, 'a better way'))).toEqual([
      'changes.exportsDropped',
    ]);
  });

  test('other ways to export the same names are fine', async () => {
    const after =
      'const a = 1;\nfunction b() {}\ntype T = string;\nexport { a, b, a as c };\nexport type { T };\nexport { a as default };\n';
    expect(ids(await write('m.ts', after, { 'm.ts': before }))).toEqual([]);
  });

  test('CommonJS and Python', async () => {
    expect(
      ids(await write('m.cjs', 'exports.a = 1;\n', { 'm.cjs': 'exports.a = 1;\nexports.b = 2;\n' })),
    ).toEqual(['changes.exportsDropped']);
    expect(
      ids(
        await write('m.py', 'def a():\n    pass\n', {
          'm.py': 'def a():\n    pass\n\n\nclass B:\n    pass\n\n\ndef _c():\n    pass\n',
        }),
      ),
    ).toEqual(['changes.exportsDropped']);
  });

  test('an edit may drop them: that is said on purpose', async () => {
    project = await temporaryProject({ 'm.ts': before });
    const reply = {
      files: [
        { kind: 'edit' as const, path: 'm.ts', blocks: [{ search: 'export function b() {}', replace: '' }] },
      ],
      examples: [],
      prose: '',
    };
    expect(
      ids(await planChanges(reply, { root: project.folder, output: '', allow: [], shown: new Map() })),
    ).toEqual([]);
  });
});

describe('package.json', () => {
  const before = {
    name: 'x',
    version: '1.0.0',
    scripts: { test: 'node --test' },
    dependencies: { zod: '^4' },
    jest: {},
  };
  const manifest = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  test.each([
    ['a changed script', { ...before, scripts: { test: 'true' } }, 'changes.manifestScripts'],
    [
      'a new script',
      { ...before, scripts: { ...before.scripts, postinstall: 'x' } },
      'changes.manifestScripts',
    ],
    ['no scripts', { ...before, scripts: undefined }, 'changes.manifestScripts'],
    ['a check switched off', { ...before, jest: { testMatch: [] } }, 'changes.manifestKeys'],
    ['a hook', { ...before, 'lint-staged': { '*': 'x' } }, 'changes.manifestKeys'],
    ['workspaces', { ...before, workspaces: ['x'] }, 'changes.manifestKeys'],
    ['k2 settings', { ...before, k2: { checks: [] } }, 'changes.manifestKeys'],
    ['a dependency', { ...before, dependencies: { zod: '^4', lodash: '*' } }, 'changes.dependencyAdded'],
    ['a development dependency', { ...before, devDependencies: { lodash: '*' } }, 'changes.dependencyAdded'],
    [
      'another source',
      { ...before, dependencies: { zod: 'git+https://example.org/zod' } },
      'changes.dependencyAdded',
    ],
  ])('%s is refused', async (_, after, id) => {
    expect(ids(await write('package.json', manifest(after), { 'package.json': manifest(before) }))).toEqual([
      id,
    ]);
  });

  test('harmless keys and a dropped dependency are fine', async () => {
    const after = { ...before, version: '1.1.0', type: 'module', exports: './x.js', dependencies: {} };
    expect(ids(await write('package.json', manifest(after), { 'package.json': manifest(before) }))).toEqual(
      [],
    );
  });

  test('what is no JSON, and a new manifest with scripts', async () => {
    expect(ids(await write('package.json', '{', { 'package.json': manifest(before) }))).toEqual([
      'changes.manifestUnreadable',
    ]);
    expect(ids(await write('sub/package.json', manifest({ scripts: { test: 'x' } })))).toEqual([
      'changes.manifestScripts',
    ]);
    expect(ids(await write('sub/package.json', manifest({ type: 'module' })))).toEqual([]);
  });
});
