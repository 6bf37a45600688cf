import { homedir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { projectLabel, stateFolder } from '../../src/ledger/state-folder.js';

test.each<[NodeJS.ProcessEnv, NodeJS.Platform, string]>([
  [{ K2_STATE_DIR: '/a b', XDG_STATE_HOME: '/x', HOME: '/h' }, 'linux', '/a b'],
  [{ K2_STATE_DIR: '', XDG_STATE_HOME: '/x', HOME: '/h' }, 'linux', join('/x', 'k2')],
  [{ XDG_STATE_HOME: '', HOME: '/h' }, 'linux', join('/h', '.local', 'state', 'k2')],
  [{}, 'linux', join(homedir(), '.local', 'state', 'k2')],
  [{ HOME: '/h', XDG_STATE_HOME: '/x' }, 'darwin', join('/h', 'Library', 'Application Support', 'k2')],
  [{ LOCALAPPDATA: '/l' }, 'win32', join('/l', 'k2')],
  [{ USERPROFILE: '/u' }, 'win32', join('/u', 'AppData', 'Local', 'k2')],
])('%j on %s', (environment, platform, folder) => {
  expect(stateFolder(environment, platform)).toBe(folder);
});

test('a project is named by its folder and a hash of where it is', () => {
  expect(projectLabel('/home/a/my shop')).toMatch(/^my shop-[0-9a-f]{8}$/);
  expect(projectLabel('/home/a/shop')).not.toBe(projectLabel('/home/b/shop'));
});
