import type { Refusal } from '../change-set.js';
import { refuse } from '../refuse.js';

const devices = /^(?:con|prn|aux|nul|conin\$|conout\$|clock\$|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\..*)?$/i;
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u;
const foreignSpace = /[^\P{Zs} ]/u;

/** A reply's path without the `./` in front that means nothing. */
export function normalizePath(path: string): string {
  return path.replace(/^(?:\.\/)+/, '');
}

/** Whether a path's spelling alone forbids it, on any system: Windows' rules hold on Linux too, for the project may be opened there. Null when it does not. */
export function checkPathText(path: string): Refusal | null {
  if (path === '') return refuse('changes.path.empty', path);
  if (invisible.test(path) || foreignSpace.test(path)) return refuse('changes.path.invisible', path);
  if (path.includes('\\')) return refuse('changes.path.backslash', path);
  if (
    path.startsWith('/') ||
    /^[a-z]:/i.test(path) ||
    path.startsWith('~') ||
    /^[a-z][a-z0-9+.-]*:\//i.test(path)
  ) {
    return refuse('changes.path.absolute', path);
  }
  if (/[:<>"|?*]/.test(path)) return refuse('changes.path.characters', path);
  const segments = path.split('/');
  if (segments.includes('..')) return refuse('changes.path.climbs', path);
  for (const segment of segments) {
    if (segment === '' || segment === '.') return refuse('changes.path.segments', path);
    if (/[. ]$|^ /.test(segment)) return refuse('changes.path.trailing', path);
    if (devices.test(segment)) return refuse('changes.path.device', path);
    // NTFS gives long names such a second one: `GIT~1` is `.git`.
    if (/^[^.]{1,6}~\d{1,6}(?:\.[^.]{0,3})?$/.test(segment)) return refuse('changes.path.shortName', path);
    if (Buffer.byteLength(segment) > 255) return refuse('changes.path.long', path);
  }
  return null;
}
