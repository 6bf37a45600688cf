import type { Hunk, LineRange } from './reviewed-file.js';

/** One file of `git diff --raw --patch -z`. */
export type DiffEntry = {
  readonly path: string;
  readonly mode: string;
  /** The new side's object; all zeros when it lies in the work tree only. */
  readonly oid: string;
  readonly changed: readonly LineRange[] | 'all';
  readonly hunks: readonly Hunk[] | null;
};

/** The arguments that make `git diff` speak so that `parseGitDiff` understands it, whatever the user's settings are. */
export const diffArguments: readonly string[] = [
  '--raw',
  '--patch',
  '-z',
  '--no-abbrev',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--find-renames',
  '--unified=3',
  '--inter-hunk-context=0',
  '--submodule=short',
  '--ignore-submodules=dirty',
  '--diff-filter=ACMRT',
];

/** Reads what git answered to `diffArguments`: which files, which of their lines are new, and the hunks. */
export function parseGitDiff(output: Buffer): readonly DiffEntry[] {
  // Between the list and the patches git puts an empty entry.
  const { entries, rest } = readRaw(output);
  const patches = splitPatches(rest);
  // A name with a line break and "diff --git " in it would break the pairing; then every line counts.
  const isPaired = patches.length === entries.length;
  return entries.map((entry, index) => ({
    ...entry,
    ...(isPaired ? readPatch(patches[index] ?? '') : { changed: 'all' as const, hunks: null }),
  }));
}

function readRaw(output: Buffer): {
  readonly entries: readonly Pick<DiffEntry, 'path' | 'mode' | 'oid'>[];
  readonly rest: string;
} {
  const text = output.toString('utf8');
  const entries: Pick<DiffEntry, 'path' | 'mode' | 'oid'>[] = [];
  let at = 0;
  const next = () => {
    const end = text.indexOf('\0', at);
    const field = text.slice(at, end === -1 ? undefined : end);
    at = end === -1 ? text.length : end + 1;
    return field;
  };
  while (text[at] === ':') {
    const [, mode = '', , oid = '', status = ''] = next().slice(1).split(' ');
    let path = next();
    // A rename or a copy names where it came from first.
    if (/^[RC]/.test(status)) path = next();
    entries.push({ path, mode, oid });
  }
  return { entries, rest: text.slice(at).replace(/^\0/, '') };
}

function splitPatches(text: string): readonly string[] {
  // Lines of a file begin with a sign, so only a header begins like this.
  return text.split(/^(?=diff --git )/m).filter((part) => part.startsWith('diff --git '));
}

function readPatch(patch: string): Pick<DiffEntry, 'changed' | 'hunks'> {
  if (/^Binary files /m.test(patch.split('\n@@ ')[0] ?? '')) return { changed: 'all', hunks: null };
  const hunks: { start: number; lines: string[] }[] = [];
  for (const line of patch.split('\n')) {
    const header = /^@@ -\S+ \+(\d+)(?:,\d+)? @@/.exec(line);
    const current = hunks.at(-1);
    if (header !== null) hunks.push({ start: Number(header[1]), lines: [] });
    else if (current !== undefined && /^[ +-]/.test(line)) current.lines.push(line);
  }
  return { hunks, changed: hunks.flatMap(newLines) };
}

function newLines(hunk: Hunk): readonly LineRange[] {
  const ranges: [number, number][] = [];
  let line = hunk.start;
  for (const text of hunk.lines) {
    if (text.startsWith('-')) continue;
    if (text.startsWith('+')) {
      const last = ranges.at(-1);
      if (last?.[1] === line - 1) last[1] = line;
      else ranges.push([line, line]);
    }
    line += 1;
  }
  return ranges;
}
