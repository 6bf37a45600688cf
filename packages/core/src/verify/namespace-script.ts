import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isInside } from './find-programs.js';
import { readMounts, type Mount } from './read-mounts.js';
import type { SandboxPlace } from './sandbox.js';
import { type Layer, systemLayers } from './system-layers.js';

type Plan = {
  readonly place: SandboxPlace;
  readonly form: 'overlay' | 'entries';
  /** For `entries`: what is to be mounted of each dependency folder, by its path. */
  readonly entries: ReadonlyMap<string, readonly string[]>;
  /** The text of /proc/self/mountinfo. */
  readonly mounts: string;
  readonly keepUser: boolean;
};

/** The shell script that builds the new root, moves into it, drops every capability and runs its arguments as a child. */
export function writeNamespaceScript(plan: Plan): string {
  const mounts = readMounts(plan.mounts);
  const { place } = plan;
  const layers = systemLayers(place);
  return [
    'set -eu',
    'OUTER_PATH=$PATH',
    'PATH=/usr/sbin:/usr/bin:/sbin:/bin',
    loopbackUp,
    `R=${quote(join(place.scratch, 'root'))}`,
    'mount -n -t tmpfs -o mode=755,size=16m k2 "$R"',
    'mkdir "$R/proc" "$R/dev" "$R/run" "$R/var" "$R/tmp" "$R/.old" "$R/.layers"',
    'mkdir -p "$R/etc"',
    // Before the layers: one of them may lie in /tmp.
    `mount -n --bind ${quote(place.temporary)} "$R/tmp"`,
    ...settingsFiles(layers),
    ...layers.flatMap((layer) => {
      if (isSettingsFile(layer)) return [];
      if (layer.kind === 'link') return [`ln -s ${quote(layer.target)} ${inside(layer.path)}`];
      if (layer.kind === 'empty')
        return [
          `mkdir -p ${inside(layer.path)}`,
          `mount -n -t tmpfs -o mode=755,size=1m k2 ${inside(layer.path)}`,
        ];
      return showReadOnly(layer.path, layer.path, mounts);
    }),
    'mount -n -t proc -o nosuid,nodev,noexec proc "$R/proc"',
    ...devices,
    'ln -s /tmp "$R/var/tmp"',
    ...place.writable.flatMap((folder) => [
      `mkdir -p ${inside(folder)}`,
      `mount -n --bind ${quote(folder)} ${inside(folder)}`,
    ]),
    ...dependencyLines(plan, mounts),
    // Only now: a sandbox inside this one is not needed, and user namespaces are the widest way into the kernel.
    `echo ${plan.keepUser ? 1 : 0} > /proc/sys/user/max_user_namespaces`,
    // As root, sysctl files are writable without any capability. Others need /proc to get their own number back.
    ...(plan.keepUser ? [] : ['mount -n -o remount,bind,ro,nosuid,nodev,noexec "$R/proc"']),
    'cd "$R"',
    'pivot_root . .old',
    'umount -n -l /.old',
    'rm -r /.old /.layers',
    'mount -n -o remount,bind,ro,nosuid,nodev /',
    `cd ${quote(place.cwd)}`,
    'PATH=$OUTER_PATH',
    'export PATH',
    'unset OLDPWD OUTER_PATH R',
    'set +e',
    `${dropPrivileges(plan.keepUser)} "$@"`,
    // Not exec: this shell is process 1 and takes in orphans; its end is the end of everything inside.
    'exit $?',
    '',
  ].join('\n');
}

// A fresh network namespace has loopback down. `ip` is not everywhere, so the same ioctl (SIOCSIFFLAGS, IFF_UP) is tried in what is.
const loopbackUp = `{ ip link set lo up || ifconfig lo up || busybox ip link set lo up ||
perl -e 'socket(S,2,2,0); ioctl(S,0x8914,pack("a16sx22","lo",0x41)) or exit 1' ||
python3 -I -c 'import socket,fcntl,struct; fcntl.ioctl(socket.socket(socket.AF_INET,socket.SOCK_DGRAM),0x8914,struct.pack("16sh22x",b"lo",0x41))'
} >/dev/null 2>&1`;

