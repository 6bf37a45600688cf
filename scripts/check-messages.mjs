// Every message id the sources name must be in a catalogue: a missing one would show users the id.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { coreCatalogue } from '@k2/core/cli';
import { packageFolders } from './pack.mjs';
import { root } from './set-up.mjs';

const patterns = [
  /new K2Error\(\s*'\w+',\s*'([\w.-]+)'/g,
  /\bid: '([a-z]+\.[\w.-]+)'/g,
  /\b(?:text|phrase|say)\('([a-z][\w-]*\.[\w.-]+)'/g,
];
let missing = 0;
for (const name of packageFolders) {
  const own = name === 'core' ? {} : (await import(`../packages/${name}/dist/index.js`)).default.catalogue;
  const catalogue = { ...coreCatalogue, ...own };
  const folder = join(root, 'packages', name, 'src');
  for (const file of readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.ts'))) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const [, id] of patterns.flatMap((pattern) => [...source.matchAll(pattern)])) {
      if (catalogue[id] !== undefined) continue;
      missing += 1;
      console.error(`packages/${name}/src/${file}: no message "${id}"`);
    }
  }
}
if (missing > 0) process.exitCode = 1;
