import { join } from 'node:path';
import { listEntries } from './list-entries.js';
import type { DependencyForm, Sandbox, SandboxPlace } from './sandbox.js';
import { systemLayers } from './system-layers.js';

// `--dev` binds the machine's own devices. Their owner, root, may change their rights even without a capability (`chmod 0 /dev/null` would
// hold outside), unless the mount is read-only, which stops no write to a device.
const guardDevices = `OUTER_PATH=$PATH
PATH=/usr/sbin:/usr/bin:/sbin:/bin
for device in null zero full random urandom tty; do
  [ -e "/dev/$device" ] || continue
  mount -n --bind "/dev/$device" "/dev/$device" && mount -n -o remount,bind,ro,nosuid,noexec "/dev/$device" || exit 1
done
PATH=$OUTER_PATH
unset OUTER_PATH
exec "$0" "$@"`;

const ownNamespaces = [
  '--die-with-parent', '--new-session', '--unshare-user', '--unshare-ipc', '--unshare-pid', '--unshare-net', '--unshare-uts', '--unshare-cgroup-try',
  '--cap-drop', 'ALL',
]; // prettier-ignore

const machinery = ['--proc', '/proc', '--dev', '/dev', '--dir', '/run', '--symlink', '/tmp', '/var/tmp'];

// As root, sysctl files are writable without any capability. The new root is a writable tmpfs until here.
const closing = ['--remount-ro', '/proc', '--remount-ro', '/'];

/**
 * bubblewrap: a new root of read-only system folders, no network but an own loopback, own process and IPC namespaces, no capabilities.
 * `overlay` needs bubblewrap 0.11; `noNesting` (no user namespaces inside) 0.8; `guarded` is for root and names util-linux' `unshare`.
 */
export function bubblewrap(
  program: string,
  form: 'overlay' | 'entries',
  noNesting: boolean,
  guarded?: { readonly unshare: string },
): Sandbox {
  return {
    name: 'bubblewrap',
    dependencies: form satisfies DependencyForm,
    killsAll: true,
    wrap: async (command, args, place) => ({
      command: guarded?.unshare ?? program,
      args: [
        ...(guarded === undefined
          ? []
          : ['--user', '--map-root-user', '--mount', '/bin/sh', '-c', guardDevices, program]),
        ...ownNamespaces,
        ...(noNesting ? ['--disable-userns'] : []),
        ...rootArguments(place),
        ...(await dependencyArguments(place, form)),
        ...closing,
        '--chdir',
        place.cwd,
        '--',
        command,
        ...args,
      ],
    }),
  };
}

function rootArguments(place: SandboxPlace): readonly string[] {
  return [
    // Before the layers: one of them may lie in /tmp.
    '--bind',
    place.temporary,
    '/tmp',
    ...systemLayers(place).flatMap(({ kind, path, target }) => {
      if (kind === 'link') return ['--symlink', target, path];
      return kind === 'empty' ? ['--tmpfs', path] : ['--ro-bind', path, path];
    }),
    ...machinery,
    ...place.writable.flatMap((folder) => ['--bind', folder, folder]),
  ];
}

async function dependencyArguments(
  place: SandboxPlace,
  form: 'overlay' | 'entries',
): Promise<readonly string[]> {
  const parts: string[] = [];
  for (const [index, { from, to }] of place.dependencies.entries()) {
    if (form === 'overlay') {
      const layer = join(place.scratch, `overlay-${index}`);
      parts.push('--overlay-src', from, '--overlay', join(layer, 'upper'), join(layer, 'work'), to);
      continue;
    }
    for (const entry of await listEntries(from)) {
      if (entry.target === null) parts.push('--ro-bind', join(from, entry.name), join(to, entry.name));
    }
  }
  return parts;
}
