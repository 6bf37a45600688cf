import { lstat } from 'node:fs/promises';
import { join, posix, relative, resolve, sep } from 'node:path';
import { K2Error, type Locale, pathInside, systemErrorCode } from '@k2/core';
import type { Session } from '@k2/core/cli';

/** What the flags of k2-docs say; absent means the config's or the default. */
export type DocsOptions = {
  readonly output?: string | undefined;
  readonly target?: string | undefined;
  /** The documents' languages. */
  readonly lang?: readonly Locale[] | undefined;
  readonly check?: boolean;
  readonly noProse?: boolean;
  readonly yes?: boolean;
  /** Only when the flag named one: pages written by another are then written anew. */
  readonly model?: string | undefined;
};

/** One set of pages: a language and the folder they go to, relative to the root. */
export type PageSet = { readonly locale: Locale; readonly folder: string };

/** Where to look and where to write. */
export type DocsRequest = {
  /** Relative to the root; '' for all of it. */
  readonly target: string;
  readonly sets: readonly PageSet[];
  /** The package's folder, relative to the root; pages leave it out of their paths. */
  readonly packageFolder: string;
};

/**
 * Reads the request. One language goes straight under the output folder, several into a folder each.
 * @throws K2Error usage when the output lies outside the project or the target does not exist
 */
export async function readDocsRequest(session: Session, options: DocsOptions): Promise<DocsRequest> {
  const { root, packageRoot, config } = session;
  // Flags are relative to the current folder, settings to the project's root, defaults to the package.
  const setting = (value: string | undefined) => (value === undefined ? undefined : resolve(root, value));
  const output = pathInside(
    session,
    'output',
    options.output ?? setting(config.docs?.output) ?? join(packageRoot, 'docs'),
  );
  const named = options.target ?? setting(config.docs?.target);
  const target = pathInside(session, 'target', named ?? packageRoot);
  if (named !== undefined) await requireTarget(session, target, named);
  const given =
    options.lang !== undefined && options.lang.length > 0 ? options.lang : (config.docs?.langs ?? []);
  const languages = [...new Set(given.length > 0 ? given : [session.promptLocale('')])];
  const [first, ...others] = languages;
  if (first === undefined) throw new Error('no language');
  const sets =
    others.length === 0
      ? [{ locale: first, folder: output }]
      : languages.map((locale) => ({ locale, folder: posix.join(output, locale) }));
  return { target, sets, packageFolder: relative(root, packageRoot).split(sep).join('/') };
}

async function requireTarget(session: Session, target: string, named: string): Promise<void> {
  const facts = await lstat(join(session.root, target)).catch((error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(systemErrorCode(error) ?? '')) return undefined;
    throw error;
  });
  if (facts === undefined) throw new K2Error('usage', 'flag.notFound', { flag: 'target', value: named });
  if (facts.isSymbolicLink()) throw new K2Error('usage', 'docs.targetIsLink', { value: named });
  if (facts.isFile() && !/\.[cm]?[jt]sx?$/.test(target))
    throw new K2Error('usage', 'docs.targetNotRead', { value: named });
}