// Read-only: that stops no write to a device, and it stops root from changing the rights of the machine's own /dev/null.
const devices = [
  'for device in null zero full random urandom tty; do [ -e "/dev/$device" ] || continue; : > "$R/dev/$device"; mount -n --bind "/dev/$device" "$R/dev/$device"; mount -n -o remount,bind,ro,nosuid,noexec "$R/dev/$device"; done',
  'ln -s /proc/self/fd "$R/dev/fd"; ln -s /proc/self/fd/0 "$R/dev/stdin"; ln -s /proc/self/fd/1 "$R/dev/stdout"; ln -s /proc/self/fd/2 "$R/dev/stderr"',
  'mkdir "$R/dev/shm" "$R/dev/pts"; mount -n -t tmpfs -o mode=1777,nosuid,nodev,size=512m k2 "$R/dev/shm"',
  // Pseudo-terminals are for the few tests that open one; some kernels refuse.
  'if mount -n -t devpts -o newinstance,ptmxmode=0666,mode=620,nosuid,noexec devpts "$R/dev/pts" 2>/dev/null; then ln -s pts/ptmx "$R/dev/ptmx"; fi',
];

// The bounding set goes first: a program with uid 0 would get its capabilities back at exec.
function dropPrivileges(keepUser: boolean): string {
  const drop = 'setpriv --no-new-privs --inh-caps=-all';
  if (!keepUser) return `${drop} --bounding-set=-all --`;
  // A nested namespace gives the user's own number back; the exec after it leaves no capability to a uid that is not 0.
  return `${drop} -- unshare --user --map-user=${process.getuid?.() ?? 0} --map-group=${process.getgid?.() ?? 0}`;
}

function dependencyLines(plan: Plan, mounts: readonly Mount[]): readonly string[] {
  return plan.place.dependencies.flatMap(({ from, to }, index) => {
    if (plan.form === 'overlay') {
      // Under short names: mount options cannot carry commas and colons.
      const layer = `.layers/${index}`;
      return [
        `cd "$R"; mkdir ${layer} ${layer}/lower ${layer}/own`,
        `mount -n --bind ${quote(from)} ${layer}/lower`,
        `mount -n --bind ${quote(join(plan.place.scratch, `overlay-${index}`))} ${layer}/own`,
        `mount -n -t overlay -o userxattr,nosuid,nodev,lowerdir=${layer}/lower,upperdir=${layer}/own/upper,workdir=${layer}/own/work k2 ${inside(to)}`,
        `umount -n -l ${layer}/lower; umount -n -l ${layer}/own`,
      ];
    }
    return (plan.entries.get(from) ?? []).flatMap((name) =>
      showReadOnly(join(from, name), join(to, name), mounts, false),
    );
  });
}

/** Shows `from` at `to` in the new root, read-only with every file system mounted inside it. */
function showReadOnly(from: string, to: string, mounts: readonly Mount[], make = true): readonly string[] {
  const at = inside(to);
  // Same shape as the source: a file cannot be mounted on a folder.
  const place = make
    ? `if [ -d ${quote(from)} ]; then mkdir -p ${at}; else mkdir -p ${inside(dirname(to))}; : > ${at}; fi`
    : ':';
  const own = mounts.findLast(
    (mount) => isInside(from, mount.path) && mount.path.length === longest(mounts, from),
  );
  const within = mounts.filter((mount) => mount.path !== from && isInside(mount.path, from));
  return [
    place,
    `mount -n --rbind ${quote(from)} ${at}`,
    `mount -n -o remount,bind,ro${flags(own)} ${at}`,
    ...within.map(
      (mount) => `mount -n -o remount,bind,ro${flags(mount)} ${inside(to + mount.path.slice(from.length))}`,
    ),
  ];
}

// Small files are copied, all at once: a mount each would be three processes.
function settingsFiles(layers: readonly Layer[]): readonly string[] {
  const files = layers.filter((layer) => isSettingsFile(layer));
  const parents = new Set(files.map((layer) => dirname(layer.path)));
  return [...parents].flatMap((parent) => {
    const paths = files.filter((layer) => dirname(layer.path) === parent).map((layer) => quote(layer.path));
    return [`mkdir -p ${inside(parent)}`, `cp ${paths.join(' ')} ${inside(`${parent}/`)}`];
  });
}

function isSettingsFile(layer: Layer): boolean {
  return layer.kind === 'folder' && isInside(layer.path, '/etc') && !statSync(layer.path).isDirectory();
}

function longest(mounts: readonly Mount[], path: string): number {
  return Math.max(
    0,
    ...mounts.filter((mount) => isInside(path, mount.path)).map((mount) => mount.path.length),
  );
}

// In a user namespace a remount may add these flags and never take one away.
function flags(mount: Mount | undefined): string {
  return mount?.noexec === true ? ',nosuid,nodev,noexec' : ',nosuid,nodev';
}

function inside(path: string): string {
  return `"$R"${quote(path)}`;
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
