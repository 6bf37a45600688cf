import { K2Error, type MessageValues } from '@k2/core';
import { basename, isAbsolute } from 'node:path';

/** Where a project goes and what it is called. */
export type ProjectName = {
  /** The folder below the current one, with `/`; empty for the current folder itself. */
  readonly path: string;
  /** The project's name: the last part of the path. */
  readonly name: string;
};

/** The longest name npm takes for a package. */
const longestName = 214;
/** The longest file name of common file systems, in bytes. */
const longestSegment = 255;
const nameForm = /^[a-z0-9][a-z0-9._-]*$/;
const deviceName = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;
const reservedNames = new Set(['node_modules', 'favicon.ico']);
const reservedFolders = new Set(['node_modules', '.git', '.k2']);

type Naming = {
  readonly cwd: string;
  /** Whether a suggestion, relative to the current folder, could not be used. */
  readonly isTaken?: (path: string) => boolean;
  readonly platform?: NodeJS.Platform;
};

/**
 * Reads NAME as typed: a folder below the current one whose last part names the project.
 * @throws K2Error usage with what is wrong, what is expected and a name that works
 */
export function readProjectName(given: string | undefined, naming: Naming): ProjectName {
  if (given === undefined) {
    throw new K2Error('usage', 'init.name.missing', { suggestion: suggestName('', naming.isTaken) });
  }
  const path = readProjectPath(given, naming);
  const name = path === '' ? basename(naming.cwd) : basename(path);
  const reason = whyNotName(name);
  if (reason === null) return { path, name };
  throw refusal(given, path === '' ? 'here' : reason, naming, {
    longest: longestName,
    folder: shorten(name),
  });
}

/** NAME as a path below the current folder, with `/`; empty for that folder itself. @throws K2Error usage when it is not one */
export function readProjectPath(given: string, naming: Naming): string {
  const text = (naming.platform ?? process.platform) === 'win32' ? given.replaceAll('\\', '/') : given;
  if (text.trim() === '') throw refusal(given, 'empty', naming);
  if (isAbsolute(text) || /^[a-z]:/i.test(text) || text === '~' || text.startsWith('~/')) {
    throw refusal(given, 'absolute', naming);
  }
  const segments = text.split('/').filter((part) => part !== '' && part !== '.');
  if (segments.includes('..')) throw refusal(given, 'outside', naming);
  const folder = segments.slice(0, -1).find((segment) => !isFolderName(segment));
  if (folder !== undefined) throw refusal(given, 'folder', naming, { folder: shorten(folder) });
  return segments.join('/');
}

function refusal(given: string, reason: string, naming: Naming, values: MessageValues = {}): K2Error {
  const last = given.split(/[/\\]/).findLast((part) => part !== '' && part !== '.' && part !== '..') ?? '';
  const suggestion = suggestName(last, naming.isTaken);
  return new K2Error('usage', `init.name.${reason}`, { name: shorten(given), suggestion, ...values });
}

/** Why a project cannot be called this, as the last part of a message id; null when it can. */
export function whyNotName(name: string): string | null {
  if (name.length > longestName) return 'long';
  if (/^[._-]/.test(name)) return 'start';
  if (!nameForm.test(name)) return 'letters';
  // Windows drops a dot at the end of a file name.
  if (name.endsWith('.')) return 'end';
  return reservedNames.has(name) || deviceName.test(name) ? 'reserved' : null;
}

function isFolderName(segment: string): boolean {
  if (Buffer.byteLength(segment) > longestSegment) return false;
  if (reservedFolders.has(segment.toLowerCase()) || deviceName.test(segment)) return false;
  return !/[\p{Cc}\p{Cf}<>:"|?*\\]|[. ]$|^[- ]/u.test(segment);
}

/** A name that passes, as close as possible to what was typed, and whose folder is free. */
export function suggestName(text: string, isTaken: (path: string) => boolean = () => false): string {
  const plain = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replaceAll(/-{2,}/g, '-')
    .slice(0, 40)
    .replaceAll(/^[._-]+|[._-]+$/g, '');
  const base = whyNotName(plain) === null ? plain : 'my-project';
  for (let number = 2, name = base; ; number += 1) {
    if (!isTaken(name)) return name;
    name = `${base}-${number}`;
  }
}

/** Text as typed, cut for a message, without what would disturb a terminal. */
function shorten(text: string): string {
  const clean = text.replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{FFFD}');
  return clean.length > 60 ? `${clean.slice(0, 57)}…` : clean;
}
