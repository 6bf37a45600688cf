import { constants } from 'node:fs';
import { open } from 'node:fs/promises';

/** The bytes of a file that is no link; following one is refused by the system itself (`ELOOP`). */
export async function readRegularFile(path: string): Promise<Uint8Array> {
  const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}
