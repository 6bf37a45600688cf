// Takes away what `npm run link` put on PATH.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { binFolder, findGlobalPrefix } from './global-prefix.mjs';
import { packageFolders } from './pack.mjs';
import { root, run } from './set-up.mjs';

const prefix = findGlobalPrefix();
const names = packageFolders.map(
  (name) => JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8')).name,
);
run('npm', [
  'uninstall',
  '--global',
  '--prefix',
  prefix,
  '--no-audit',
  '--no-fund',
  '--loglevel=error',
  ...names,
]);
console.log(`Removed from ${binFolder(prefix)}`);
