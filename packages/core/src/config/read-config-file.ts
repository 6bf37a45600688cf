import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText, K2Error, systemErrorCode } from '../errors/k2-error.js';
import { checkConfig } from './check-config.js';
import type { Config } from './config-keys.js';

const projectFiles = ['k2.config.json', 'k2.config.yaml', 'package.json'] as const;

/**
 * The project's configuration: `k2.config.json`, `k2.config.yaml` or `"k2"` in package.json; data only, never code.
 * @throws K2Error usage when a file is unreadable, wrong, or when two of them speak at once
 */
export async function readProjectConfig(root: string): Promise<Config> {
  const found: { readonly file: string; readonly config: Config }[] = [];
  for (const file of projectFiles) {
    const text = await readTextIfThere(join(root, file));
    if (text === undefined) continue;
    const value = await parse(text, file);
    if (file !== 'package.json') found.push({ file, config: checkConfig(value, file, 'project') });
    else if (typeof value === 'object' && value !== null && 'k2' in value) {
      found.push({
        file: 'package.json "k2"',
        config: checkConfig(value.k2, 'package.json "k2"', 'project'),
      });
    }
  }
  if (found.length > 1) {
    throw new K2Error('usage', 'config.several', { files: found.map((entry) => entry.file) });
  }
  return found[0]?.config ?? {};
}

/** The user's own configuration, `config.json` in `folder`; empty when there is none. */
export async function readUserConfig(folder: string): Promise<Config> {
  const file = join(folder, 'config.json');
  const text = await readTextIfThere(file);
  return text === undefined ? {} : checkConfig(await parse(text, file), file, 'user');
}

async function parse(text: string, file: string): Promise<unknown> {
  try {
    if (file.endsWith('.yaml')) return (await import('yaml')).parse(text) as unknown;
    return JSON.parse(text.replace(/^\u{FEFF}/u, '')) as unknown;
  } catch (error) {
    throw new K2Error('usage', 'config.notParsed', { file, reason: errorText(error) }, { cause: error });
  }
}

async function readTextIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT' || systemErrorCode(error) === 'ENOTDIR') return undefined;
    throw new K2Error('usage', 'config.notRead', { file, reason: errorText(error) }, { cause: error });
  }
}
