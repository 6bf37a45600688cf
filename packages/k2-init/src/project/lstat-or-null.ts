import { systemErrorCode } from '@k2/core';
import type { Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';

/** What stands at a path, links not followed; null when nothing does. */
export async function lstatOrNull(path: string): Promise<Stats | null> {
  try {
    return await lstat(path);
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
