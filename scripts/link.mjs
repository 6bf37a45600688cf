// Puts the five commands on PATH, from tarballs as they would be published.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binFolder, findGlobalPrefix, isOnPath } from './global-prefix.mjs';
import { commands, packAll } from './pack.mjs';
import { run, setUp } from './set-up.mjs';

setUp();
const prefix = findGlobalPrefix();
const folder = mkdtempSync(join(tmpdir(), 'k2-link-'));
try {
  const tarballs = packAll(folder);
  run('npm', [
    'install',
    '--global',
    '--prefix',
    prefix,
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
    ...tarballs,
  ]);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const bin = binFolder(prefix);
console.log(`${commands.join(', ')}: ${bin}`);
if (!isOnPath(bin)) console.log(`Put it on PATH:\n\n  export PATH="${bin}:$PATH"\n`);
