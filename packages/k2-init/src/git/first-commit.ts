import type { Note } from '@k2/core';
import { ignorePath, recordPath } from '../project/project-record.js';
import { type Git, type GitResult, gitReason } from './run-git.js';

export type FirstCommit = {
  /** The commit's full hash, or null. */
  readonly commit: string | null;
  readonly note?: Note;
};

// Their hooks are about work in progress (a ticket number in the message, tests of what is staged) and stay installed for the next commit.
const withoutHooks = ['-c', 'core.hooksPath=/dev/null'];
// Without it git makes an address up from the machine's name.
const realIdentity = ['-c', 'user.useConfigOnly=true'];

/**
 * Commits everything in a new repository under the user's own identity, signed where they sign. Where that is not possible everything
 * stays staged, and the note says why.
 */
export async function makeFirstCommit(git: Git, message: string): Promise<FirstCommit> {
  const added = await git(['add', '--all', '--', '.']);
  // A user's global ignore file may name `.k2`.
  const forced = await git(['add', '--force', '--', recordPath, ignorePath]);
  const failed = [added, forced].find((result) => result?.exitCode !== 0);
  if (failed !== undefined) return notCommitted(failed);
  for (const person of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const identity = await git([...realIdentity, 'var', person]);
    if (identity?.exitCode !== 0) return { commit: null, note: { id: 'init.git.identity', values: {} } };
  }
  const options = ['--quiet', '--no-verify', '--message', message];
  const committed = await git([...withoutHooks, ...realIdentity, 'commit', ...options]);
  if (committed?.exitCode !== 0) return notCommitted(committed);
  const head = await git(['rev-parse', 'HEAD']);
  return { commit: head?.exitCode === 0 ? head.stdout : null };
}

/** Makes a repository that had no commit and nothing staged before us as empty as it was. */
export async function takeCommitBack(git: Git): Promise<void> {
  await git(['update-ref', '-d', 'HEAD']);
  await git(['read-tree', '--empty']);
}

function notCommitted(result: GitResult | null | undefined): FirstCommit {
  const reason = result === null || result === undefined ? 'git' : gitReason(result);
  return { commit: null, note: { id: 'init.git.notCommitted', values: { reason } } };
}
