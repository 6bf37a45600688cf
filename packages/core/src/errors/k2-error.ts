import { types } from 'node:util';

/** Why a command ended; the names of the exit codes of every k2 command. */
export type ErrorCode =
  | 'gate'
  | 'usage'
  | 'refused'
  | 'unavailable'
  | 'budget'
  | 'conflict'
  | 'sandbox'
  | 'failed'
  | 'interrupted';

/** The process exit code for each error code. */
export const exitCodes: Readonly<Record<ErrorCode, number>> = {
  gate: 1,
  usage: 2,
  refused: 3,
  unavailable: 4,
  budget: 5,
  conflict: 6,
  sandbox: 7,
  failed: 8,
  interrupted: 130,
};

/** What a message is filled with. Arrays are joined with ", " when shown; a note is worded in the message's language. */
export type MessageValues = { readonly [name: string]: string | number | readonly string[] | Note };

/** A text of the catalogues, not yet in any language. */
export type Note = { readonly id: string; readonly values: MessageValues };

// A registered symbol and not instanceof: two copies of this package may be loaded in one process.
const marker = Symbol.for('k2.error');

/**
 * A failure a user can meet. `id` names a text of the message catalogues and `id + '.hint'`, where it exists, what to do about it;
 * the edge of the program puts both into the user's language. Faults of our own stay plain `Error`s.
 */
export class K2Error extends Error {
  readonly code: ErrorCode;
  readonly id: string;
  readonly values: MessageValues;
  /** The answer of a command whose work ran and whose answer is no; goes into the JSON document beside `error`. */
  readonly result: unknown;

  constructor(
    code: ErrorCode,
    id: string,
    values: MessageValues = {},
    options: { readonly cause?: unknown; readonly result?: unknown } = {},
  ) {
    super(
      `${id} ${JSON.stringify(values)}`,
      options.cause === undefined ? undefined : { cause: options.cause },
    );
    this.name = 'K2Error';
    this.code = code;
    this.id = id;
    this.values = values;
    this.result = options.result;
    Object.defineProperty(this, marker, { value: true });
  }

  /** Whether `value` is a K2Error, of this copy of the package or another. */
  static is(value: unknown): value is K2Error {
    return typeof value === 'object' && value !== null && marker in value;
  }
}

/** The `code` of a Node system error (`ENOENT`, `EACCES`, …), or undefined. */
export function systemErrorCode(error: unknown): string | undefined {
  if (!types.isNativeError(error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

/** The text of anything that was thrown. */
export function errorText(error: unknown): string {
  return types.isNativeError(error) ? error.message : String(error);
}
