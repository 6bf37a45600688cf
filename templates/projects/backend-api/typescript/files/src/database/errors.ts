import { DrizzleQueryError } from 'drizzle-orm';

interface DriverError {
  readonly code?: unknown;
  readonly constraint?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
}

/** The error and its causes: Drizzle wraps what the driver threw. */
function* listCauses(error: unknown): Generator<DriverError> {
  let current = error;
  for (let depth = 0; depth < 8 && typeof current === 'object' && current !== null; depth += 1) {
    yield current;
    current = (current as DriverError).cause;
  }
}

/** Whether the database refused a row because of the unique constraint or index `constraint`. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  for (const cause of listCauses(error)) {
    if (cause.code === '23505' && cause.constraint === constraint) return true;
  }
  return false;
}

// SQLSTATE classes 08 (connection), 53 (resources) and 57P (shut down), and Node's own codes.
const unavailableCode =
  /^(08...|53...|57P..|ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH)$/;
// node-postgres gives these no code.
const unavailableMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout)/;

/** Whether the database could not be asked at all, so that the same request may work later. */
export function isDatabaseUnavailable(error: unknown): boolean {
  for (const cause of listCauses(error)) {
    if (typeof cause.code === 'string' && unavailableCode.test(cause.code)) return true;
    if (typeof cause.message === 'string' && unavailableMessage.test(cause.message)) return true;
  }
  return false;
}

/**
 * The error as it may be logged: of a failed query the statement and the driver's message, but not
 * the values, among which are addresses and password hashes.
 */
export function withoutValues(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  const { query, cause } = error;
  const reason = cause === undefined ? undefined : new Error(cause.message);
  return new Error(`Failed query: ${query}`, { cause: reason });
}
