// Writes oclif.manifest.json of the package in the current folder. oclif's own command for this needs its generator, some 300 packages.
import { writeFile } from 'node:fs/promises';
import { Plugin } from '@oclif/core';

const root = process.cwd();
const plugin = new Plugin({
  root,
  ignoreManifest: true,
  errorOnManifestCreate: true,
  respectNoCacheDefault: true,
});
await plugin.load();
await writeFile('oclif.manifest.json', `${JSON.stringify(plugin.manifest, null, 2)}\n`);
