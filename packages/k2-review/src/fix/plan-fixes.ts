import { checkPath } from '@k2/core';
import type { Severity } from '../finding.js';
import { findOffline } from '../find-offline.js';
import type { Found } from '../found.js';
import { isReported } from '../is-reported.js';
import type { ReviewedFile } from '../scope/reviewed-file.js';
import { type FixedText, fixText } from './fix-text.js';
import { openParser } from './open-parser.js';

/** A file and what its fixes made of it. */
export type FixedFile = { readonly file: ReviewedFile; readonly fixed: FixedText };

/**
 * Proves the fixes of the reported findings, text by text; writes nothing. Files of a language without a parser keep their suggestions,
 * and so does a path a model may not write to.
 */
export async function planFixes(
  root: string,
  files: readonly ReviewedFile[],
  found: ReadonlyMap<string, readonly Found[]>,
  severity: Severity,
): Promise<readonly FixedFile[]> {
  const result: FixedFile[] = [];
  for (const file of files) {
    const reported = found.get(file.path) ?? [];
    if (!reported.some((entry) => entry.edit !== undefined)) continue;
    const parses = await openParser(file.path, file.text);
    if (parses === null) continue;
    const refusal = await checkPath(root, file.path, { output: '', allow: [] });
    const allowed = refusal === null ? reported : reported.map(withoutModelFix);
    const fixed = await fixText(file, allowed, {
      parses,
      findAll: rememberLast((text) => findOffline(file.path, text)),
      isReported: (entry, text, changed) => isReported(entry, text, changed, severity),
    });
    result.push({ file, fixed });
  }
  return result;
}

function withoutModelFix(found: Found): Found {
  if (found.source !== 'model' && found.fixBy !== 'model') return found;
  const { edit: _edit, ...rest } = found;
  return rest;
}

/** The ladder asks about the same few texts again and again. */
function rememberLast<T>(find: (text: string) => Promise<T>): (text: string) => Promise<T> {
  const known = new Map<string, Promise<T>>();
  return (text) => {
    const found = known.get(text) ?? find(text);
    known.delete(text);
    known.set(text, found);
    if (known.size > 3) known.delete(known.keys().next().value!);
    return found;
  };
}
