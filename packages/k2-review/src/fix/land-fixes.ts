import { K2Error, renderDiff, undoRun } from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { ReviewedFile } from '../scope/reviewed-file.js';
import type { Git } from '../scope/run-git.js';
import { encodeText } from '../scope/why-unreviewed.js';
import { gateFixes, landInWorkTree, readBytes, type WorkFile } from './landing.js';
import type { FixedFile } from './plan-fixes.js';
import { hasUnstagedChanges, type IndexChange, prepareStagedFix, updateIndex } from './stage-fixes.js';

/** Which files' fixes landed, and what the difference is. */
export type Landed = { readonly paths: ReadonlySet<string>; readonly diff: string };

/**
 * The staged files whose fixes may land: those without unstaged changes. In any other the fix would have to be merged
 * into work that is not part of this commit.
 */
export async function selectFixable(
  git: Git,
  files: readonly ReviewedFile[],
): Promise<readonly ReviewedFile[]> {
  const fixable: ReviewedFile[] = [];
  for (const file of files) if (!(await hasUnstagedChanges(git, file))) fixable.push(file);
  return fixable;
}

/**
 * Writes proven fixes: into the work tree, and for staged files into the index alike. With `--dry-run` only says what would change.
 * @throws K2Error conflict when a file or an entry of the index changed since it was reviewed; nothing is written then
 */
export async function landFixes(
  session: Session,
  git: Git,
  fixed: readonly FixedFile[],
  isStaged: boolean,
): Promise<Landed> {
  const work: WorkFile[] = [];
  const index: IndexChange[] = [];
  for (const { file, fixed: result } of fixed) {
    if (result.applied.length === 0) continue;
    if (isStaged) {
      const staged = await prepareStagedFix(git, session.root, file, result.text);
      if (staged === undefined) continue;
      work.push(staged.work);
      index.push(staged.index);
    } else {
      const before = encodeText(file.text, file.hasBom);
      const now = await readBytes(session.root, file.path);
      if (now === undefined || !Buffer.from(now.bytes).equals(before)) {
        throw new K2Error('conflict', 'review.fileChanged', { file: file.path });
      }
      work.push({ path: file.path, before, after: encodeText(result.text, file.hasBom) });
    }
  }
  if (work.length === 0) return { paths: new Set(), diff: '' };
  const changeSet = await gateFixes(session.root, work);
  const diff = await renderDiff(changeSet);
  if (session.isDryRun) return { paths: new Set(), diff };
  await session.run.write('fixes.diff', diff);
  await landInWorkTree(session, changeSet);
  if (isStaged) await landInIndex(session, git, index);
  return { paths: new Set(work.map(({ path }) => path)), diff };
}

async function landInIndex(session: Session, git: Git, index: readonly IndexChange[]): Promise<void> {
  const { run } = session;
  await run.write('index.json', `${JSON.stringify(index, null, 2)}\n`);
  try {
    await updateIndex(git, session.root, index);
  } catch (error) {
    // Index and work tree say the same or nothing was done.
    await undoRun({ root: session.root, journal: run.journal, force: false });
    throw error;
  }
}
