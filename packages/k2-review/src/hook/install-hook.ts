import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { K2Error } from '@k2/core';
import type { Session } from '@k2/core/cli';
import { openGit } from '../scope/run-git.js';
import { findHookFile, whoseHook } from './hook-file.js';
import { type HookCommand, hookScript, quoteForShell } from './hook-script.js';

/** What was done to the hook; the `result` of the JSON document. */
export type HookResult = {
  readonly hook: string;
  readonly action: 'installed' | 'removed' | 'absent';
  readonly command?: string;
};

/**
 * Writes the pre-commit hook; over one of our own as often as wanted.
 * @throws K2Error conflict over anybody else's hook, saying how to call ours from it
 */
export async function installHook(session: Session, command: HookCommand): Promise<HookResult> {
  const file = await findHookFile(openGit(session.root, session.signal), session.root);
  const line = [command.node, command.binary, '--staged', '--autofix', ...command.arguments]
    .map(quoteForShell)
    .join(' ');
  if ((await whoseHook(file)) === 'foreign')
    throw new K2Error('conflict', 'review.hookForeign', { file, line });
  if (!session.isDryRun) {
    await mkdir(dirname(file), { recursive: true });
    // Beside it and renamed: a commit made meanwhile finds the old hook or the new one, never half of it.
    const draft = join(dirname(file), `pre-commit.k2-${process.pid}`);
    try {
      await writeFile(draft, hookScript(command), { flag: 'wx' });
      await chmod(draft, 0o755);
      await rename(draft, file);
    } finally {
      await rm(draft, { force: true });
    }
  }
  return { hook: file, action: 'installed', command: line };
}

/** Removes our hook, and nobody else's. @throws K2Error conflict when the hook there is not ours */
export async function uninstallHook(session: Session): Promise<HookResult> {
  const file = await findHookFile(openGit(session.root, session.signal), session.root);
  const owner = await whoseHook(file);
  if (owner === 'foreign') throw new K2Error('conflict', 'review.hookNotOurs', { file });
  if (owner === 'ours' && !session.isDryRun) await rm(file);
  return { hook: file, action: owner === 'ours' ? 'removed' : 'absent' };
}
