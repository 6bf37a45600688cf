/** What was wrong with one field of a request. */
export interface FieldError {
  /** Dotted path of the field; empty for the body as a whole. */
  readonly path: string;
  readonly message: string;
}

export type ApiErrorCode =
  | 'invalid_request'
  | 'unauthenticated'
  | 'wrong_credentials'
  | 'email_taken'
  | 'rate_limited'
  | 'unavailable';

/** A failure that the client is told about, as opposed to a fault of the server. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly code: ApiErrorCode;
  readonly statusCode: number;
  readonly fields: readonly FieldError[];

  constructor(
    code: ApiErrorCode,
    statusCode: number,
    message: string,
    fields: readonly FieldError[] = [],
  ) {
    super(message);
    this.code = code;
    this.statusCode = statusCode;
    this.fields = fields;
  }
}

export function invalidRequest(fields: readonly FieldError[]): ApiError {
  return new ApiError(
    'invalid_request',
    400,
    'The request does not have the expected form.',
    fields,
  );
}

export function unauthenticated(): ApiError {
  return new ApiError('unauthenticated', 401, 'A valid bearer token is required.');
}

export function wrongCredentials(): ApiError {
  return new ApiError('wrong_credentials', 401, 'The e-mail address or the password is wrong.');
}

export function emailTaken(): ApiError {
  return new ApiError('email_taken', 409, 'An account with this e-mail address exists already.');
}

export function rateLimited(seconds: number): ApiError {
  return new ApiError('rate_limited', 429, `Too many requests. Try again in ${seconds} s.`);
}
