import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, realpath, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { K2Error } from '../errors/k2-error.js';
import { bubblewrap } from './bubblewrap.js';
import { namespaces } from './namespaces.js';
import { removeFolder } from './remove-folder.js';
import type { Sandbox } from './sandbox.js';
import { seatbelt } from './seatbelt.js';

/** The three forms by name, each with the variants of it that are tried, best first. */
export const sandboxForms: readonly {
  readonly name: Sandbox['name'];
  readonly variants: readonly Sandbox[];
}[] = [
  { name: 'bubblewrap', variants: bubblewrapVariants() },
  { name: 'unshare', variants: namespaceVariants() },
  {
    name: 'sandbox-exec',
    variants: process.platform === 'darwin' ? [seatbelt('/usr/bin/sandbox-exec')] : [],
  },
];

const waived: Sandbox = {
  name: 'none (waived)',
  dependencies: 'link',
  killsAll: false,
  wrap: (command, args) => Promise.resolve({ command, args }),
};

let found: Promise<Sandbox | undefined> | undefined;

/**
 * The first form of sandbox that really runs a program here, tried once in a process; with `unsafe` none at all.
 * Throws K2Error `sandbox` when there is none.
 */
export async function findSandbox(options: { readonly unsafe: boolean }): Promise<Sandbox> {
  if (options.unsafe) return waived;
  found ??= tryForms();
  const sandbox = await found;
  if (sandbox === undefined) {
    throw new K2Error('sandbox', 'sandbox.none', { tried: sandboxForms.map((form) => form.name) });
  }
  return sandbox;
}

async function tryForms(): Promise<Sandbox | undefined> {
  for (const { variants } of sandboxForms) {
    const working = await findWorking(variants);
    if (working !== undefined) return working;
  }
  return undefined;
}

/** The first of some variants in which `true` runs, with dependencies in place. */
export async function findWorking(variants: readonly Sandbox[]): Promise<Sandbox | undefined> {
  for (const variant of variants) if (await works(variant)) return variant;
  return undefined;
}

async function works(sandbox: Sandbox): Promise<boolean> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), `k2-proof-${process.pid}-`)));
  try {
    const at = (...names: string[]): string => join(folder, ...names);
    const scratch = at('scratch');
    for (const name of [
      'tmp',
      'copy/node_modules/probe',
      'from/probe',
      'scratch/overlay-0/upper',
      'scratch/overlay-0/work',
    ]) {
      await mkdir(at(name), { recursive: true });
    }
    await writeFile(at('from', 'probe', 'index.js'), '');
    const { command, args } = await sandbox.wrap('true', [], {
      writable: [at('copy'), at('tmp')],
      temporary: at('tmp'),
      dependencies: [{ from: at('from'), to: at('copy', 'node_modules') }],
      readable: [],
      hidden: [],
      scratch,
      cwd: at('copy'),
    });
    const { execa } = await import('execa');
    const options = { reject: false, stdio: 'ignore', timeout: 10_000, killSignal: 'SIGKILL' } as const;
    return (await execa(command, args, options)).exitCode === 0;
  } finally {
    await removeFolder(folder);
  }
}

function bubblewrapVariants(): readonly Sandbox[] {
  const program = programAt('bwrap');
  const unshare = programAt('unshare');
  const isRoot = process.getuid?.() === 0;
  if (program === undefined || (isRoot && unshare === undefined)) return [];
  const guarded = isRoot && unshare !== undefined ? { unshare } : undefined;
  return [
    bubblewrap(program, 'overlay', true, guarded),
    bubblewrap(program, 'entries', true, guarded),
    bubblewrap(program, 'entries', false, guarded),
  ];
}

function namespaceVariants(): readonly Sandbox[] {
  const unshare = programAt('unshare');
  const setpriv = programAt('setpriv');
  if (unshare === undefined || setpriv === undefined) return [];
  const user = process.getuid?.() === 0 ? [false] : [true, false];
  return (['overlay', 'entries'] as const).flatMap((form) =>
    user.map((keep) => namespaces({ unshare, setpriv }, form, keep)),
  );
}

// The system's own, never one that a folder of the project put on PATH.
function programAt(name: string): string | undefined {
  const folders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/run/current-system/sw/bin'];
  return process.platform === 'linux'
    ? folders.map((folder) => join(folder, name)).find((path) => existsSync(path))
    : undefined;
}
