import { hookMark } from './hook-file.js';

/** What the hook runs: absolute paths, because desktop clients and version managers start it with another PATH or none. */
export type HookCommand = {
  readonly node: string;
  readonly binary: string;
  readonly arguments: readonly string[];
};

/** The text of the hook, for any POSIX shell. */
export function hookScript(command: HookCommand): string {
  const words = ['--staged', '--autofix', ...command.arguments].map(quoteForShell).join(' ');
  return `#!/bin/sh
${hookMark}
# Reviews what is about to be committed. To remove it: k2-review --uninstall-hook
node=${quoteForShell(command.node)}
k2_review=${quoteForShell(command.binary)}
if [ ! -x "$node" ]; then node=$(command -v node) || {
  echo "k2-review: no Node.js at ${forMessage(command.node)} any more; run k2-review --install-hook again" >&2
  exit 1
}; fi
if [ ! -f "$k2_review" ]; then
  echo "k2-review: ${forMessage(command.binary)} is gone; install it and run k2-review --install-hook again, or delete $0" >&2
  exit 1
fi
exec "$node" "$k2_review" ${words}
`;
}

/** One word for a POSIX shell, whatever is in it. */
export function quoteForShell(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

function forMessage(path: string): string {
  return path.replaceAll(/["$`\\]/g, '_');
}
