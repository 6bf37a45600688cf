import { delimiter, dirname, join } from 'node:path';
import { findPrograms } from './find-programs.js';
import type { ProofCopy } from './proof-copy.js';

// The user's own values of these and of nothing else: a key that is not handed over cannot be read.
const kept = ['LANG', 'LC_ALL', 'LC_CTYPE', 'TZ'];
const keptOnWindows = ['SystemRoot', 'ComSpec', 'PATHEXT', 'windir'];

/** The whole environment of a program that runs in the copy; `extra` comes on top. */
export function checkEnvironment(
  copy: ProofCopy,
  extra: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const inherited = [...kept, ...(process.platform === 'win32' ? keptOnWindows : [])].flatMap((name) => {
    const value = process.env[name];
    return value === undefined || value === '' ? [] : [[name, value] as const];
  });
  const searchPath = [...binFolders(copy), ...findPrograms(process.env['PATH'] ?? '', [copy.root]).path];
  return {
    ...Object.fromEntries(inherited),
    PATH: searchPath.join(delimiter),
    HOME: copy.home,
    TMPDIR: copy.temporary,
    ...(process.platform === 'win32' && {
      USERPROFILE: copy.home,
      TEMP: copy.temporary,
      TMP: copy.temporary,
    }),
    CI: '1',
    NO_COLOR: '1',
    DO_NOT_TRACK: '1',
    INIT_CWD: copy.packageFolder,
    npm_config_cache: join(copy.home, '.npm'),
    npm_config_offline: 'true',
    npm_config_audit: 'false',
    npm_config_fund: 'false',
    npm_config_update_notifier: 'false',
    npm_node_execpath: process.execPath,
    // Scripts that call pnpm or yarn get the installed one: there is no network to fetch the pinned version over.
    COREPACK_ENABLE_NETWORK: '0',
    COREPACK_ENABLE_STRICT: '0',
    npm_config_manage_package_manager_versions: 'false',
    ...extra,
  };
}

/** `node_modules/.bin` of the package and of every folder above it inside the copy. */
function binFolders(copy: ProofCopy): readonly string[] {
  const folders: string[] = [];
  for (let folder = copy.packageFolder; ; folder = dirname(folder)) {
    folders.push(join(folder, 'node_modules', '.bin'));
    if (folder === copy.folder || folder === dirname(folder)) return folders;
  }
}
