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

describe('imports of packages', () => {
  const files = {
    'package.json': JSON.stringify({
      name: 'own-name',
      dependencies: { zod: '4' },
      devDependencies: { jest: '30', '@types/estree': '1', '@scope/a': '1' },
      imports: { '#db/*': './src/db/*.js' },
    }),
    'tsconfig.json':
      '{\n  // aliases\n  "extends": "./tsconfig.base.json",\n  "compilerOptions": { "paths": { "app/*": ["./src/*"], },\n },\n}\n',
    'tsconfig.base.json': '{"compilerOptions":{"paths":{"base/*":["./b/*"]}}}',
    'packages/lib/package.json': '{"name":"@own/lib"}',
  };
  test.each([
    "import fs from 'node:fs';",
    "import { readFile } from 'fs/promises';",
    "import a from './a.js';",
    "import a from '..';",
    "import { z } from 'zod';",
    "import 'zod/v4';",
    "import a from '@scope/a/sub';",
    "import { test } from '@jest/globals';",
    "import type { Node } from 'estree';",
    "import a from '#db/users';",
    "import a from '@/lib/a';",
    "import a from '~/a';",
    "import a from 'app/x';",
    "import a from 'base/x';",
    "import a from 'own-name';",
    "import a from '@own/lib';",
    "const text = `import x from 'left-pad'`;",
    "// import x from 'left-pad';",
  ])('fine: %s', async (line) => {
    expect(ids(await write('src/a.ts', `${line}\n`, files))).toEqual([]);
  });

  test.each([
    ["import a from 'left-pad';", 'left-pad'],
    ["import 'left-pad/sub';", 'left-pad'],
    ["export { a } from 'left-pad';", 'left-pad'],
    ["export * from '@evil/x/y';", '@evil/x'],
    ["const a = await import('left-pad');", 'left-pad'],
    ["const a = require('left-pad');", 'left-pad'],
    ["import a = require('left-pad');", 'left-pad'],
    ['const a = await import(`left-pad`);', 'left-pad'],
    ["const a = module.require('left-pad');", 'left-pad'],
    ["const a = require.resolve('left-pad');", 'left-pad'],
    ["type A = import('left-pad').A;", 'left-pad'],
    ["import { a } from 'estree';", 'estree'],
    ["import a from 'node:nothing';", 'node:nothing'],
    ["import a from 'npm:left-pad';", 'npm:left-pad'],
    ["import a from 'https://example.org/a.js';", 'https://example.org/a.js'],
    ["import a from '#other';", '#other'],
  ])('refused: %s', async (line, name) => {
    const plan = await write('src/a.ts', `${line}\n`, files);
    expect(plan.refusals).toMatchObject([{ id: 'changes.unknownPackage', values: { names: name } }]);
  });

  test("what the file imported before is not the reply's doing", async () => {
    const before = "import a from 'left-pad';\nexport const b = a;\n";
    expect(
      ids(await write('src/a.ts', `${before}export const c = 1;\n`, { ...files, 'src/a.ts': before })),
    ).toEqual([]);
  });

  test('a string that was there becomes an import', async () => {
    const before = "export const a = 'left-pad';\n";
    const plan = await write('src/a.ts', `${before}import\n'left-pad'\n`, { ...files, 'src/a.ts': before });
    expect(ids(plan)).toEqual(['changes.unknownPackage']);
  });

  test('modules named from baseUrl', async () => {
    const based = { 'tsconfig.json': '{"compilerOptions":{"baseUrl":"./src"}}', 'src/lib/a.ts': '' };
    expect(ids(await write('src/b.ts', "import a from 'lib/a';\n", based))).toEqual([]);
    expect(ids(await write('src/b.ts', "import a from 'libs/a';\n", based))).toEqual([
      'changes.unknownPackage',
    ]);
  });

  test('without any package.json nothing is declared', async () => {
    expect(ids(await write('a.js', "import x from 'express';\n"))).toEqual(['changes.unknownPackage']);
  });

  const python = {
    'pyproject.toml':
      '[project]\ndependencies = [\n  "fastapi[all]>=0.100",\n  "SQLAlchemy>=2",\n]\n[tool.poetry.dependencies]\nhttpx = "^0.27"\n',
    'requirements.txt': '# pinned\npyyaml==6.0\npython-dateutil>=2\n',
    'app/models.py': 'x = 1\n',
    'src/core/__init__.py': '',
  };
  test.each([
    'import os, sys, json as j',
    'from collections import OrderedDict',
    'from fastapi import FastAPI',
    'import sqlalchemy.orm',
    'import httpx',
    'import yaml',
    'from dateutil import parser',
    'from . import x',
    'from .models import x',
    'from app.models import x',
    'from core import y',
    'import tomllib',
    '"""\nimport nothing_here\n"""',
  ])('Python, fine: %s', async (line) => {
    expect(ids(await write('app/main.py', `${line}\n`, python))).toEqual([]);
  });

  test.each([
    ['import pandas as pd', 'pandas'],
    ['from flask_magic.sub import x', 'flask_magic'],
    ['import os, numpy', 'numpy'],
    ['import os; import evilpkg', 'evilpkg'],
    ['try: import evilpkg', 'evilpkg'],
    ['if os: from evilpkg import x', 'evilpkg'],
    ['def f():\n    import torch', 'torch'],
  ])('Python, refused: %s', async (line, name) => {
    const plan = await write('app/main.py', `${line}\n`, python);
    expect(plan.refusals).toMatchObject([{ id: 'changes.unknownPackage', values: { names: name } }]);
  });
});
