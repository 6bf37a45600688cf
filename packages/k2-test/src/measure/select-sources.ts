import { K2Error } from '@k2/core';
import { isSettingsFile, isSourceFile, isTestFile } from './is-test-file.js';

const builtFolder = /(?:^|\/)(?:dist|build|out|coverage)\//;

/**
 * The files whose coverage is asked about: sources under the target, never tests or declaration files. Without a narrower target also not what
 * only sets up tools, starts with a dot, or was built.
 * @param files every file of the project, relative to its root
 * @param target a file or folder relative to the root; the empty text means everything under `within`
 * @param within the package's folder relative to the root, or the empty text
 * @throws K2Error usage when nothing is left to cover
 */
export function selectSources(files: readonly string[], target: string, within: string): readonly string[] {
  const scope = target === '' ? within : target;
  const inScope = files.filter((path) => scope === '' || path === scope || path.startsWith(`${scope}/`));
  const isWhole = target === '' || target === within;
  const sources = inScope.filter((path) => {
    const own = within === '' ? path : path.slice(within.length + 1);
    if (!isSourceFile(path) || isTestFile(own)) return false;
    if (path === target) return true;
    return !isSettingsFile(path) && !(isWhole && (builtFolder.test(own) || own.startsWith('.')));
  });
  if (sources.length === 0)
    throw new K2Error('usage', 'test.nothingToCover', { target: scope === '' ? '.' : scope });
  return sources;
}
