import { expect, test } from '@jest/globals';
import { K2Error } from '@k2/core';
import { readProjectName, readProjectPath, suggestName, whyNotName } from '../../src/name/project-name.js';

const cwd = '/somewhere/here';

test.each([
  ['app', 'app', 'app'],
  ['my-project', 'my-project', 'my-project'],
  ['apps/api', 'apps/api', 'api'],
  ['./app', 'app', 'app'],
  ['app/', 'app', 'app'],
  ['apps//api/.', 'apps/api', 'api'],
  ['專案 一/Big Apps/api', '專案 一/Big Apps/api', 'api'],
  ['.', '', 'here'],
  ['./', '', 'here'],
  ['a', 'a', 'a'],
  ['2048', '2048', '2048'],
  ['a_b.c-d', 'a_b.c-d', 'a_b.c-d'],
  ['x'.repeat(214), 'x'.repeat(214), 'x'.repeat(214)],
])('%j is taken', (given, path, name) => {
  expect(readProjectName(given, { cwd })).toEqual({ path, name });
});

test.each([
  [undefined, 'missing', 'my-project'],
  ['', 'empty', 'my-project'],
  ['   ', 'empty', 'my-project'],
  ['My App!', 'letters', 'my-app'],
  ['MyApp', 'letters', 'myapp'],
  ['node_modules', 'reserved', 'my-project'],
  ['favicon.ico', 'reserved', 'my-project'],
  ['con', 'reserved', 'my-project'],
  ['nul.txt', 'reserved', 'my-project'],
  ['lpt1', 'reserved', 'my-project'],
  ['aux', 'reserved', 'my-project'],
  ['x'.repeat(300), 'long', 'x'.repeat(40)],
  ['../up', 'outside', 'up'],
  ['..', 'outside', 'my-project'],
  ['a/../../b', 'outside', 'b'],
  ['a/../b', 'outside', 'b'],
  ['/tmp/app', 'absolute', 'app'],
  ['C:\\work\\app', 'absolute', 'app'],
  ['c:app', 'absolute', 'c-app'],
  ['~/app', 'absolute', 'app'],
  ['.hidden', 'start', 'hidden'],
  ['_private', 'start', 'private'],
  ['-flag', 'start', 'flag'],
  ['app.', 'end', 'app'],
  ['後端', 'letters', 'my-project'],
  ['café', 'letters', 'cafe'],
  ['ａｐｐ', 'letters', 'app'],
  ['a b', 'letters', 'a-b'],
  ['a\nb', 'letters', 'a-b'],
  ['a\u0000b', 'letters', 'a-b'],
  ['a\\b', 'letters', 'b'],
  ['apps/My App', 'letters', 'my-app'],
  ['.git/app', 'folder', 'app'],
  ['node_modules/app', 'folder', 'app'],
  ['NUL/app', 'folder', 'app'],
  ['-x/app', 'folder', 'app'],
  ['a\u202Eb/app', 'folder', 'app'],
])('%j is refused (%s), and the suggestion passes', (given, reason, suggestion) => {
  const error = refusalOf(() => readProjectName(given, { cwd, platform: 'linux' }));
  expect([error.code, error.id, error.values['suggestion']]).toEqual([
    'usage',
    `init.name.${reason}`,
    suggestion,
  ]);
  expect(readProjectName(suggestion, { cwd })).toEqual({ path: suggestion, name: suggestion });
});

test('the current folder must have a name a package can have', () => {
  const error = refusalOf(() => readProjectName('.', { cwd: '/somewhere/我的專案' }));
  expect([error.id, error.values['folder'], error.values['suggestion']]).toEqual([
    'init.name.here',
    '我的專案',
    'my-project',
  ]);
});

test('a suggestion whose folder is taken gets a number', () => {
  const taken = new Set(['my-app', 'my-app-2']);
  const error = refusalOf(() => readProjectName('My App', { cwd, isTaken: (path) => taken.has(path) }));
  expect(error.values['suggestion']).toBe('my-app-3');
});

test('Windows takes back-slashes as separators', () => {
  expect(readProjectName('apps\\api', { cwd, platform: 'win32' })).toEqual({ path: 'apps/api', name: 'api' });
  expect(refusalOf(() => readProjectPath('..\\up', { cwd, platform: 'win32' })).id).toBe('init.name.outside');
});

test('a message never carries control or bidirectional characters', () => {
  const error = refusalOf(() => readProjectName('a\u001B[31mb\u202E', { cwd }));
  expect(error.values['name']).toBe('a\u{FFFD}[31mb\u{FFFD}');
});

test('whatever is typed, the suggestion is a name', () => {
  const letters = ['A', 'z', '.', '-', '_', ' ', '/', '專', 'é', '!', '\n', '9', 'con'];
  for (let seed = 1; seed < 3000; seed += 1) {
    let text = '';
    for (let rest = seed * 7919; rest > 0; rest = Math.floor(rest / letters.length))
      text += letters[rest % letters.length];
    expect(whyNotName(suggestName(text))).toBeNull();
  }
});

function refusalOf(work: () => unknown): K2Error {
  try {
    work();
  } catch (error) {
    if (K2Error.is(error)) return error;
    throw error;
  }
  throw new Error('it was taken');
}
