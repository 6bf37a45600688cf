import { expect, test } from '@jest/globals';
import { writeProfile } from '../../src/verify/seatbelt.js';

const profile = writeProfile({
  writable: ['/t/k2/my "copy"', '/t/k2/.home', '/t/k2/.tmp'],
  temporary: '/t/k2/.tmp',
  dependencies: [{ from: '/Users/u/project/node_modules', to: '/t/k2/my "copy"/node_modules' }],
  readable: ['/opt/tool'],
  hidden: ['/Users/u/project'],
  scratch: '/t/k2/.scratch',
  cwd: '/t/k2/my "copy"',
}).split('\n');

const lineOf = (start: string): number => profile.findIndex((line) => line.startsWith(start));

// What macOS makes of it is told by the tests of the form on macOS; here is what any system can check.
test('the profile denies before it allows, since the last rule that matches holds', () => {
  for (const action of ['network', 'file-write', 'file-read']) {
    const deny = lineOf(`(deny ${action}*`);
    const allow = lineOf(action === 'network' ? '(allow network-bind' : `(allow ${action}* `);
    expect(deny).toBeGreaterThan(0);
    expect(allow).toBeGreaterThan(deny);
  }
});

test('the project and the homes are hidden, its dependencies readable and never writable, odd names quoted', () => {
  const hidden = profile[lineOf('(deny file-read*')] ?? '';
  const readable = profile[lineOf('(allow file-read* ')] ?? '';
  const writable = profile[lineOf('(allow file-write* ')] ?? '';
  expect(hidden).toContain('(subpath "/Users/u/project")');
  expect(hidden).toContain('(subpath "/Users")');
  expect(readable).toContain('(subpath "/Users/u/project/node_modules")');
  expect(readable).toContain('(subpath "/opt/tool")');
  expect(writable).toContain('(subpath "/t/k2/my \\"copy\\"")');
  expect(writable).not.toContain('node_modules');
  expect(profile.at(-1)).toBe('(deny file-write* (subpath "/Users/u/project/node_modules"))');
});

test('every parenthesis is closed', () => {
  for (const line of profile) expect([line, line.split('(').length]).toEqual([line, line.split(')').length]);
});
