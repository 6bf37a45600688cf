import { K2Error, systemErrorCode } from '../../errors/k2-error.js';

// What these say is that the tree is not as it was a moment ago.
const conflicts = new Set(['EISDIR', 'ENOTDIR', 'EEXIST', 'ENOTEMPTY', 'ENOENT', 'ELOOP']);

/** A failure of the file system as the user meets it: `conflict` when the tree changed under us, else `failed`; the path named, nothing of the change left behind. */
export function toWriteFailure(error: unknown, path: string): unknown {
  if (K2Error.is(error)) return error;
  const reason = systemErrorCode(error);
  if (reason === undefined) return error;
  if (conflicts.has(reason))
    return new K2Error('conflict', 'changes.changedSince', { paths: [path] }, { cause: error });
  return new K2Error('failed', 'changes.writeFailed', { path, reason }, { cause: error });
}
