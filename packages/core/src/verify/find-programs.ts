import { existsSync, lstatSync, readdirSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, delimiter, dirname, isAbsolute, join, sep } from 'node:path';

/** What of the machine a sandboxed program sees: folders and files read-only, symbolic links as they are. */
export type Programs = {
  readonly folders: readonly string[];
  readonly links: readonly { readonly path: string; readonly target: string }[];
  /** The PATH that finds them: absolute folders, links resolved. */
  readonly path: readonly string[];
};

// An allow-list: what is not named here (homes, /run, /var, /srv, /mnt, other projects) does not exist inside.
const systemFolders = [
  '/usr',
  '/bin',
  '/sbin',
  '/lib',
  '/lib32',
  '/lib64',
  '/libx32',
  '/nix/store',
  '/gnu/store',
];

// Of /etc only what programs need to start; as root the rest holds host keys and password hashes.
const settings = [
  'alternatives', 'ca-certificates', 'fonts', 'gai.conf', 'group', 'host.conf', 'hosts', 'ld.so.cache',
  'ld.so.conf', 'ld.so.conf.d', 'localtime', 'mime.types', 'nsswitch.conf', 'openssl', 'os-release', 'passwd', 'pki/ca-trust', 'pki/tls/certs',
  'pki/tls/openssl.cnf', 'protocols', 'python3', 'services', 'ssl/certs', 'ssl/openssl.cnf', 'terminfo', 'timezone',
]; // prettier-ignore

// Version managers keep whole programs, and nothing else, in these folders of the home.
const managers =
  /^(?:\.nvm|\.fnm|\.volta|\.asdf|\.pyenv|\.rbenv|\.goenv|\.rustup|\.deno|\.bun|\.local\/share\/(?:fnm|mise|uv|pnpm|pipx|rtx))(?=\/)/;

/** The programs a check may need: the system's, those of this Node, and those on `searchPath` (a PATH), but nothing inside `hidden`. */
export function findPrograms(searchPath: string, hidden: readonly string[]): Programs {
  const path = [dirname(process.execPath), ...searchPath.split(delimiter)].flatMap((entry) =>
    realFolder(entry),
  );
  const seen = [...new Set(path)].filter((entry) => !hidden.some((folder) => isInside(entry, folder)));
  const folders = new Set<string>();
  const links: { path: string; target: string }[] = [];
  for (const entry of [
    ...systemFolders,
    ...[...settings, ...javaSettings()].map((name) => join('/etc', name)),
  ]) {
    const found = lstatSync(entry, { throwIfNoEntry: false });
    if (found?.isSymbolicLink()) links.push({ path: entry, target: readlinkSync(entry) });
    else if (found !== undefined) folders.add(entry);
  }
  for (const folder of seen.flatMap((entry) => programFolders(entry))) {
    if (![...folders].some((known) => isInside(folder, known))) folders.add(folder);
  }
  return { folders: [...folders], links, path: seen };
}

/** Whether `path` is `folder` or lies in it. */
export function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A folder of programs with the libraries beside it, or the whole folder of a version manager. */
function programFolders(entry: string): readonly string[] {
  const home = realFolder(homedir())[0] ?? homedir();
  if (home !== '/' && isInside(entry, home)) {
    const manager = managers.exec(`${entry.slice(home.length + 1)}/`)?.[0];
    if (manager !== undefined) return [join(home, manager)];
  }
  if (!['bin', 'sbin', 'shims'].includes(basename(entry)) || dirname(entry) === home) {
    // A folder of another name may hold anything; only one that Node itself came from must be there.
    return entry === dirname(process.execPath) ? [process.execPath] : isInside(entry, '/opt') ? [entry] : [];
  }
  const beside = ['lib', 'lib64', 'libexec'].map((name) => join(dirname(entry), name));
  return [entry, ...beside.filter((folder) => existsSync(folder))];
}

// Debian's Java is links into /etc.
function javaSettings(): readonly string[] {
  return existsSync('/etc') ? readdirSync('/etc').filter((name) => /^java-\d+-openjdk$/.test(name)) : [];
}

function realFolder(entry: string): readonly string[] {
  if (!isAbsolute(entry)) return [];
  try {
    const real = realpathSync(entry);
    return statSync(real).isDirectory() ? [real] : [];
  } catch {
    return [];
  }
}
