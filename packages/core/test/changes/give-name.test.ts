import { expect, test } from '@jest/globals';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { giveName } from '../../src/changes/land/give-name.js';
import { temporaryProject } from '../../src/testing/temporary-project.js';

test('a file gets its name, and never the name of another', async () => {
  const project = await temporaryProject({ staged: 'new', taken: 'mine' });
  const at = (name: string): string => join(project.folder, name);
  await expect(giveName(at('staged'), at('taken'))).rejects.toMatchObject({ code: 'EEXIST' });
  expect(await project.read('taken')).toBe('mine');
  await giveName(at('staged'), at('free'));
  expect((await readdir(project.folder)).sort()).toEqual(['free', 'taken']);
  await project.remove();
});
