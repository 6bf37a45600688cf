import type { Change, Refusal } from '../change-set.js';
import { plainText, readText } from '../place/text-file.js';
import { checkExports } from './check-exports.js';
import { checkImports } from './check-imports.js';
import { checkManifest } from './check-manifest.js';
import { checkPlaceholders } from './check-placeholders.js';

/** What a written file holds, against the policy: placeholders, dropped exports, package.json, packages nobody declared. */
export async function checkContent(
  change: Change,
  context: {
    readonly root: string;
    readonly isWhole: boolean;
    readonly request: string;
    readonly planned: readonly string[];
  },
): Promise<readonly Refusal[]> {
  const { path, action } = change;
  const before = textOf(change.before);
  const after = textOf(change.after);
  if (action === 'move') {
    return [...checkManifest(path, null, after), ...checkManifest(change.from ?? '', before, null)];
  }
  const manifest = checkManifest(path, before, after);
  if (after === null) return manifest;
  const texts = { before: before ?? '', after };
  const found = await Promise.all([
    checkPlaceholders(path, texts.before, after),
    context.isWhole && before !== null ? checkExports(path, before, after, context.request) : null,
    checkImports(context.root, path, texts, context.planned),
  ]);
  return [...manifest, ...found.filter((refusal) => refusal !== null)];
}

function textOf(bytes: Uint8Array | null): string | null {
  const file = bytes === null ? null : readText(bytes);
  return file === null ? null : plainText(file);
}
