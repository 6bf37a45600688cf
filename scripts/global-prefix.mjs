import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

/** Where global commands go: npm's own prefix where it can be written, else ~/.local. */
export function findGlobalPrefix() {
  const own = execFileSync('npm', ['prefix', '--global'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    shell: process.platform === 'win32',
  }).trim();
  return isWritable(own) ? own : join(homedir(), '.local');
}

/** The folder of a prefix that belongs on PATH. */
export function binFolder(prefix) {
  return process.platform === 'win32' ? prefix : join(prefix, 'bin');
}

/** Whether a shell would find commands there. */
export function isOnPath(folder) {
  return (process.env.PATH ?? '').split(delimiter).includes(folder);
}

// npm writes packages below lib and links below bin; all that exists of the two must be writable.
function isWritable(prefix) {
  const places =
    process.platform === 'win32' ? [prefix] : [join(prefix, 'lib', 'node_modules'), join(prefix, 'bin')];
  return places.every((place) => {
    let existing = place;
    while (!existsSync(existing)) existing = dirname(existing);
    try {
      accessSync(existing, constants.W_OK);
      return true;
    } catch {
      return false;
    }
  });
}
