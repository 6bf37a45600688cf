import { K2Error } from '@k2/core';
import type { Unreviewed } from '../finding.js';
import { diffArguments, parseGitDiff } from './parse-git-diff.js';
import { readWorkFile } from './read-work-file.js';
import type { ReviewedFile, Scope } from './reviewed-file.js';
import type { Git } from './run-git.js';

/** Everything not yet committed: staged, unstaged, and untracked files git does not ignore; text from the work tree. */
export async function readUncommitted(git: Git, root: string): Promise<Scope> {
  const head = await git(['rev-parse', '--verify', '--quiet', 'HEAD'], { allow: [0, 1] });
  // Before the first commit everything is new against the tree that holds nothing.
  const base = head.exitCode === 0 ? 'HEAD' : await emptyTree(git);
  const tracked = await readAgainst(git, root, base);
  const { stdout } = await git(['ls-files', '--others', '--exclude-standard', '-z']);
  const untracked = await readWhole(root, stdout.toString('utf8').split('\0').filter(isFileName));
  return {
    kind: 'uncommitted',
    files: [...tracked.files, ...untracked.files],
    unreviewed: [...tracked.unreviewed, ...untracked.unreviewed],
  };
}

/**
 * What the work tree holds beyond the commit it shares with `ref`.
 * @throws K2Error usage when there is no such commit; in a shallow clone it says what to fetch
 */
export async function readSinceBase(git: Git, root: string, ref: string): Promise<Scope> {
  const commit = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], {
    allow: [0, 1, 128],
  });
  if (commit.exitCode !== 0) throw await noBase(git, 'review.baseUnknown', ref);
  const base = await git(['merge-base', commit.stdout.toString('utf8').trim(), 'HEAD'], {
    allow: [0, 1, 128],
  });
  if (base.exitCode !== 0) throw await noBase(git, 'review.baseUnrelated', ref);
  return {
    kind: 'base',
    ...(await readAgainst(git, root, base.stdout.toString('utf8').trim().split('\n')[0] ?? '')),
  };
}

/** Whole files of the work tree. */
export async function readWhole(
  root: string,
  paths: readonly string[],
): Promise<Pick<Scope, 'files' | 'unreviewed'>> {
  const files: ReviewedFile[] = [];
  const unreviewed: Unreviewed[] = [];
  for (const path of paths) {
    const read = await readWorkFile(root, path);
    if (read === undefined) continue;
    if ('why' in read) unreviewed.push({ path, why: read.why });
    else files.push({ path, ...read, changed: 'all', hunks: null });
  }
  return { files, unreviewed };
}

async function readAgainst(
  git: Git,
  root: string,
  commit: string,
): Promise<Pick<Scope, 'files' | 'unreviewed'>> {
  const { stdout } = await git(['diff', ...diffArguments, commit, '--']);
  const files: ReviewedFile[] = [];
  const unreviewed: Unreviewed[] = [];
  for (const { path, mode, changed, hunks } of parseGitDiff(stdout)) {
    const read = mode === '160000' ? { why: 'submodule' } : await readWorkFile(root, path);
    if (read === undefined) continue;
    if ('why' in read) unreviewed.push({ path, why: read.why });
    else files.push({ path, ...read, changed, hunks });
  }
  return { files, unreviewed };
}

async function emptyTree(git: Git): Promise<string> {
  return (await git(['hash-object', '-t', 'tree', '--stdin'], { input: '' })).stdout.toString('utf8').trim();
}

async function noBase(git: Git, id: string, ref: string): Promise<K2Error> {
  const shallow = await git(['rev-parse', '--is-shallow-repository']);
  return shallow.stdout.toString('utf8').trim() === 'true'
    ? new K2Error('usage', 'review.baseShallow', { ref })
    : new K2Error('usage', id, { ref });
}

/** Another repository inside this one is listed as a folder; `.k2/` is our own notebook. */
function isFileName(name: string): boolean {
  return name !== '' && !name.endsWith('/') && !name.startsWith('.k2/');
}
