import { isSecretFile } from '@k2/core';
import { findOffline } from '../find-offline.js';
import type { Found } from '../found.js';
import type { ReviewedFile } from '../scope/reviewed-file.js';

/** Whether a file's name, its text or its removed lines tell of a secret: a diff would carry it out of the machine. */
export async function holdsSecret({ path, hunks }: ReviewedFile, found: readonly Found[]): Promise<boolean> {
  if (isSecretFile(path) || found.some((entry) => entry.isSecret === true)) return true;
  const removed = (hunks ?? []).flatMap((hunk) => hunk.lines.filter((line) => line.startsWith('-')));
  const inRemoved = await findOffline(path, removed.map((line) => line.slice(1)).join('\n'));
  return inRemoved.some((entry) => entry.isSecret === true);
}
