import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryProject } from '../../src/testing/index.js';

test('the tree shows files, links, folders, modes and hooks, and nothing of git or of k2 itself', async () => {
  const project = await temporaryProject({ 'src/a.ts': 'a', '文件.md': 'b' }, { git: true });
  try {
    const before = await project.tree();
    expect(Object.keys(before)).toEqual(expect.arrayContaining(['src', 'src/a.ts', '文件.md', '.git/hooks']));
    expect(before['.git/config']).toBeUndefined();
    expect(before['src/a.ts']).toMatch(/^6\d\d [0-9a-f]{64}$/);

    await project.write('.k2/runs/1/receipt.json', '{}');
    await project.write('.k2/.gitignore', 'runs/');
    expect(await project.tree()).toEqual(before);

    await project.write('.git/hooks/pre-commit', '#!/bin/sh');
    await mkdir(join(project.folder, 'empty'));
    await symlink('src/a.ts', join(project.folder, 'link'));
    const after = await project.tree();
    expect(after['link']).toBe('link src/a.ts');
    expect(after['empty']).toBe('folder');
    expect(after['.git/hooks/pre-commit']).toBeDefined();
  } finally {
    await project.remove();
  }
});
