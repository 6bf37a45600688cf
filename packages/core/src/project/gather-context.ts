import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { estimateTokens } from './estimate-tokens.js';
import { findMentions } from './find-mentions.js';
import { languageOf } from './language.js';
import { listPaths } from './list-paths.js';
import { isSecretFile } from './secret-file.js';

/** A file as the model is shown it. `content` is its text without a byte order mark; `sha256` is of its bytes, in hex. */
export type ContextFile = { readonly path: string; readonly content: string; readonly sha256: string };

/** Why a file that was asked for is not shown. `noMatch`: a `--context` pattern that named no file (then `path` is the pattern). */
type LeftOut = {
  readonly path: string;
  readonly why: 'budget' | 'binary' | 'secret' | 'size' | 'generated' | 'link' | 'unreadable' | 'noMatch';
};

/** What a request shows of a project. */
export type ProjectContext = {
  readonly files: readonly ContextFile[];
  readonly leftOut: readonly LeftOut[];
  /** The project's paths; folders that do not fit are one entry, `folder/ (12 files)`. */
  readonly fileList: readonly string[];
};

const mostBytes = 256 * 1024;
const lockFile =
  /(?:^|\/)(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|poetry\.lock|uv\.lock|Cargo\.lock|go\.sum|composer\.lock|Gemfile\.lock)$/;
const generated = /\.(?:min\.(?:js|css)|map|snap)$/;

/**
 * Chooses the files a request shows, whole and under `budgetTokens` (estimated): first those the prompt or a `--context` pattern names, then
 * those under `output` ('' is the root), source before data, shallow before deep. What does not fit is left out with the reason, and smaller
 * files after it may still fit. Secret, binary and large files (over 256 KiB) are never shown; lockfiles and built files only when named.
 */
export async function gatherContext(request: {
  readonly root: string;
  readonly files: readonly string[];
  readonly prompt: string;
  readonly contextGlobs: readonly string[];
  readonly output: string;
  readonly budgetTokens: number;
}): Promise<ProjectContext> {
  const { root, files } = request;
  const leftOut: LeftOut[] = [];
  const asked = new Set(findMentions(request.prompt, files));
  for (const pattern of request.contextGlobs) {
    const matches = await matchFiles(root, pattern);
    if (matches.length === 0) leftOut.push({ path: pattern, why: 'noMatch' });
    for (const path of matches) asked.add(path);
  }
  const under = files
    .filter((path) => !asked.has(path) && isUnder(path, request.output))
    .sort(bySourceThenDepth);

  const shown: ContextFile[] = [];
  let room = request.budgetTokens;
  for (const path of [...asked, ...under]) {
    const file = await readContextFile(root, path, asked.has(path));
    if ('why' in file) {
      leftOut.push(file);
      continue;
    }
    const cost = estimateTokens(file.content) + estimateTokens(path) + 8;
    if (cost > room) leftOut.push({ path, why: 'budget' });
    else {
      room -= cost;
      shown.push(file);
    }
  }
  const listed = files.filter((path) => !isSecretFile(path));
  const near = new Set([
    ...shown.map((file) => file.path),
    ...listed.filter((path) => isUnder(path, request.output)),
  ]);
  // The list may take what the files left over, and never less than a quarter of the budget.
  const listRoom = Math.max(room, Math.floor(request.budgetTokens / 4));
  return { files: shown, leftOut, fileList: listPaths(listed, near, listRoom) };
}

function isUnder(path: string, folder: string): boolean {
  const prefix = folder.replace(/^\.\/?/, '').replace(/\/+$/, '');
  return prefix === '' || path === prefix || path.startsWith(`${prefix}/`);
}

function bySourceThenDepth(a: string, b: string): number {
  const rank = (path: string): number => (languageOf(path) === null ? 1 : 0);
  return rank(a) - rank(b) || a.split('/').length - b.split('/').length || (a < b ? -1 : 1);
}

/** Files inside the root a pattern (or a plain path or folder) names, ignored ones included: the user asked for them. */
async function matchFiles(root: string, pattern: string): Promise<readonly string[]> {
  const { globby } = await import('globby');
  const found = await globby(pattern, {
    cwd: root,
    dot: true,
    expandDirectories: true,
    followSymbolicLinks: false,
    suppressErrors: true,
    ignore: ['**/node_modules/**', '**/.git/**', '**/.k2/**'],
  });
  return found
    .map((path) => posix.normalize(path))
    .filter((path) => !path.startsWith('../') && !posix.isAbsolute(path))
    .sort();
}

async function readContextFile(
  root: string,
  path: string,
  wasAsked: boolean,
): Promise<ContextFile | LeftOut> {
  if (isSecretFile(path)) return { path, why: 'secret' };
  if (!wasAsked && (lockFile.test(path) || generated.test(path))) return { path, why: 'generated' };
  let handle;
  try {
    // Without O_NONBLOCK a named pipe in place of a file would hang the run.
    handle = await open(
      join(root, path),
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    const stats = await handle.stat();
    if (!stats.isFile()) return { path, why: 'unreadable' };
    if (stats.size > mostBytes) return { path, why: 'size' };
    const bytes = await handle.readFile();
    const content = decodeText(bytes);
    if (content === null) return { path, why: 'binary' };
    return { path, content, sha256: createHash('sha256').update(bytes).digest('hex') };
  } catch (error) {
    const isLink = typeof error === 'object' && error !== null && 'code' in error && error.code === 'ELOOP';
    return { path, why: isLink ? 'link' : 'unreadable' };
  } finally {
    await handle?.close();
  }
}

function decodeText(bytes: Uint8Array): string | null {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
