import { relative, resolve, sep } from 'node:path';
import { K2Error } from '../errors/k2-error.js';

/**
 * A path flag as a path relative to the project's root, with `/`; the root itself is the empty text.
 * @param place.cwd what the flag's value is relative to
 * @throws K2Error usage when it lies outside the root
 */
export function pathInside(
  place: { readonly root: string; readonly cwd: string },
  flag: string,
  value: string,
): string {
  const path = relative(place.root, resolve(place.cwd, value));
  if (path === '..' || path.startsWith(`..${sep}`) || resolve(path) === path) {
    throw new K2Error('usage', 'flag.outside', { flag, value, root: place.root });
  }
  return path.replaceAll(sep, '/');
}
