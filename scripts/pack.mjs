import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './set-up.mjs';

const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** The folders under packages/, the engine first. */
export const packageFolders = ['core', 'k2-init', 'k2-generate', 'k2-test', 'k2-docs', 'k2-review'];

/** The five commands. */
export const commands = packageFolders.slice(1);

/** Packs every package as it would be published; returns the tarballs' paths. */
export function packAll(destination) {
  mkdirSync(destination, { recursive: true });
  for (const name of packageFolders) {
    execFileSync(
      'npx',
      ['-y', '--prefer-offline', packageManager, 'pack', '--pack-destination', destination],
      {
        cwd: join(root, 'packages', name),
        stdio: ['ignore', 'ignore', 'inherit'],
        shell: process.platform === 'win32',
      },
    );
  }
  return readdirSync(destination)
    .filter((name) => name.endsWith('.tgz'))
    .map((name) => join(destination, name));
}
