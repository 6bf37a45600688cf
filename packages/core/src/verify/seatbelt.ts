import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { findPrograms, isInside } from './find-programs.js';
import type { Sandbox, SandboxPlace } from './sandbox.js';

/**
 * macOS `sandbox-exec`. It has no namespaces: loopback is the machine's own, and processes that leave their group are found by the caller.
 */
export function seatbelt(program: string): Sandbox {
  return {
    name: 'sandbox-exec',
    dependencies: 'links',
    killsAll: false,
    wrap: (command, args, place) =>
      Promise.resolve({ command: program, args: ['-p', writeProfile(place), command, ...args] }),
  };
}

/** The profile in Apple's sandbox language; of several rules that match, the last one holds. */
export function writeProfile(place: SandboxPlace): string {
  const writable = [...place.writable, place.temporary].map(real);
  const programs = findPrograms(process.env['PATH'] ?? '', place.hidden).folders;
  const readable = [
    ...programs,
    ...place.readable,
    ...place.dependencies.map((folder) => folder.from),
    ...writable,
  ].map(real);
  const hidden = [homedir(), ...place.hidden, '/Users', '/Volumes', '/Network', '/private/var/run', '/private/tmp', '/private/var/folders', '/private/var/root', '/Library/Keychains', '/private/etc/ssh', '/private/etc/master.passwd'].map(real); // prettier-ignore
  // Looking a path up needs the metadata of every folder above it, and nothing else of them.
  const above = new Set(readable.flatMap((path) => foldersAbove(path)));
  return [
    '(version 1)',
    '(allow default)',
    '(deny network*)',
    '(allow network-bind network-inbound (local ip "localhost:*"))',
    '(allow network-outbound (remote ip "localhost:*"))',
    `(allow network* ${writable.map((path) => `(subpath ${text(path)})`).join(' ')})`,
    '(deny process-info*)',
    '(allow process-info* (target self))',
    '(deny appleevent-send)',
    '(deny mach-lookup (global-name "com.apple.SecurityServer") (global-name "com.apple.securityd.xpc") (global-name "com.apple.pasteboard.1") (global-name "com.apple.coreservices.launchservicesd"))',
    '(deny file-write*)',
    `(allow file-write* (literal "/dev/null") (literal "/dev/zero") (literal "/dev/tty") (literal "/dev/dtracehelper") ${writable.map((path) => `(subpath ${text(path)})`).join(' ')})`,
    `(deny file-read* ${hidden.map((path) => `(subpath ${text(path)})`).join(' ')})`,
    `(allow file-read-metadata ${[...above].map((path) => `(literal ${text(path)})`).join(' ')})`,
    `(allow file-read* ${readable.map((path) => `(subpath ${text(path)})`).join(' ')})`,
    ...place.dependencies
      .map((folder) => real(folder.from))
      .filter((path) => !writable.some((folder) => isInside(path, folder)))
      .map((path) => `(deny file-write* (subpath ${text(path)}))`),
  ].join('\n');
}

function foldersAbove(path: string): readonly string[] {
  const parent = dirname(path);
  return parent === path ? [path] : [parent, ...foldersAbove(parent)];
}

// Rules are matched against resolved paths: /tmp and /var are links on macOS.
function real(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function text(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}
