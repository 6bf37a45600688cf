import { K2Error, systemErrorCode } from '@k2/core';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNearest } from '../name/nearest.js';
import { readTemplate, type Template } from './template.js';

/** The folder of the templates that come with this package; the build puts them there. */
export const packagedTemplates = fileURLToPath(new URL('../templates/projects', import.meta.url));

/** The language taken when a template exists in several and none was asked for. */
const defaultLanguage = 'typescript';

/** Every template of a folder laid out as `<name>/<language>/template.json`, sorted. @throws K2Error failed when there is none */
export async function listTemplates(folder: string): Promise<readonly Template[]> {
  const found: Template[] = [];
  for (const name of await foldersOf(folder)) {
    for (const language of await foldersOf(join(folder, name))) {
      found.push(await readTemplate(join(folder, name, language)));
    }
  }
  if (found.length === 0) throw new K2Error('failed', 'init.template.none', { folder });
  return found;
}

/** The template of this name and language. @throws K2Error usage listing what there is */
export function findTemplate(
  templates: readonly Template[],
  wanted: { readonly name: string; readonly language?: string | undefined },
): Template {
  const names = [...new Set(templates.map((template) => template.name))];
  const ofName = templates.filter((template) => template.name === wanted.name);
  if (ofName.length === 0) {
    const nearest = findNearest(wanted.name, names) ?? names[0] ?? '';
    throw new K2Error('usage', 'init.template.unknown', {
      template: wanted.name,
      known: names,
      suggestion: nearest,
    });
  }
  const languages = ofName.map((template) => template.language);
  const language = wanted.language ?? (languages.includes(defaultLanguage) ? defaultLanguage : languages[0]);
  const template = ofName.find((candidate) => candidate.language === language);
  if (template === undefined) {
    throw new K2Error('usage', 'init.template.language', {
      template: wanted.name,
      language: wanted.language ?? '',
      known: languages,
      suggestion: languages[0] ?? '',
    });
  }
  return template;
}

async function foldersOf(folder: string): Promise<string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    if (systemErrorCode(error) === 'ENOENT') return [];
    throw error;
  }
}
