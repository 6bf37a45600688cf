import { readFile } from 'node:fs/promises';
import { expect, test } from '@jest/globals';
import { explainError } from '../../src/cli/explain-error.js';
import { exitCodes, K2Error } from '../../src/errors/k2-error.js';

test('a K2Error stays what it is', () => {
  const error = new K2Error('refused', 'model.noKey');
  expect(explainError(error, 'k2-test')).toBe(error);
});

test('an error of another copy of the package is one too', () => {
  const foreign = Object.assign(new Error('x'), {
    code: 'gate',
    id: 'a.b',
    values: {},
    [Symbol.for('k2.error')]: true,
  });
  expect(K2Error.is(foreign)).toBe(true);
});

test('what the system refuses names the file', () => {
  const denied = Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES', path: '/x/z' });
  expect(explainError(denied, 'k2-test')).toMatchObject({
    code: 'failed',
    id: 'run.noPermission',
    values: { path: '/x/z' },
  });
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC', path: '/x/y' });
  expect(explainError(full, 'k2-test')).toMatchObject({
    code: 'failed',
    id: 'run.diskFull',
    values: { path: '/x/y' },
  });
});

test('a missing program is named', async () => {
  const { execa } = await import('execa');
  const error = await execa('no-such-program-of-ours', [], {
    // A folder of PATH that may not be read would make it EACCES.
    env: { PATH: '/usr/bin' },
    extendEnv: false,
  }).catch((reason: unknown) => reason);
  const cause = (error as { cause?: unknown }).cause ?? error;
  expect(explainError(cause, 'k2-test')).toMatchObject({
    id: 'run.programMissing',
    values: { program: 'no-such-program-of-ours' },
  });
});

test('anything else is a fault of ours, never the answer no', async () => {
  const missing = await readFile('/no/such/file').catch((error: unknown) => error);
  for (const thrown of [new TypeError('x is undefined'), 'a text', undefined, missing]) {
    const explained = explainError(thrown, 'k2-test');
    expect(exitCodes[explained.code]).toBe(8);
  }
});

test('the exit codes are the contract', () => {
  expect(exitCodes).toEqual({
    gate: 1,
    usage: 2,
    refused: 3,
    unavailable: 4,
    budget: 5,
    conflict: 6,
    sandbox: 7,
    failed: 8,
    interrupted: 130,
  });
});

test('Ctrl-C at a question is an interruption', () => {
  const aborted = Object.assign(new Error('Aborted with Ctrl+C'), { name: 'AbortError', code: 'ABORT_ERR' });
  expect(explainError(aborted, 'k2-generate')).toMatchObject({ code: 'interrupted', id: 'run.interrupted' });
});
