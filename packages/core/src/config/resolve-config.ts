import { K2Error } from '../errors/k2-error.js';
import { parseLocale } from '../i18n/locale.js';
import type { Config } from './config-keys.js';
import { readVariable } from './environment.js';
import { configFolder } from './platform-folders.js';
import { readProjectConfig, readUserConfig } from './read-config-file.js';

// Named in the contract, but what they steer does not exist yet: silently ignoring a spending limit would be worse than refusing it.
const variablesOfLaterVersions = ['K2_MAX_COST', 'K2_STORE_URL'];

/**
 * The configuration of a run: environment over the project's file over the user's file. Flags go over this, where each command reads them.
 * @param root the project's root, or null for a command that works without a project
 */
export async function resolveConfig(sources: {
  readonly root: string | null;
  readonly environment: NodeJS.ProcessEnv;
}): Promise<Config> {
  const { root, environment } = sources;
  const user = await readUserConfig(configFolder(environment));
  const project = root === null ? {} : await readProjectConfig(root);
  const merged: Record<string, unknown> = { ...user, ...project };
  for (const group of ['test', 'docs', 'review'] as const) {
    if (user[group] !== undefined) merged[group] = { ...user[group], ...project[group] };
  }
  return { ...merged, ...readEnvironment(environment) };
}

/** The settings of the environment. @throws K2Error usage for a value it cannot read or a variable of a later version */
export function readEnvironment(environment: NodeJS.ProcessEnv): Config {
  for (const name of variablesOfLaterVersions) {
    if (readVariable(environment, name) !== null)
      throw new K2Error('usage', 'config.laterVariable', { name });
  }
  const lang = readVariable(environment, 'K2_LANG');
  const locale = parseLocale(lang ?? undefined);
  if (lang !== null && (locale === undefined || (locale === 'en' && !/^en\b/i.test(lang)))) {
    throw new K2Error('usage', 'config.wrongVariable', {
      name: 'K2_LANG',
      value: lang,
      expected: 'zh-TW | zh-CN | en',
    });
  }
  const model = readVariable(environment, 'K2_MODEL');
  return {
    ...(locale !== undefined && { lang: locale, promptLang: locale }),
    ...(model !== null && { model }),
    ...readSwitch(environment, 'K2_OFFLINE', 'offline'),
    ...readSwitch(environment, 'K2_UNSAFE_NO_SANDBOX', 'unsafeNoSandbox'),
  };
}

function readSwitch(
  environment: NodeJS.ProcessEnv,
  name: string,
  key: 'offline' | 'unsafeNoSandbox',
): Config {
  const value = readVariable(environment, name)?.toLowerCase();
  if (value == null) return {};
  if (['1', 'true', 'yes'].includes(value)) return { [key]: true };
  if (['0', 'false', 'no'].includes(value)) return { [key]: false };
  throw new K2Error('usage', 'config.wrongVariable', { name, value, expected: '1 | 0' });
}
