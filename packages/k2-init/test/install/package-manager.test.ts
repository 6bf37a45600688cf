import { expect, test } from '@jest/globals';
import { childEnvironment } from '../../src/install/child-environment.js';
import { detectPackageManager, scriptCommand } from '../../src/install/package-manager.js';
import { lastLines } from '../../src/install/run-program.js';

test.each([
  [undefined, 'npm', '--no-workspaces'],
  ['', 'npm', '--prefer-offline'],
  ['npm/11.19.1 node/v20.20.2 linux x64 workspaces/false', 'npm', '--prefer-offline'],
  ['pnpm/12.21.0 npm/? node/v22.0.0 linux x64', 'pnpm', '--ignore-workspace'],
  ['yarn/1.22.22 npm/? node/v20.20.2 linux x64', 'yarn', '--prefer-offline'],
  ['bun/1.3.0 npm/? node/v24.0.0 linux x64', 'bun', '--no-progress'],
  ['deno/2.0', 'npm', '--prefer-offline'],
])('%j installs with %s', (agent, name, flag) => {
  const manager = detectPackageManager({ npm_config_user_agent: agent });
  expect(manager.name).toBe(name);
  expect(manager.installFlags).toContain(flag);
});

test('Yarn 4 knows none of the flags of Yarn 1', () => {
  expect(
    detectPackageManager({ npm_config_user_agent: 'yarn/4.9.0 npm/? node/v22.0.0' }).installFlags,
  ).toEqual([]);
});

test('the short forms of scripts are used where they exist', () => {
  expect(scriptCommand('npm', 'test')).toBe('npm test');
  expect(scriptCommand('pnpm', 'build')).toBe('pnpm run build');
  expect(scriptCommand('bun', 'test')).toBe('bun run test');
});

test('a child does not inherit where we were called from', () => {
  const environment = childEnvironment({
    PATH: '/bin',
    HOME: '/home/me',
    GIT_DIR: '/elsewhere/.git',
    GIT_INDEX_FILE: '/elsewhere/.git/index',
    GIT_AUTHOR_NAME: 'Me',
    npm_config_global: 'true',
    npm_config_local_prefix: '/elsewhere',
    npm_config_registry: 'http://localhost:1',
    npm_package_name: 'elsewhere',
    npm_lifecycle_event: 'start',
    NODE_ENV: 'production',
  });
  expect(environment).toEqual({
    PATH: '/bin',
    HOME: '/home/me',
    GIT_AUTHOR_NAME: 'Me',
    npm_config_registry: 'http://localhost:1',
  });
  expect(childEnvironment({ NODE_ENV: 'test' })).toEqual({ NODE_ENV: 'test' });
});

test('output is shown without what would disturb a terminal', () => {
  expect(lastLines('one\n\n\u001B[31mtwo\u001B[0m\u0007\nthree\u009B\n', 2)).toBe('two\nthree');
});
