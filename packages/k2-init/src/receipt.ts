import { K2Error } from '@k2/core';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git/run-git.js';
import type { InitResult } from './init-result.js';
import { lockFiles } from './install/package-manager.js';
import { lstatOrNull } from './project/lstat-or-null.js';
import { hashOf } from './template/render-template.js';

/** What a run wrote down about what it made, in `.k2/runs/<id>/receipt.json`: the proof, and what `--undo` needs. */
export type Receipt = {
  readonly v: 1;
  readonly command: 'k2-init';
  readonly run: string;
  readonly version: string;
  /** UTC. */
  readonly time: string;
  readonly result: InitResult;
  readonly answers: Readonly<Record<string, string | number | boolean>>;
  readonly node: string;
  /** Said by the checks and the install, cut to the end. */
  readonly checks: readonly {
    readonly name: string;
    readonly command: string;
    readonly ok: boolean;
    readonly ms: number;
  }[];
  readonly install: 'done' | 'failed' | 'skipped';
  /** Where the run's folder lies: how many folders it made on the way, the project's own included. */
  readonly madeFolders: number;
  /** `made`: the repository goes with the project. `found`: only the commit in it goes. */
  readonly repository: 'made' | 'found' | 'none';
  /** Of the repository as the run left it. */
  readonly repositoryState: string | null;
  /** What the install made: lock file, and the mark a package manager leaves in node_modules. */
  readonly installedFiles: Readonly<Record<string, string>>;
  /** What the checks left in the project (a build, a report), by path: it goes as long as it is the same. */
  readonly checkOutput: Readonly<Record<string, string>>;
};

export const receiptName = 'receipt.json';

// The mark changes whenever the package manager changes anything beside it.
const installMarks = [
  'node_modules/.package-lock.json',
  'node_modules/.modules.yaml',
  'node_modules/.yarn-integrity',
  'node_modules/.yarn-state.yml',
];

/** Hashes of what an install left in the project. */
export async function readInstalledFiles(folder: string): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const path of [...lockFiles, ...installMarks]) {
    const content = await readFile(join(folder, path)).catch(() => undefined);
    if (content !== undefined) found[path] = hashOf(content);
  }
  return found;
}

/**
 * The receipt of the last run that made this project, or of the one that was named.
 * @throws K2Error usage when there is none: a clone has none, runs are not kept in git
 */
export async function findReceipt(folder: string, run: string | undefined): Promise<Receipt> {
  const runs = await readdir(join(folder, '.k2', 'runs')).catch(() => []);
  const found: Receipt[] = [];
  for (const name of runs.sort()) {
    const text = await readFile(join(folder, '.k2', 'runs', name, receiptName), 'utf8').catch(
      () => undefined,
    );
    const receipt = text === undefined ? null : readReceipt(text);
    if (receipt !== null && receipt.run === name) found.push(receipt);
  }
  if (found.length === 0) throw new K2Error('usage', 'init.undo.nothing', { folder });
  const receipt = run === undefined ? found.at(-1) : found.find((candidate) => candidate.run === run);
  if (receipt !== undefined) return receipt;
  throw new K2Error('usage', 'init.undo.unknownRun', {
    run: run ?? '',
    known: found.map((known) => known.run),
  });
}

/** Other commands keep receipts in the same folders; theirs and broken ones give null. */
function readReceipt(text: string): Receipt | null {
  try {
    const value = JSON.parse(text) as Partial<Receipt> | null;
    if (value?.command !== 'k2-init' || value.v !== 1) return null;
    const receipt = value as Receipt;
    const paths = [
      ...receipt.result.files.map((file) => file.path),
      ...Object.keys(receipt.installedFiles),
      ...Object.keys(receipt.checkOutput),
    ];
    // Whoever gave us this folder may have written the receipt.
    return paths.every(isInside) ? receipt : null;
  } catch {
    return null;
  }
}

function isInside(path: string): boolean {
  return path
    .split(/[/\\]/)
    .every((part) => part !== '' && part !== '.' && part !== '..' && !part.includes(':'));
}

/**
 * A hash of all in a repository that is somebody's work: settings, hooks, branches, stashes and what is staged. Null without a repository.
 */
export async function readRepositoryState(folder: string, git: Git): Promise<string | null> {
  const facts = await lstatOrNull(join(folder, '.git'));
  if (facts === null) return null;
  const staged = await git(['ls-files', '--stage']);
  const parts = [staged?.stdout ?? ''];
  for (const path of ['config', 'HEAD', 'packed-refs', 'hooks', 'info', 'refs', 'worktrees', 'modules']) {
    parts.push(...(await hashAll(join(folder, '.git'), path)));
  }
  return hashOf(parts.join('\n'));
}

async function hashAll(folder: string, path: string): Promise<string[]> {
  const facts = await lstatOrNull(join(folder, path));
  if (facts === null) return [];
  if (facts.isFile()) return [`${path} ${hashOf(await readFile(join(folder, path)))}`];
  if (!facts.isDirectory()) return [`${path} link`];
  const found: string[] = [];
  for (const name of (await readdir(join(folder, path))).sort())
    found.push(...(await hashAll(folder, `${path}/${name}`)));
  return found;
}
