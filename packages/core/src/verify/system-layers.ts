import { homedir } from 'node:os';
import { findPrograms, isInside } from './find-programs.js';
import type { SandboxPlace } from './sandbox.js';

/** A part of a new root: a folder or file of the machine, read-only; an empty folder; a symbolic link. */
export type Layer = {
  readonly kind: 'folder' | 'empty' | 'link';
  readonly path: string;
  readonly target: string;
};

/** The read-only layers of a new root, outer paths before inner ones; hidden folders that would show are empty. */
export function systemLayers(place: SandboxPlace): readonly Layer[] {
  const hidden = [homedir(), ...place.hidden].filter((folder) => folder !== '/');
  const programs = findPrograms(process.env['PATH'] ?? '', place.hidden);
  const folders = [...new Set([...programs.folders, ...place.readable])];
  const layers: Layer[] = folders.map((path) => ({ kind: 'folder', path, target: path }));
  for (const path of hidden) {
    if (folders.some((folder) => folder !== path && isInside(path, folder)))
      layers.push({ kind: 'empty', path, target: '' });
  }
  for (const { path, target } of programs.links) layers.push({ kind: 'link', path, target });
  return layers.sort((a, b) => a.path.length - b.path.length);
}
