import { existsSync, mkdirSync, realpathSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { isInside } from './find-programs.js';
import { type DependencyEntry, listEntries } from './list-entries.js';
import type { Dependencies, DependencyForm } from './sandbox.js';

/** The `node_modules` folders beside each package.json of the project (and at its root), with their places in the copy. */
export function findDependencies(
  project: { readonly root: string; readonly packageRoot: string; readonly files: readonly string[] },
  folder: string,
): readonly Dependencies[] {
  const packages = project.files
    .filter((path) => basename(path) === 'package.json')
    .map((path) => dirname(path));
  const places = new Set(['.', relative(project.root, project.packageRoot) || '.', ...packages]);
  return [...places].flatMap((place) => {
    const from = join(project.root, place, 'node_modules');
    if (statSync(from, { throwIfNoEntry: false })?.isDirectory() !== true || !existsSync(join(folder, place)))
      return [];
    return [{ from: realpathSync(from), to: join(folder, place, 'node_modules') }];
  });
}

/**
 * Makes the places in the copy ready for the form the sandbox has: empty folders, a skeleton to mount on, or links. Gives back the folders
 * outside of the project that links lead into (pnpm's global virtual store) and that must be readable too.
 */
export async function placeDependencies(
  dependencies: readonly Dependencies[],
  place: { readonly form: DependencyForm; readonly scratch: string; readonly root: string },
): Promise<readonly string[]> {
  const stores = new Set<string>();
  for (const [index, { from, to }] of dependencies.entries()) {
    if (place.form === 'link') {
      symlinkSync(from, to);
      continue;
    }
    mkdirSync(to, { recursive: true });
    const upper = join(place.scratch, `overlay-${index}`, 'upper');
    if (place.form === 'overlay') {
      mkdirSync(upper, { recursive: true });
      mkdirSync(join(upper, '..', 'work'), { recursive: true });
    }
    for (const entry of await listEntries(from)) {
      const leadsTo = leadsOut(from, entry, place.root);
      if (leadsTo !== null) addStore(stores, leadsTo);
      if (place.form !== 'overlay') placeEntry(from, to, entry, leadsTo, place.form);
      // A relative link out of the project leads nowhere from the copy; in the upper layer an absolute one covers it.
      else if (leadsTo !== null) placeLink(leadsTo, join(upper, entry.name));
    }
  }
  return [...stores];
}

/** Where a link leads when that is outside of the project and not in this very folder; null for all else. */
function leadsOut(from: string, { name, target }: DependencyEntry, root: string): string | null {
  if (target === null) return null;
  const leadsTo = resolve(dirname(join(from, name)), target);
  return isInside(leadsTo, root) || isInside(leadsTo, from) ? null : leadsTo;
}

// Only stores of package managers: a package linked from a developer's other project would show that project, its secrets included.
function addStore(stores: Set<string>, leadsTo: string): void {
  const store = /^.*\/store\/v\d+\/links(?=\/)/.exec(leadsTo)?.[0];
  if (store !== undefined && existsSync(store)) stores.add(realpathSync(store));
}

function placeEntry(
  from: string,
  to: string,
  { name, target }: DependencyEntry,
  leadsTo: string | null,
  form: 'entries' | 'links',
): void {
  const place = join(to, name);
  if (target !== null) placeLink(leadsTo ?? target, place);
  else if (form === 'links') placeLink(join(from, name), place);
  else if (statSync(join(from, name), { throwIfNoEntry: false })?.isDirectory() === true)
    mkdirSync(place, { recursive: true });
  else {
    mkdirSync(dirname(place), { recursive: true });
    writeFileSync(place, '');
  }
}

function placeLink(target: string, place: string): void {
  mkdirSync(dirname(place), { recursive: true });
  symlinkSync(target, place);
}
