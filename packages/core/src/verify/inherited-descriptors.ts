import { readdirSync, readFileSync } from 'node:fs';

const closeOnExec = 0o2000000;

/**
 * The file descriptors above standard error that a child of ours would inherit: what a caller opened before this process started (make's job
 * server, flock, CI wrappers). Node closes only its own; whoever starts a program that is not to be trusted must cover these.
 */
export function findInheritedDescriptors(): ReadonlySet<number> {
  return new Set(listOpenDescriptors().filter((descriptor) => descriptor > 2 && isInherited(descriptor)));
}

function listOpenDescriptors(): readonly number[] {
  for (const folder of ['/proc/self/fd', '/dev/fd']) {
    try {
      return readdirSync(folder)
        .map(Number)
        .filter((descriptor) => Number.isInteger(descriptor));
    } catch {
      // Not this system's place for it.
    }
  }
  return [];
}

function isInherited(descriptor: number): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(`/proc/self/fdinfo/${descriptor}`, 'utf8'))?.[1];
    return flags === undefined || (Number.parseInt(flags, 8) & closeOnExec) === 0;
  } catch (error) {
    // Closed meanwhile (the folder's own descriptor), or a system that does not tell: then better one too many.
    return !(
      typeof error === 'object' &&
      error !== null &&
      'code' in error &&
      error.code === 'ENOENT' &&
      process.platform === 'linux'
    );
  }
}
