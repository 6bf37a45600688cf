import { STATUS_CODES } from 'node:http';
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { isDatabaseUnavailable, withoutValues } from '../database/errors.js';
import { ApiError, type FieldError } from '../errors.js';

/** An error as RFC 9457 describes it, with a `code` for programs and the faulty fields. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

function createProblem(status: number, code: string, detail: string): Problem {
  return { type: 'about:blank', title: STATUS_CODES[status] ?? 'Error', status, code, detail };
}

/** Turns anything thrown into what the client may know of it: never more than "an error" for a fault of ours. */
export function describeError(error: unknown): Problem {
  if (error instanceof ApiError) {
    const problem = createProblem(error.statusCode, error.code, error.message);
    return error.fields.length > 0 ? { ...problem, errors: error.fields } : problem;
  }
  if (isDatabaseUnavailable(error)) {
    return createProblem(503, 'unavailable', 'The database does not answer. Try again later.');
  }
  const { statusCode, code, message } = error as Partial<FastifyError>;
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return createProblem(statusCode, (code ?? 'bad_request').toLowerCase(), message ?? '');
  }
  return createProblem(500, 'internal', 'The server failed to answer this request.');
}

function send(reply: FastifyReply, problem: Problem): FastifyReply {
  if (problem.status === 401) {
    void reply.header('www-authenticate', 'Bearer');
  }
  return reply.code(problem.status).type('application/problem+json').send(problem);
}

/** Makes every failure of `app` a problem document. */
export function registerProblems(app: FastifyInstance): void {
  app.setErrorHandler((error, request, reply) => {
    const problem = describeError(error);
    if (problem.status >= 500) {
      request.log.error({ err: withoutValues(error) }, 'request failed');
    }
    return send(reply, problem);
  });
  app.setNotFoundHandler((request, reply) =>
    send(reply, createProblem(404, 'not_found', `There is no ${request.method} ${request.url}.`)),
  );
}
