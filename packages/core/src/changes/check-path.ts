import type { Refusal } from './change-set.js';
import { refuse } from './refuse.js';
import { checkPathText } from './scope/check-path-text.js';
import { matchGlob } from './scope/match-glob.js';
import { findProtection } from './scope/protected-paths.js';
import { findCaseTwin, walkPath } from './scope/walk-path.js';

/**
 * Whether a reply may write `path` (relative to `root`, with `/`): null, or why not. `output` is the folder every write stays in, relative to the root, `''` for all of it;
 * globs in `allow` widen that and name protected files. What leaves the project, `.git`, `.k2` and links are never allowed.
 */
export async function checkPath(
  root: string,
  path: string,
  scope: { readonly output: string; readonly allow: readonly string[] },
): Promise<Refusal | null> {
  const spelling = checkPathText(path);
  if (spelling !== null) return spelling;
  const isAllowed = scope.allow.some((glob) => matchGlob(path, glob));
  const protection = findProtection(path.split('/'));
  if (protection !== null && (protection.isFinal || !isAllowed))
    return refuse(`changes.protected.${protection.kind}`, path);
  if (!isAllowed && scope.output !== '' && !path.startsWith(`${scope.output}/`)) {
    return refuse('changes.path.outside', path, { output: scope.output });
  }
  const twin = await findCaseTwin(root, path);
  if (twin !== null) return refuse('changes.path.case', path, { existing: twin });
  return (await walkPath(root, path)).refusal;
}
