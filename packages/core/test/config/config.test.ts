import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readEnvironment, resolveConfig } from '../../src/config/resolve-config.js';
import { configFolder } from '../../src/config/platform-folders.js';

let folder = '';
let root = '';
let user = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'k2-config 測試-'));
  root = join(folder, 'project');
  user = join(folder, 'user');
  await mkdir(root);
  await mkdir(user);
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const resolve = (environment: NodeJS.ProcessEnv = {}) =>
  resolveConfig({ root, environment: { K2_CONFIG_DIR: user, ...environment } });
const project = (text: string, name = 'k2.config.json') => writeFile(join(root, name), text);
const own = (text: string) => writeFile(join(user, 'config.json'), text);

test('nothing configured is an empty configuration', async () => {
  expect(await resolve()).toEqual({});
});

test('the environment goes over the project, the project over the user, group by group', async () => {
  await own(
    JSON.stringify({ model: 'mine', repairs: 1, test: { coverage: 60, repeat: 3 }, provider: 'ollama' }),
  );
  await project(JSON.stringify({ model: 'theirs', test: { coverage: 90 } }));
  expect(await resolve({ K2_MODEL: 'now' })).toEqual({
    model: 'now',
    repairs: 1,
    provider: 'ollama',
    test: { coverage: 90, repeat: 3 },
  });
});

test('YAML and package.json "k2" are read too; a byte order mark does not matter', async () => {
  await project('lang: zh-TW\nchecks:\n  - npm test\n', 'k2.config.yaml');
  expect(await resolve()).toEqual({ lang: 'zh-TW', checks: ['npm test'] });
  await rm(join(root, 'k2.config.yaml'));
  await project('{"name":"x","k2":{"repairs":0}}', 'package.json');
  expect(await resolve()).toEqual({ repairs: 0 });
  await project('{"name":"x"}', 'package.json');
  await project('\u{FEFF}{"lang":"en"}');
  expect(await resolve()).toEqual({ lang: 'en' });
});

test.each([
  ['an unknown key', '{"modle":"x"}', 'config.unknownKey', { key: 'modle' }],
  ['a key of a later version', '{"maxCost":1}', 'config.unknownKey', { key: 'maxCost' }],
  ['an inherited name', '{"toString":"x"}', 'config.unknownKey', { key: 'toString' }],
  ['an unknown key of a group', '{"test":{"goal":80}}', 'config.unknownKey', { key: 'test.goal' }],
  [
    'a number out of range',
    '{"test":{"coverage":180}}',
    'config.wrongType',
    { key: 'test.coverage', expected: '0…100' },
  ],
  ['a fraction', '{"repairs":1.5}', 'config.wrongType', { key: 'repairs' }],
  ['a text for a number', '{"repairs":"2"}', 'config.wrongType', { key: 'repairs' }],
  [
    'a word that is not allowed',
    '{"lang":"de"}',
    'config.wrongType',
    { expected: '"zh-TW" | "zh-CN" | "en"' },
  ],
  ['a list with a number in it', '{"checks":["a",1]}', 'config.wrongType', { key: 'checks' }],
  ['a group that is no object', '{"test":80}', 'config.wrongType', { key: 'test' }],
  ['the host', '{"baseUrl":"http://evil.example"}', 'config.userOnly', { key: 'baseUrl' }],
  ['the provider', '{"provider":"ollama"}', 'config.userOnly', { key: 'provider' }],
  ['an array', '[]', 'config.notObject', {}],
  ['broken JSON', '{"lang":', 'config.notParsed', {}],
])('a project file with %s is refused', async (_, text, id, values) => {
  await project(text);
  await expect(resolve()).rejects.toMatchObject({
    code: 'usage',
    id,
    values: { file: 'k2.config.json', ...values },
  });
});

test('two project files at once are refused', async () => {
  await project('{"lang":"en"}');
  await project('lang: en', 'k2.config.yaml');
  await expect(resolve()).rejects.toMatchObject({ id: 'config.several' });
});

test('YAML cannot run code', async () => {
  await project('lang: !!js/function "function(){ return 1 }"', 'k2.config.yaml');
  await expect(resolve()).rejects.toMatchObject({ code: 'usage' });
});

test.each([
  ['K2_MAX_COST', '1', 'config.laterVariable'],
  ['K2_STORE_URL', 'redis://localhost', 'config.laterVariable'],
  ['K2_LANG', 'klingon', 'config.wrongVariable'],
  ['K2_OFFLINE', 'maybe', 'config.wrongVariable'],
])('%s=%s is refused', (name, value, id) => {
  expect(() => readEnvironment({ [name]: value })).toThrow(expect.objectContaining({ code: 'usage', id }));
});

test('variables set to nothing count as unset', () => {
  expect(readEnvironment({ K2_MODEL: '', K2_LANG: '', K2_OFFLINE: '', K2_MAX_COST: '' })).toEqual({});
});

test('switches read 1, true, yes and their opposites', () => {
  expect(readEnvironment({ K2_OFFLINE: 'TRUE', K2_UNSAFE_NO_SANDBOX: '0' })).toEqual({
    offline: true,
    unsafeNoSandbox: false,
  });
});

test("the user's file lies where the platform keeps such files", () => {
  expect(configFolder({ HOME: '/h' }, 'linux')).toBe('/h/.config/k2');
  expect(configFolder({ HOME: '/h', XDG_CONFIG_HOME: '/x' }, 'linux')).toBe('/x/k2');
  expect(configFolder({ HOME: '/h' }, 'darwin')).toBe('/h/Library/Application Support/k2');
  expect(configFolder({ HOME: '/h', K2_CONFIG_DIR: '/own' }, 'linux')).toBe('/own');
});
