import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { listEntries } from './list-entries.js';
import { writeNamespaceScript } from './namespace-script.js';
import type { Sandbox } from './sandbox.js';

const ownNamespaces = [
  '--user', '--map-root-user', '--mount', '--net', '--ipc', '--uts', '--pid', '--cgroup', '--fork', '--kill-child',
]; // prettier-ignore

/**
 * Linux namespaces by the programs of util-linux (`unshare`, `mount`, `pivot_root`, `setpriv`), for where bubblewrap is missing: the same new
 * root, written as a shell script that a fresh process 1 runs before it gives up its capabilities for good.
 * `keepUser`: the child has the user's own number (`unshare --map-user`, util-linux 2.36), else it sees itself as root of nothing.
 */
export function namespaces(
  programs: { readonly unshare: string; readonly setpriv: string },
  form: 'overlay' | 'entries',
  keepUser: boolean,
): Sandbox {
  return {
    name: 'unshare',
    dependencies: form,
    killsAll: true,
    wrap: async (command, args, place) => {
      const script = join(place.scratch, 'enter.sh');
      await mkdir(join(place.scratch, 'root'), { recursive: true });
      const entries = new Map<string, readonly string[]>();
      if (form === 'entries') {
        for (const { from } of place.dependencies) {
          const found = await listEntries(from);
          entries.set(
            from,
            found.filter((entry) => entry.target === null).map((entry) => entry.name),
          );
        }
      }
      const mounts = await readFile('/proc/self/mountinfo', 'utf8');
      await writeFile(script, writeNamespaceScript({ place, form, entries, mounts, keepUser }), {
        mode: 0o600,
      });
      return {
        // Should we be killed, `unshare` would wait for its child for ever; and with it, `--kill-child` ends everything.
        command: programs.setpriv,
        args: [
          '--pdeathsig',
          'KILL',
          '--',
          programs.unshare,
          ...ownNamespaces,
          '/bin/sh',
          script,
          command,
          ...args,
        ],
      };
    },
  };
}
