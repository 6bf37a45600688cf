import { constants, copyFileSync, lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import type { Change } from '../changes/change-set.js';
import { K2Error, errorText, systemErrorCode } from '../errors/k2-error.js';
import { isSecretFile } from '../project/secret-file.js';
import { findDependencies, placeDependencies } from './dependencies.js';
import { listBuiltFiles } from './built-files.js';
import { isInside } from './find-programs.js';
import { removeFolder } from './remove-folder.js';
import type { Dependencies, DependencyForm } from './sandbox.js';

/** A throw-away copy of a project; all paths absolute, links resolved. */
export type ProofCopy = {
  /** The copy of the root. */
  readonly folder: string;
  /** The copy of the package's folder, in `folder`. */
  readonly packageFolder: string;
  /** The project the copy was made of; not visible to what runs in the copy. */
  readonly root: string;
  readonly home: string;
  readonly temporary: string;
  readonly scratch: string;
  readonly dependencies: readonly Dependencies[];
  /** Stores outside of the project that its dependencies are links into. */
  readonly readable: readonly string[];
  readonly remove: () => Promise<void>;
};

const live = new Set<string>();
let watchesExit = false;

/**
 * Copies the listed `files` of a project (copy-on-write where the disk can) into a new folder under the system's temporary one and puts
 * `changes` on top. In a workspace the built files of its other packages come along, ignored by git or not. Secret files, `.git` and symbolic links that lead out of the project are left out; modes are kept; `node_modules` come in
 * as `form` says. The caller removes it; should the process exit before, it is removed then.
 * Throws K2Error `failed` when the disk refuses, and the signal's reason when aborted.
 */
export async function makeCopy(source: {
  readonly root: string;
  readonly packageRoot: string;
  readonly files: readonly string[];
  readonly changes?: readonly Change[];
  readonly form: DependencyForm;
  readonly signal?: AbortSignal;
}): Promise<ProofCopy> {
  source.signal?.throwIfAborted();
  const base = await makeBase();
  const copy: ProofCopy = {
    folder: join(base, basename(source.root) || 'project'),
    packageFolder: join(base, basename(source.root) || 'project', relative(source.root, source.packageRoot)),
    root: source.root,
    home: join(base, '.home'),
    temporary: join(base, '.tmp'),
    scratch: join(base, '.scratch'),
    dependencies: [],
    readable: [],
    remove: async () => {
      await removeFolder(base);
      live.delete(base);
    },
  };
  try {
    for (const folder of [copy.folder, copy.packageFolder, copy.home, copy.temporary, copy.scratch]) {
      await mkdir(folder, { recursive: true });
    }
    const built = await listBuiltFiles(source);
    await copyFiles({ ...source, files: [...source.files, ...built] }, copy.folder);
    for (const change of source.changes ?? []) await applyToCopy(copy.folder, change);
    const dependencies = findDependencies(source, copy.folder);
    const readable = await placeDependencies(dependencies, {
      form: source.form,
      scratch: copy.scratch,
      root: source.root,
    });
    return { ...copy, dependencies, readable };
  } catch (error) {
    await copy.remove();
    if (source.signal?.aborted || systemErrorCode(error) === undefined) throw error;
    throw new K2Error(
      'failed',
      'verify.copyFailed',
      { folder: tmpdir(), reason: errorText(error) },
      { cause: error },
    );
  }
}

async function makeBase(): Promise<string> {
  if (!watchesExit) {
    watchesExit = true;
    process.on('exit', () => {
      for (const folder of live) rmSync(folder, { recursive: true, force: true });
    });
  }
  try {
    const base = await realpath(await mkdtemp(join(tmpdir(), `k2-proof-${process.pid}-`)));
    live.add(base);
    return base;
  } catch (error) {
    throw new K2Error(
      'failed',
      'verify.copyFailed',
      { folder: tmpdir(), reason: errorText(error) },
      { cause: error },
    );
  }
}

// Synchronous calls in small batches: several times faster than as many trips to the thread pool, and an abort still gets in between.
const batch = 100;

async function copyFiles(
  source: { readonly root: string; readonly files: readonly string[]; readonly signal?: AbortSignal },
  folder: string,
): Promise<void> {
  const wanted = source.files.filter((path) => !isSecretFile(path));
  for (const parent of new Set(wanted.map((path) => dirname(path)))) {
    if (parent !== '.') mkdirSync(join(folder, parent), { recursive: true });
  }
  for (const [position, path] of wanted.entries()) {
    copyOne(source.root, folder, path);
    if (position % batch !== batch - 1) continue;
    await new Promise((resolve) => setImmediate(resolve));
    source.signal?.throwIfAborted();
  }
}

function copyOne(root: string, folder: string, path: string): void {
  const from = join(root, path);
  const to = join(folder, path);
  try {
    const found = lstatSync(from);
    if (found.isFile()) {
      copyFileSync(from, to, constants.COPYFILE_FICLONE);
    } else if (found.isSymbolicLink()) {
      const target = readlinkSync(from);
      const leadsTo = join(dirname(from), target);
      if (!isAbsolute(target) && isInside(leadsTo, root)) symlinkSync(target, to);
    }
  } catch (error) {
    // Deleted since it was listed: not part of the project any more.
    if (systemErrorCode(error) !== 'ENOENT') throw error;
  }
}

async function applyToCopy(folder: string, change: Change): Promise<void> {
  const path = join(folder, change.path);
  if (change.from !== undefined) await rm(join(folder, change.from), { force: true });
  if (change.after === null) {
    await rm(path, { force: true });
    return;
  }
  await mkdir(dirname(path), { recursive: true });
  // Planned paths pass no link; should one have come in with the copy, nothing is written through it.
  const parent = await realpath(dirname(path));
  if (!isInside(parent, folder) || parent !== dirname(path)) {
    throw new Error(`a change leads out of the copy: ${change.path}`);
  }
  await rm(path, { force: true });
  await writeFile(path, change.after, { mode: change.mode, flag: 'wx' });
  await chmod(path, change.mode);
}
