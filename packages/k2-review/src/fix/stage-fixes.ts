import { isAbsolute, join } from 'node:path';
import { K2Error } from '@k2/core';
import type { ReviewedFile } from '../scope/reviewed-file.js';
import type { Git } from '../scope/run-git.js';
import { encodeText } from '../scope/why-unreviewed.js';
import { readBytes, type WorkFile } from './landing.js';

/** An entry of the index and what it shall become. */
export type IndexChange = {
  readonly path: string;
  readonly mode: string;
  readonly before: string;
  readonly after: string;
};

/** One staged file's fix: its place in the index and in the work tree, both or none. */
export type StagedFix = { readonly index: IndexChange; readonly work: WorkFile };

/** Whether the work tree holds just what is staged; git's own filters decide what "just" means. */
export async function hasUnstagedChanges(git: Git, file: ReviewedFile): Promise<boolean> {
  const answer = await git(['hash-object', '--', file.path], { allow: [0, 128] });
  return answer.exitCode !== 0 || answer.stdout.toString('utf8').trim() !== file.staged?.oid;
}

/**
 * Stores the fixed text as an object and works out the work tree's version of it: line ends and filters as the file has them now.
 * Undefined when there is no version of the file that git would see as just the fixed text; the fix then stays a suggestion.
 */
export async function prepareStagedFix(
  git: Git,
  root: string,
  file: ReviewedFile,
  text: string,
): Promise<StagedFix | undefined> {
  const work = await readBytes(root, file.path);
  if (file.staged === undefined || work === undefined) return undefined;
  const [before, after] = [encodeText(file.text, file.hasBom), encodeText(text, file.hasBom)];
  // Without --path: what is in the index has been through the filters already.
  const stored = await git(['hash-object', '-w', '--stdin'], { input: after });
  const oid = stored.stdout.toString('utf8').trim();
  const bytes = await workVersion(git, { file, work: work.bytes, before, after, oid });
  if (bytes === undefined) return undefined;
  const check = await git(['hash-object', '--stdin', `--path=${file.path}`], { input: bytes });
  if (check.stdout.toString('utf8').trim() !== oid) return undefined;
  return {
    index: { path: file.path, mode: file.staged.mode, before: file.staged.oid, after: oid },
    work: { path: file.path, before: work.bytes, after: bytes },
  };
}

async function workVersion(
  git: Git,
  sides: {
    readonly file: ReviewedFile;
    readonly work: Uint8Array;
    readonly before: Uint8Array;
    readonly after: Uint8Array;
    readonly oid: string;
  },
): Promise<Uint8Array | undefined> {
  const work = Buffer.from(sides.work);
  if (work.equals(sides.before)) return sides.after;
  if (work.equals(withCarriageReturns(sides.before))) return withCarriageReturns(sides.after);
  const checkOut = async (oid: string) =>
    (await git(['cat-file', '--filters', `--path=${sides.file.path}`, oid])).stdout;
  return work.equals(await checkOut(sides.file.staged?.oid ?? '')) ? await checkOut(sides.oid) : undefined;
}

function withCarriageReturns(bytes: Uint8Array): Buffer {
  return Buffer.from(Buffer.from(bytes).toString('latin1').replaceAll(/\r?\n/g, '\r\n'), 'latin1');
}

/**
 * Puts the fixed objects into the index in one step, modes kept.
 * @throws K2Error conflict when one of the entries is no longer what was reviewed
 */
export async function updateIndex(git: Git, root: string, changes: readonly IndexChange[]): Promise<void> {
  if (changes.length === 0) return;
  await checkEntries(git, changes);
  const input = changes.map(({ path, mode, after }) => `${mode} ${after} 0\t${path}\0`).join('');
  await git(['update-index', '-z', '--index-info'], { input });
  const second = await secondIndex(git, root);
  if (second !== undefined) {
    await git(['update-index', '-z', '--index-info'], { input, environment: { GIT_INDEX_FILE: second } });
  }
}

async function checkEntries(git: Git, changes: readonly IndexChange[]): Promise<void> {
  const { stdout } = await git([
    '--literal-pathspecs',
    'ls-files',
    '--stage',
    '-z',
    '--',
    ...changes.map(({ path }) => path),
  ]);
  const entries = new Set(stdout.toString('utf8').split('\0'));
  const moved = changes.filter(({ path, mode, before }) => !entries.has(`${mode} ${before} 0\t${path}`));
  if (moved.length > 0)
    throw new K2Error('conflict', 'review.indexChanged', { files: moved.map(({ path }) => path) });
}

/**
 * `git commit <paths>` hands its hook a copy of the index for this commit alone and keeps the one to go on with as `index.lock`;
 * a fix missing there would be staged for removal right after the commit.
 */
async function secondIndex(git: Git, root: string): Promise<string | undefined> {
  if (!/(^|[\\/])next-index-[^\\/]*$/.test(process.env['GIT_INDEX_FILE'] ?? '')) return undefined;
  const { stdout } = await git(['rev-parse', '--git-dir']);
  const folder = stdout.toString('utf8').trim();
  return join(isAbsolute(folder) ? folder : join(root, folder), 'index.lock');
}
