import type { Reply, ReplyFile } from '../reply/reply.js';
import type { Change, ChangeSet, Refusal } from './change-set.js';
import { checkPath } from './check-path.js';
import { checkContent } from './content/check-content.js';
import { groupFiles } from './group-files.js';
import { planFile } from './plan-file.js';
import { refuse } from './refuse.js';

export type PlanOptions = {
  /** The project's root, absolute. */
  readonly root: string;
  /** The folder every write stays in, relative to the root; `''` for all of it. */
  readonly output: string;
  /** Globs, relative to the root, of paths outside `output` or under protection that may be written all the same. */
  readonly allow: readonly string[];
  /** The files the model was shown, with the SHA-256 of the bytes it saw. */
  readonly shown: ReadonlyMap<string, string>;
  /** The user's own words: exported names they mention may be dropped. */
  readonly request?: string;
  /** What a command does not accept beyond the policy, over all changes at once. */
  readonly extraRefusals?: (changes: readonly Change[]) => readonly Refusal[] | Promise<readonly Refusal[]>;
};

export type Plan = {
  /** Null when anything at all was refused. */
  readonly changeSet: ChangeSet | null;
  readonly refusals: readonly Refusal[];
  /** Paths that are already as the reply wants them. */
  readonly unchanged: readonly string[];
};

/**
 * Turns a reply into a change set, or into the reasons why not: all of them at once, so that one repair can answer them. One refusal means no change at all. Never writes.
 * @throws K2Error conflict when a file is no longer as the model was shown it
 */
export async function planChanges(reply: Reply, options: PlanOptions): Promise<Plan> {
  const { root } = options;
  if (reply.files.length === 0)
    return { changeSet: null, refusals: [refuse('changes.noFiles', '')], unchanged: [] };
  const grouped = groupFiles(reply.files);
  const refusals: Refusal[] = [...grouped.refusals];
  const changes: Change[] = [];
  const unchanged: string[] = [];
  const planned = grouped.files.map((file) => file.path);
  for (const file of grouped.files) {
    const problems = await checkPaths(file, options);
    if (problems.length > 0) {
      refusals.push(...problems);
      continue;
    }
    const result = await planFile(root, file, options.shown);
    if (result.change === null) {
      refusals.push(...result.refusals);
      continue;
    }
    if (isUnchanged(result.change)) {
      unchanged.push(file.path);
      continue;
    }
    const context = { root, isWhole: file.kind === 'whole', request: options.request ?? '', planned };
    refusals.push(...(await checkContent(result.change, context)));
    changes.push(result.change);
  }
  if (refusals.length === 0) refusals.push(...((await options.extraRefusals?.(changes)) ?? []));
  return { changeSet: refusals.length === 0 ? { root, changes } : null, refusals, unchanged };
}

async function checkPaths(file: ReplyFile, options: PlanOptions): Promise<readonly Refusal[]> {
  const paths = file.kind === 'move' ? [file.from, file.path] : [file.path];
  const found = await Promise.all(paths.map((path) => checkPath(options.root, path, options)));
  return found.filter((refusal) => refusal !== null);
}

function isUnchanged(change: Change): boolean {
  if (change.action !== 'edit' || change.before === null || change.after === null) return false;
  return Buffer.compare(change.before, change.after) === 0;
}
