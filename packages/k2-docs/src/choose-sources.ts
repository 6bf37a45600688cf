import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

const sourceFile = /\.[cm]?[jt]sx?$/;
const declarationFile = /\.d\.[cm]?ts$/;
const largestBytes = 1024 * 1024;

// What is beside the sources of a project and no part of what it offers: tests, builds, vendored and generated code, tool settings.
const otherFolder =
  /^(?:test|tests|__tests__|__mocks__|__fixtures__|fixtures|spec|e2e|cypress|dist|build|out|output|coverage|vendor|generated|__generated__|node_modules|examples?|migrations|\..+)$/i;
const otherFile =
  /(?:[._-](?:test|spec|stories|bench|e2e|config|conf|setup|generated|gen|min)\.[cm]?[jt]sx?|^\..+)$/i;

/** Source files to document, and those left out for their size. */
export type Sources = {
  readonly paths: readonly string[];
  readonly all: readonly string[];
  readonly tooLarge: readonly string[];
};

/**
 * The TypeScript and JavaScript files of a target: the file it names, or what lies below the folder it names. Below a folder, tests, builds and generated
 * files are not the target's; a target that is such a folder or file itself is taken at its word. Symbolic links are not followed.
 * @param target relative to `root`, with `/`; '' for all of it
 */
export async function chooseSources(
  root: string,
  files: readonly string[],
  target: string,
): Promise<Sources> {
  const prefix = target === '' ? '' : `${target}/`;
  const all = files.filter((path) => sourceFile.test(path));
  const wanted = all.filter(
    (path) => path === target || (path.startsWith(prefix) && isOwnSource(path.slice(prefix.length))),
  );
  const paths: string[] = [];
  const tooLarge: string[] = [];
  for (const path of wanted) {
    const facts = await lstat(join(root, path)).catch(() => undefined);
    if (facts?.isFile() !== true) continue;
    (facts.size > largestBytes ? tooLarge : paths).push(path);
  }
  return { paths: paths.toSorted(), all, tooLarge };
}

function isOwnSource(path: string): boolean {
  const parts = path.split('/');
  const name = parts.pop() ?? '';
  return (
    !declarationFile.test(name) && !otherFile.test(name) && !parts.some((part) => otherFolder.test(part))
  );
}
