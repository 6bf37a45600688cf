import { K2Error } from '../errors/k2-error.js';
import { type Config, type ConfigKey, configKeys } from './config-keys.js';

/**
 * Checks what a configuration file says against the table of keys.
 * @param source `project` files are of a repository that may have been cloned from anywhere
 * @throws K2Error usage naming file, key and expectation
 */
export function checkConfig(value: unknown, file: string, source: 'project' | 'user'): Config {
  if (!isRecord(value)) throw new K2Error('usage', 'config.notObject', { file });
  for (const [name, entry] of Object.entries(value)) {
    const isGroup = Object.keys(configKeys).some((key) => key.startsWith(`${name}.`));
    if (!isGroup) {
      checkKey(name, entry, file, source);
    } else {
      if (!isRecord(entry))
        throw new K2Error('usage', 'config.wrongType', { file, key: name, expected: '{…}' });
      for (const [inner, innerEntry] of Object.entries(entry)) {
        checkKey(`${name}.${inner}`, innerEntry, file, source);
      }
    }
  }
  return value;
}

function checkKey(key: string, value: unknown, file: string, source: 'project' | 'user'): void {
  const rule = Object.hasOwn(configKeys, key) ? configKeys[key] : undefined;
  if (rule === undefined) {
    throw new K2Error('usage', 'config.unknownKey', { file, key, known: Object.keys(configKeys) });
  }
  if (rule.userOnly === true && source === 'project') {
    throw new K2Error('usage', 'config.userOnly', { file, key });
  }
  if (!fits(rule, value)) {
    throw new K2Error('usage', 'config.wrongType', { file, key, expected: expectation(rule) });
  }
}

function fits(rule: ConfigKey, value: unknown): boolean {
  switch (rule.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'number':
      return (
        typeof value === 'number' &&
        Number.isInteger(value) &&
        value >= (rule.minimum ?? -Infinity) &&
        value <= (rule.maximum ?? Infinity)
      );
    case 'text':
      return typeof value === 'string' && value !== '' && (rule.allowed?.includes(value) ?? true);
    case 'texts':
      return Array.isArray(value) && value.every((item) => fits({ ...rule, type: 'text' }, item));
  }
}

/** What a key takes, in signs every language reads: `"a" | "b"`, `0…100`, `["…"]`. */
export function expectation(rule: ConfigKey): string {
  const text = rule.allowed?.map((item) => JSON.stringify(item)).join(' | ') ?? '"…"';
  switch (rule.type) {
    case 'boolean':
      return 'true | false';
    case 'number':
      return `${rule.minimum ?? ''}…${rule.maximum ?? ''}`;
    case 'text':
      return text;
    case 'texts':
      return `[${text}, …]`;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
