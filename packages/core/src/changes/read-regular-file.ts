import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

const defaultLimit = 512 * 1024 * 1024;

/**
 * The bytes of a file that is neither a link nor anything that could block or never end: a link is refused by the system itself (`ELOOP`), a pipe, a
 * device or a folder here (`EINVAL`), and so is a file over `mostBytes` (`EFBIG`). For every file that something not to be trusted may have put there.
 */
export async function readRegularFile(path: string, mostBytes = defaultLimit): Promise<Buffer> {
  const handle = await open(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  );
  try {
    const stats = await handle.stat();
    if (!stats.isFile())
      throw Object.assign(new Error(`EINVAL: not a regular file, read '${path}'`), { code: 'EINVAL', path });
    if (stats.size > mostBytes)
      throw Object.assign(new Error(`EFBIG: file too large, read '${path}'`), { code: 'EFBIG', path });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
