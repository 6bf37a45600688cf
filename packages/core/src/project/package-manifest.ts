import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { K2Error, errorText, systemErrorCode } from '../errors/k2-error.js';

/** What is read of a package.json; what is missing or of another type there is empty here. */
export type PackageManifest = {
  readonly name: string | null;
  readonly version: string | null;
  readonly description: string | null;
  readonly keywords: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly packageManager: string | null;
  /** The names of its top-level keys; tools keep their settings there (`prettier`, `eslintConfig`, `jest`). */
  readonly keys: readonly string[];
};

/** The package.json of a folder, or null where there is none. Throws K2Error `usage` when it cannot be read or is not a JSON object. */
export async function readManifest(folder: string): Promise<PackageManifest | null> {
  const path = join(folder, 'package.json');
  let value: unknown;
  try {
    value = JSON.parse((await readFile(path, 'utf8')).replace(/^\uFEFF/, ''));
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return null;
    throw new K2Error(
      'usage',
      'project.manifestUnreadable',
      { path, reason: errorText(error) },
      { cause: error },
    );
  }
  if (!isRecord(value)) {
    throw new K2Error('usage', 'project.manifestUnreadable', { path, reason: 'not a JSON object' });
  }
  return {
    name: textOf(value['name']),
    version: textOf(value['version']),
    description: textOf(value['description']),
    keywords: Array.isArray(value['keywords'])
      ? value['keywords'].filter((word) => typeof word === 'string')
      : [],
    scripts: textsOf(value['scripts']),
    dependencies: textsOf(value['dependencies']),
    devDependencies: textsOf(value['devDependencies']),
    packageManager: textOf(value['packageManager']),
    keys: Object.keys(value),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
