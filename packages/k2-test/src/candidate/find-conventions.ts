import { posix } from 'node:path';
import { isTestFile, isTestName } from '../measure/is-test-file.js';

/** Where and how a project's own tests live. Paths are relative to the root. */
export type Conventions = {
  /** Folders a new test for the target may be written in; a folder under one of `testFolders` is as good. */
  readonly folders: readonly string[];
  readonly testFolders: readonly string[];
  /** A free path for the new test, in the project's own manner. */
  readonly testPath: string;
  /** Test files that belong to the target by name, nearest first, then others to learn the manner from. */
  readonly examples: readonly string[];
};

const testFolderNames = ['test', 'tests', '__tests__'];

/** Reads the conventions for one target from the files there are. `within` is the package's folder, or the empty text. */
export function findConventions(files: readonly string[], target: string, within: string): Conventions {
  const tests = files.filter((path) => isTestName(path) && (within === '' || path.startsWith(`${within}/`)));
  const folder = folderOf(target);
  const ending = posix.extname(target);
  const stem = posix.basename(target, ending);
  const testFolders = findTestFolders(files, within);
  const isOwn = (path: string) => stemOf(path) === stem;
  const own = tests.filter(isOwn).sort((left, right) => distance(left, folder) - distance(right, folder));
  const beside = tests.filter((path) => folderOf(path) === folder);
  const lives = beside.length === 0 ? tests.find((path) => !isBesideSource(path, files)) : undefined;
  const home = homeOf({ folder, within, example: lives, testFolders });
  const word = wordOf(beside[0] ?? tests[0]);
  return {
    folders: [...new Set([folder, join(folder, '__tests__'), ...tests.map(folderOf)])],
    testFolders,
    testPath: freePath(files, (number) =>
      join(home, `${stem}${number}${word}${ending === '.tsx' ? '.tsx' : ending}`),
    ),
    examples: [...own, ...beside, ...tests].filter((path, index, all) => all.indexOf(path) === index),
  };
}

/** Whether a test may be written at a path: it is named as a test and lies beside the target or where the project's tests live. */
export function isTestPlace(path: string, conventions: Conventions): boolean {
  if (!isTestName(path)) return false;
  const folder = folderOf(path);
  return (
    conventions.folders.includes(folder) ||
    conventions.testFolders.some((own) => folder === own || folder.startsWith(`${own}/`))
  );
}

function findTestFolders(files: readonly string[], within: string): readonly string[] {
  const found = files.flatMap((path) => {
    if (within !== '' && !path.startsWith(`${within}/`)) return [];
    const parts = path.split('/').slice(0, -1);
    const index = parts.findIndex((part) => testFolderNames.includes(part));
    return index === -1 ? [] : [parts.slice(0, index + 1).join('/')];
  });
  return [...new Set([...testFolderNames.slice(0, 2).map((name) => join(within, name)), ...found])];
}

function homeOf(facts: {
  readonly folder: string;
  readonly within: string;
  readonly example: string | undefined;
  readonly testFolders: readonly string[];
}): string {
  const { folder, within, example } = facts;
  if (example === undefined) return folder;
  const own = facts.testFolders.find((item) => example.startsWith(`${item}/`));
  if (own === undefined) return folderOf(example);
  // `src/a/b.ts` is tested in `tests/a` where the tests mirror the sources, else in `tests` itself.
  const mirrors = folderOf(example) !== own;
  const inside = within === '' ? folder : folder.slice(within.length + 1);
  return mirrors ? join(own, inside.replace(/^(?:src|lib)(?:\/|$)/, '')) : own;
}

function isBesideSource(path: string, files: readonly string[]): boolean {
  const folder = folderOf(path);
  return files.some(
    (other) => folderOf(other) === folder && !isTestFile(other) && /\.[cm]?[jt]sx?$/.test(other),
  );
}

function wordOf(example: string | undefined): string {
  return /([._-](?:test|spec))\.[cm]?[jt]sx?$/.exec(example ?? '')?.[1] ?? '.test';
}

function stemOf(path: string): string {
  return posix.basename(path).replace(/(?:[._-](?:test|spec))?\.[cm]?[jt]sx?$/, '');
}

function freePath(files: readonly string[], name: (number: string) => string): string {
  const taken = new Set(files);
  for (let number = 1; ; number += 1) {
    const path = name(number === 1 ? '' : `-${number}`);
    if (!taken.has(path)) return path;
  }
}

function distance(path: string, folder: string): number {
  return folderOf(path) === folder ? 0 : 1;
}

function folderOf(path: string): string {
  const folder = posix.dirname(path);
  return folder === '.' ? '' : folder;
}

function join(folder: string, name: string): string {
  return folder === '' ? name : name === '' ? folder : `${folder}/${name}`;
}
