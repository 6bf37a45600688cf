import { types } from 'node:util';
import { K2Error, errorText, systemErrorCode } from '../errors/k2-error.js';

/** Anything that was thrown as a K2Error: oclif's parse errors are usage, what the system refused names the file, the rest is a fault of ours. */
export function explainError(error: unknown, bin: string): K2Error {
  if (K2Error.is(error)) return error;
  // Ctrl-C at a question: readline takes the signal for itself and rejects.
  if (types.isNativeError(error) && error.name === 'AbortError') {
    return new K2Error('interrupted', 'run.interrupted', {}, { cause: error });
  }
  return explainParseError(error, bin) ?? explainSystemError(error) ?? faultOfOurs(error);
}

function explainParseError(error: unknown, bin: string): K2Error | undefined {
  if (typeof error !== 'object' || error === null || !('oclif' in error)) return undefined;
  // By name and not by class: importing oclif's parser for instanceof would load it a second time under Jest.
  const name = error.constructor.name;
  if (name === 'NonExistentFlagsError' && 'flags' in error) {
    return new K2Error('usage', 'usage.unknownFlags', { flags: names(error.flags), bin });
  }
  if (name === 'UnexpectedArgsError' && 'args' in error) {
    return new K2Error('usage', 'usage.unexpectedArguments', { arguments: names(error.args), bin });
  }
  if (name === 'RequiredArgsError' && 'args' in error) {
    return new K2Error('usage', 'usage.missingArguments', { arguments: names(error.args), bin });
  }
  const reason = errorText(error)
    .replaceAll(/\n?See more help with --help/g, '')
    .replace(/^The following errors? occurred:\s*/i, '')
    .trim();
  return new K2Error('usage', 'usage.parse', { reason, bin }, { cause: error });
}

function names(values: unknown): readonly string[] {
  if (!Array.isArray(values)) return [];
  return values.map((value: unknown) =>
    typeof value === 'object' && value !== null && 'name' in value ? String(value.name) : String(value),
  );
}

function explainSystemError(error: unknown): K2Error | undefined {
  const code = systemErrorCode(error);
  const path = pathOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') {
    return new K2Error('failed', 'run.diskFull', { path }, { cause: error });
  }
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new K2Error('failed', 'run.noPermission', { path }, { cause: error });
  }
  // A spawn that fails with ENOENT means the program, not one of its arguments.
  if (code === 'ENOENT' && typeof error === 'object' && error !== null && 'syscall' in error) {
    const program = /^spawn (.+)$/.exec(String(error.syscall))?.[1];
    if (program !== undefined)
      return new K2Error('failed', 'run.programMissing', { program }, { cause: error });
  }
  return undefined;
}

function pathOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'path' in error
    ? String(error.path)
    : errorText(error);
}

function faultOfOurs(error: unknown): K2Error {
  return new K2Error('failed', 'run.fault', { reason: errorText(error), log: '-' }, { cause: error });
}
