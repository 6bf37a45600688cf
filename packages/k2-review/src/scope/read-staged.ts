import type { Unreviewed } from '../finding.js';
import { type DiffEntry, diffArguments, parseGitDiff } from './parse-git-diff.js';
import type { ReviewedFile, Scope } from './reviewed-file.js';
import type { Git } from './run-git.js';
import { decodeText, isGenerated, largestFile } from './why-unreviewed.js';

/** What is about to be committed: text and line numbers from the index, whatever the work tree says. */
export async function readStaged(git: Git): Promise<Scope> {
  const { stdout } = await git(['diff', '--cached', ...diffArguments]);
  const entries = parseGitDiff(stdout);
  const unreviewed: Unreviewed[] = [];
  const wanted: DiffEntry[] = [];
  for (const entry of entries) {
    const why = whyNot(entry);
    if (why === undefined) wanted.push(entry);
    else unreviewed.push({ path: entry.path, why });
  }
  const blobs = await readBlobs(git, await dropLarge(git, wanted));
  const files: ReviewedFile[] = [];
  for (const { path, oid, mode, changed, hunks } of wanted) {
    const decoded = decodeText(blobs.get(oid) ?? new Uint8Array(largestFile + 1));
    if ('why' in decoded) unreviewed.push({ path, why: decoded.why });
    else files.push({ path, ...decoded, changed, hunks, staged: { oid, mode } });
  }
  return { kind: 'staged', files, unreviewed };
}

function whyNot(entry: DiffEntry): string | undefined {
  if (entry.mode === '120000') return 'symbolic-link';
  if (entry.mode === '160000') return 'submodule';
  return isGenerated(entry.path) ? 'generated' : undefined;
}

/**
 * Object ids worth reading. A file whose patch git showed is text of a size a person can change; only the others are asked for theirs,
 * because each call of git takes time from a commit.
 */
async function dropLarge(git: Git, entries: readonly DiffEntry[]): Promise<readonly string[]> {
  const shown = entries.filter((entry) => entry.hunks !== null).map((entry) => entry.oid);
  const hidden = entries.filter((entry) => entry.hunks === null).map((entry) => entry.oid);
  if (hidden.length === 0) return shown;
  const { stdout } = await git(['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
    input: `${hidden.join('\n')}\n`,
  });
  const lines = stdout.toString('utf8').trim().split('\n');
  const small = lines.map((line) => line.split(' ')).filter(([, size]) => Number(size) <= largestFile);
  return [...shown, ...small.map(([oid = '']) => oid)];
}

/** The content of blobs by object id. */
async function readBlobs(git: Git, oids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  if (oids.length === 0) return blobs;
  const { stdout } = await git(['cat-file', '--batch'], { input: `${[...new Set(oids)].join('\n')}\n` });
  let at = 0;
  while (at < stdout.length) {
    const headerEnd = stdout.indexOf(0x0a, at);
    const [oid = '', , size = '0'] = stdout.toString('utf8', at, headerEnd).split(' ');
    const start = headerEnd + 1;
    blobs.set(oid, stdout.subarray(start, start + Number(size)));
    at = start + Number(size) + 1;
  }
  return blobs;
}
