import type { Refusal } from '../change-set.js';
import { refuse } from '../refuse.js';

const dependencyKeys = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

/** What a reply may change in package.json. All else runs programs, sets up checks or decides what is installed. */
const harmlessKeys = new Set(
  `name version description keywords author contributors license homepage bugs repository funding private type main module browser types typings exports
  imports files man directories sideEffects`.split(/\s+/),
);

type Json = Readonly<Record<string, unknown>>;

/** Refusals for a package.json: its scripts, its settings of checks and hooks, and its dependencies are not a reply's to change. A dependency may be dropped. */
export function checkManifest(path: string, before: string | null, after: string | null): readonly Refusal[] {
  if (!/(?:^|\/)package\.json$/i.test(path)) return [];
  if (after === null) return [refuse('changes.manifestDeleted', path)];
  const old = before === null ? {} : readObject(before);
  const fresh = readObject(after);
  if (fresh === null) return [refuse('changes.manifestUnreadable', path)];
  // Nothing can be compared with a file that does not parse; whatever the new one holds counts as added.
  const base = old ?? {};
  const added = dependencyKeys.flatMap((key) => addedDependencies(base[key], fresh[key]));
  const changed = [...new Set([...Object.keys(base), ...Object.keys(fresh)])].filter(
    (key) => !harmlessKeys.has(key) && !dependencyKeys.includes(key) && !isSame(base[key], fresh[key]),
  );
  const refusals: Refusal[] = [];
  if (changed.includes('scripts')) refusals.push(refuse('changes.manifestScripts', path));
  const others = changed.filter((key) => key !== 'scripts');
  if (others.length > 0) refusals.push(refuse('changes.manifestKeys', path, { keys: others.join(', ') }));
  if (added.length > 0)
    refusals.push(refuse('changes.dependencyAdded', path, { names: [...new Set(added)].join(', ') }));
  return refusals;
}

function readObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** Names that are new or point to another version: a changed range can fetch other code just as well. */
function addedDependencies(before: unknown, after: unknown): readonly string[] {
  if (after === undefined) return [];
  if (typeof after !== 'object' || after === null) return ['?'];
  const old = typeof before === 'object' && before !== null ? (before as Json) : {};
  return Object.entries(after)
    .filter(([name, range]) => !Object.hasOwn(old, name) || old[name] !== range)
    .map(([name]) => name);
}

function isSame(first: unknown, second: unknown): boolean {
  return JSON.stringify(first) === JSON.stringify(second);
}
