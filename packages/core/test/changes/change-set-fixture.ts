import { chmod, lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Change, VerifiedChangeSet } from '../../src/changes/change-set.js';
import { passGate } from '../../src/changes/pass-gate.js';

/** A change as a test writes it: a text is the file's new content, null deletes, `from` moves. */
export type Wanted = Readonly<Record<string, string | null | { readonly from: string }>>;

/** The change set that brings a project from what it holds now to what is wanted, as if it had passed its checks. */
export async function verifiedChanges(root: string, wanted: Wanted): Promise<VerifiedChangeSet> {
  const changes: Change[] = [];
  for (const [path, value] of Object.entries(wanted)) {
    const from = typeof value === 'object' && value !== null ? value.from : undefined;
    const source = join(root, from ?? path);
    const before = await readFile(source).catch(() => null);
    const mode = before === null ? 0o644 : (await lstat(source)).mode & 0o7777;
    const after = from !== undefined ? before : value === null ? null : Buffer.from(String(value));
    const action =
      from !== undefined ? 'move' : value === null ? 'delete' : before === null ? 'create' : 'edit';
    changes.push({ path, action, ...(from === undefined ? {} : { from }), before, after, mode, ignored: [] });
  }
  return passGate({ root, changes }, { ok: true, checks: [], sandbox: null, notChecked: [] });
}

/** The files of a small project: text, an executable, a file that will be deleted, one that will move. */
export const projectFiles = {
  'package.json': '{"name":"x"}\n',
  'src/app.ts': 'export const a = 1;\n',
  'src/old.ts': 'old\n',
  'src/from.ts': 'moved\n',
  'bin/run.sh': '#!/bin/sh\n',
  'data/文件 一.bin': Buffer.from([0, 255, 13, 10, 0]),
};

/** Every kind of change at once, in new and old folders. */
export const everyKind: Wanted = {
  'src/app.ts': 'export const a = 2;\nexport const b = 3;\n',
  'auth/deep/login.ts': 'export {};\n',
  'auth/index.ts': 'export {};\n',
  'src/old.ts': null,
  'lib/to.ts': { from: 'src/from.ts' },
  'bin/run.sh': '#!/bin/sh\necho\n',
  'data/文件 一.bin': 'text now\n',
};

export async function makeExecutable(root: string): Promise<void> {
  await chmod(join(root, 'bin/run.sh'), 0o755);
}
