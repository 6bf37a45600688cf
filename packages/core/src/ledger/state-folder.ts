import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { readVariable } from '../config/environment.js';

/** Where the toolchain keeps what outlives a project: `K2_STATE_DIR`, else the platform's own place. */
export function stateFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  const read = (name: string) => readVariable(environment, name);
  const given = read('K2_STATE_DIR');
  if (given !== null) return given;
  const home = read(platform === 'win32' ? 'USERPROFILE' : 'HOME') ?? homedir();
  if (platform === 'win32') return join(read('LOCALAPPDATA') ?? join(home, 'AppData', 'Local'), 'k2');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'k2');
  return join(read('XDG_STATE_HOME') ?? join(home, '.local', 'state'), 'k2');
}

/** How the ledger names a project: two folders of one name stay apart, and the path itself is not written down. */
export function projectLabel(root: string): string {
  return `${basename(root)}-${createHash('sha256').update(root).digest('hex').slice(0, 8)}`;
}
