import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProjectRoot } from '@k2/core';
import { openGit } from '../scope/run-git.js';
import type { IndexChange } from './stage-fixes.js';

/**
 * Takes a run's fixes out of the index again, after `--undo` took them out of the work tree. An entry that was staged anew or committed since
 * is the user's own and stays.
 */
export async function undoIndex(cwd: string, run: string): Promise<void> {
  const { root } = await findProjectRoot(cwd);
  const record = await readFile(join(root, '.k2', 'runs', run, 'index.json'), 'utf8').catch(() => undefined);
  if (record === undefined) return;
  const git = openGit(root, new AbortController().signal);
  const restored: string[] = [];
  for (const change of JSON.parse(record) as readonly IndexChange[]) {
    const entry = await git(['--literal-pathspecs', 'ls-files', '--stage', '-z', '--', change.path]);
    if (entry.stdout.toString('utf8') !== `${change.mode} ${change.after} 0\t${change.path}\0`) continue;
    const committed = await git(['rev-parse', '--verify', '--quiet', `HEAD:${change.path}`], {
      allow: [0, 1, 128],
    });
    if (committed.stdout.toString('utf8').trim() === change.after) continue;
    restored.push(`${change.mode} ${change.before} 0\t${change.path}\0`);
  }
  if (restored.length > 0) await git(['update-index', '-z', '--index-info'], { input: restored.join('') });
}
