import { expect, test } from 'vitest';
import { ApiError, emailTaken, invalidRequest } from '../errors.js';
import { describeError } from './problem.js';

test('an error meant for the client keeps its status, code and fields', () => {
  expect(describeError(emailTaken())).toEqual({
    type: 'about:blank',
    title: 'Conflict',
    status: 409,
    code: 'email_taken',
    detail: 'An account with this e-mail address exists already.',
  });
  const fields = [{ path: 'email', message: 'wrong' }];
  expect(describeError(invalidRequest(fields))).toMatchObject({ status: 400, errors: fields });
  expect(describeError(new ApiError('unavailable', 599, 'x')).title).toBe('Error');
});

test('a client error of Fastify keeps its status and code', () => {
  const error = Object.assign(new Error('too large'), { statusCode: 413, code: 'FST_ERR_X' });
  expect(describeError(error)).toMatchObject({
    status: 413,
    code: 'fst_err_x',
    detail: 'too large',
  });
  expect(describeError({ statusCode: 400 })).toMatchObject({ code: 'bad_request', detail: '' });
});

test('a database that is away is 503', () => {
  const error = Object.assign(new Error('secret host'), { code: 'ECONNREFUSED' });
  expect(describeError(error)).toMatchObject({ status: 503, code: 'unavailable' });
  expect(describeError(error).detail).not.toContain('secret');
});

test.each([new Error('secret'), 'secret', Object.assign(new Error('secret'), { statusCode: 500 })])(
  'anything else is 500 and tells nothing',
  (error) => {
    const problem = describeError(error);
    expect(problem).toMatchObject({ status: 500, code: 'internal' });
    expect(JSON.stringify(problem)).not.toContain('secret');
  },
);
