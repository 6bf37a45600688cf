import { errorText, K2Error, type Locale } from '@k2/core';
import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readTargetPath, type TargetPath } from './target-path.js';
import type { Answer, Template } from './template.js';

/** One file of the project to be. */
export type RenderedFile = {
  /** Relative to the project, with `/`. */
  readonly path: string;
  readonly content: Uint8Array;
  readonly sha256: string;
  readonly isExecutable: boolean;
};

/** A template filled in, in memory. */
export type RenderedTemplate = {
  /** Sorted by path. */
  readonly files: readonly RenderedFile[];
  /** Over `template.json` and every file of the template, whatever was chosen. */
  readonly contentHash: string;
};

type Source = TargetPath & { readonly from: string };

const leftovers = new Set(['node_modules', '.DS_Store', 'Thumbs.db']);

/**
 * Fills a template in. `.hbs` files by Handlebars, where a value that does not exist is a fault and nothing is HTML-escaped; all others byte
 * for byte. The same template and values give the same bytes.
 * @throws K2Error failed naming the template's file
 */
export async function renderTemplate(
  template: Template,
  values: Readonly<Record<string, Answer>>,
  locale: Locale,
): Promise<RenderedTemplate> {
  const root = join(template.folder, 'files');
  const sources = (await listSources(root)).map((from): Source => ({ from, ...readTargetPath(from) }));
  const fill = await createFiller();
  const files: RenderedFile[] = [];
  const hash = createHash('sha256').update(await readFile(join(template.folder, 'template.json')));
  const chosen = new Set(chooseLocalised(sources, locale, template));
  for (const source of sources) {
    const file = join(root, source.from);
    const bytes = await readFile(file);
    hash.update(`\n${source.from}\n${hashOf(bytes)}`);
    if (!chosen.has(source)) continue;
    const content = source.isRendered ? Buffer.from(fill(bytes.toString('utf8'), values, file)) : bytes;
    const { mode } = await stat(file);
    files.push({ path: source.path, content, sha256: hashOf(content), isExecutable: (mode & 0o111) !== 0 });
  }
  return {
    files: files.sort((left, right) => (left.path < right.path ? -1 : 1)),
    contentHash: hash.digest('hex'),
  };
}

/** The SHA-256 of bytes or text, in hex. */
export function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Of each file that exists in several languages the reader's, else the English one. */
function chooseLocalised(sources: readonly Source[], locale: Locale, template: Template): readonly Source[] {
  const chosen = new Map<string, Source>();
  const rank = (source: Source) =>
    source.locale === null ? 0 : source.locale === locale ? 1 : source.locale === 'en' ? 2 : 3;
  for (const source of sources) {
    const rival = chosen.get(source.path);
    if (
      rival === undefined ||
      (rival.locale !== null && source.locale !== null && rank(source) < rank(rival))
    ) {
      chosen.set(source.path, source);
    } else if (rival.locale === source.locale || rival.locale === null || source.locale === null) {
      const reason = `${rival.from} and ${source.from} both become ${source.path}`;
      throw new K2Error('failed', 'init.template.broken', { file: template.folder, reason });
    }
  }
  return [...chosen.values()];
}

async function listSources(root: string, below = ''): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
    if (leftovers.has(entry.name)) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) found.push(...(await listSources(root, path)));
    else if (entry.isFile()) found.push(path);
    else
      throw new K2Error('failed', 'init.template.broken', {
        file: join(root, path),
        reason: 'neither file nor folder',
      });
  }
  return found.sort();
}

async function createFiller() {
  const { default: handlebars } = await import('handlebars');
  const environment = handlebars.create();
  // It would write to the console of whoever runs the command.
  environment.unregisterHelper('log');
  return (source: string, values: Readonly<Record<string, Answer>>, file: string): string => {
    try {
      return environment.compile(source, { strict: true, noEscape: true })(values);
    } catch (error) {
      throw new K2Error(
        'failed',
        'init.template.broken',
        { file, reason: errorText(error) },
        { cause: error },
      );
    }
  };
}
