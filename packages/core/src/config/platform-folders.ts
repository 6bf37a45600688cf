import { homedir } from 'node:os';
import { join } from 'node:path';
import { readVariable } from './environment.js';

/** Where the user's `config.json` lies: `K2_CONFIG_DIR`, else the platform's configuration folder under `k2`. */
export function configFolder(
  environment: NodeJS.ProcessEnv,
  platform: NodeJS.Platform = process.platform,
): string {
  const given = readVariable(environment, 'K2_CONFIG_DIR');
  if (given !== null) return given;
  const home = readVariable(environment, 'HOME') ?? homedir();
  if (platform === 'win32') return join(readVariable(environment, 'APPDATA') ?? home, 'k2');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'k2');
  return join(readVariable(environment, 'XDG_CONFIG_HOME') ?? join(home, '.config'), 'k2');
}
