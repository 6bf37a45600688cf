import type { ReplyFile } from '../reply/reply.js';
import type { Refusal } from './change-set.js';
import { refuse } from './refuse.js';
import { normalizePath } from './scope/check-path-text.js';
import { foldName } from './scope/fold-name.js';

/**
 * A reply's files under normal paths, the edits of one path together, and what is wrong between them: a path named twice, two paths that differ only by case or Unicode form,
 * a file that another path needs as a folder.
 */
export function groupFiles(files: readonly ReplyFile[]): {
  readonly files: readonly ReplyFile[];
  readonly refusals: readonly Refusal[];
} {
  const grouped: ReplyFile[] = [];
  for (const file of files) {
    const path = normalizePath(file.path);
    const position = grouped.findIndex((other) => other.path === path && other.kind === 'edit');
    const same = grouped[position];
    if (file.kind === 'edit' && same?.kind === 'edit') {
      grouped[position] = { ...same, blocks: [...same.blocks, ...file.blocks] };
    } else if (file.kind === 'move') grouped.push({ ...file, path, from: normalizePath(file.from) });
    else grouped.push({ ...file, path });
  }
  const touched = grouped.flatMap((file) => (file.kind === 'move' ? [file.from, file.path] : [file.path]));
  return { files: grouped, refusals: [...findRepeated(touched), ...findTwins([...new Set(touched)])] };
}

function findRepeated(paths: readonly string[]): readonly Refusal[] {
  const repeated = paths.filter((path, index) => paths.indexOf(path) !== index);
  return [...new Set(repeated)].map((path) => refuse('changes.pathTwice', path));
}

function findTwins(paths: readonly string[]): readonly Refusal[] {
  const spelling = new Map<string, string>();
  const refusals: Refusal[] = [];
  const files = new Set(paths);
  for (const path of paths) {
    const segments = path.split('/');
    for (const length of segments.keys()) {
      const part = segments.slice(0, length + 1).join('/');
      const folded = foldName(part);
      const known = spelling.get(folded);
      if (known === undefined) spelling.set(folded, part);
      else if (known !== part) {
        refusals.push(refuse('changes.path.case', path, { existing: known }));
        break;
      }
      if (part !== path && files.has(part))
        refusals.push(refuse('changes.path.fileInTheWay', path, { reached: part }));
    }
  }
  return refusals;
}
