import { execFile } from 'node:child_process';
import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { K2Error, errorText, systemErrorCode } from '../errors/k2-error.js';
import { findGitTopLevel } from './find-project-root.js';

const neverListed = new Set(['.git', 'node_modules', '.k2']);

/**
 * The project's files: what git tracks and what it would track, where there is git; else everything a `.gitignore` does not name. Paths are
 * relative to `root` (absolute), with `/`, sorted by code unit. Symbolic links are listed and not followed; nothing in `.git`, `node_modules`
 * or `.k2`, no submodule, no file that is deleted on disk or whose name is not UTF-8.
 * Throws K2Error `failed` when git is missing or refuses the folder, and the signal's reason when aborted.
 */
export async function listFiles(
  root: string,
  options: { readonly signal?: AbortSignal } = {},
): Promise<readonly string[]> {
  options.signal?.throwIfAborted();
  const inGit = findGitTopLevel(root) !== undefined;
  const found = inGit ? await listWithGit(root, options.signal) : await listWithGlob(root);
  options.signal?.throwIfAborted();
  return [...new Set(found)].filter((path) => isListed(root, path)).sort();
}

function isListed(root: string, path: string): boolean {
  if (path === '' || path.endsWith('/')) return false;
  if (path.split('/').some((part) => neverListed.has(part))) return false;
  // A name that is not UTF-8 came back with replacement characters and names no file.
  return !path.includes('\uFFFD') || lstatSync(join(root, path), { throwIfNoEntry: false }) !== undefined;
}

// One call: `-t` marks each line (H cached, M unmerged, R deleted on disk, ? untracked; S is outside a sparse checkout), `-s` adds the mode
// of cached entries, which tells submodules (160000).
const listArguments = [
  'ls-files',
  '-z',
  '-t',
  '-s',
  '--cached',
  '--deleted',
  '--others',
  '--exclude-standard',
];

async function listWithGit(root: string, signal: AbortSignal | undefined): Promise<string[]> {
  const deleted = new Set<string>();
  const found: string[] = [];
  for (const line of (await runGit(root, signal)).split('\0')) {
    const tag = line[0];
    if (tag === '?') found.push(line.slice(2));
    else if (tag === 'H' || tag === 'M' || tag === 'R') {
      const path = line.slice(line.indexOf('\t') + 1);
      if (tag === 'R') deleted.add(path);
      else if (!line.startsWith('160000', 2)) found.push(path);
    }
  }
  return found.filter((path) => !deleted.has(path));
}

// Not execa: its import costs more than the call, and a commit hook waits for this.
async function runGit(root: string, signal: AbortSignal | undefined): Promise<string> {
  return await new Promise((resolve, reject) => {
    const settings = { cwd: root, maxBuffer: 1 << 30, encoding: 'utf8' as const, ...(signal && { signal }) };
    // A repository's own settings must not start a program: fsmonitor would, at every look at the work tree.
    execFile(
      'git',
      ['-c', 'core.quotePath=false', '-c', 'core.fsmonitor=false', ...listArguments],
      settings,
      (error, stdout, stderr) => {
        if (error === null) resolve(stdout);
        else if (signal?.aborted) reject(signal.reason);
        else if (systemErrorCode(error) === 'ENOENT') {
          reject(new K2Error('failed', 'project.gitMissing', { path: root }, { cause: error }));
        } else {
          const reason = stderr.trim().split('\n')[0] || errorText(error);
          reject(new K2Error('failed', 'project.gitRefused', { path: root, reason }, { cause: error }));
        }
      },
    );
  });
}

async function listWithGlob(root: string): Promise<string[]> {
  const { globby } = await import('globby');
  const entries = await globby('**/*', {
    cwd: root,
    dot: true,
    gitignore: true,
    followSymbolicLinks: false,
    onlyFiles: false,
    objectMode: true,
    suppressErrors: true,
    ignore: [...neverListed].map((name) => `**/${name}/**`),
  });
  return entries
    .filter((entry) => entry.dirent.isFile() || entry.dirent.isSymbolicLink())
    .map((entry) => entry.path);
}
