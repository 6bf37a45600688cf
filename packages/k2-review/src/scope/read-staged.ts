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
  const blobs = await readBlobs(
    git,
    wanted.map((entry) => entry.oid),
  );
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

/** The content of blobs by object id; those over the size limit are left out, unread. */
export async function readBlobs(git: Git, oids: readonly string[]): Promise<ReadonlyMap<string, Buffer>> {
  const blobs = new Map<string, Buffer>();
  const unique = [...new Set(oids)];
  if (unique.length === 0) return blobs;
  const sizes = await git(['cat-file', '--batch-check=%(objectname) %(objectsize)'], {
    input: `${unique.join('\n')}\n`,
  });
  const small = sizes.stdout
    .toString('utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .filter(([, size]) => Number(size) <= largestFile)
    .map(([oid = '']) => oid);
  if (small.length === 0) return blobs;
  const { stdout } = await git(['cat-file', '--batch'], { input: `${small.join('\n')}\n` });
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
