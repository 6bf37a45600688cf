import type { Speaker } from '@k2/core/cli';
import type { UndoResult } from './undo-init.js';

/** What was taken away and what stays, for people. */
export function renderUndo(result: UndoResult, speaker: Speaker): string {
  const { dir, undone: run } = result;
  const lines = [
    speaker.text(result.dryRun ? 'init.undo.planned' : 'init.undo.done', {
      count: result.removed.length,
      dir,
      run,
    }),
    ...(result.dryRun ? result.removed.map((path) => `  ${path}`) : []),
  ];
  if (result.kept.length > 0) {
    lines.push(speaker.text('init.undo.kept'), ...shorten(result.kept).map((path) => `  ${path}`));
  }
  return lines.join('\n');
}

function shorten(paths: readonly string[]): readonly string[] {
  return paths.length > 20 ? [...paths.slice(0, 19), `… (${paths.length - 19})`] : paths;
}
