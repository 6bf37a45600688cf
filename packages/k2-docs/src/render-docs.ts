import type { Speaker } from '@k2/core/cli';
import type { DocsResult } from './docs-result.js';

const signs = { create: '+', edit: '~', delete: '-', move: '>' } as const;
// A project that is only beginning to be described has hundreds of these; the JSON document has them all.
const shownIds = 10;

/** What k2-docs prints: the files, or what is wrong with them, and how much was checked. */
export function renderDocs(result: DocsResult, { text, style }: Speaker): string {
  if (result.pages.length === 0) return '';
  const files = result.files.map(({ action, path }) => `${signs[action]} ${path}`);
  const problems = result.problems.map(
    ({ path, why, what }) => `${path}: ${style('red', text(`docs.problem.${why}`, { what }))}`,
  );
  const { symbols, documented, undocumented, claims } = result;
  const counts = text('docs.summary.counts', { symbols, documented, ...claims });
  const more = undocumented.length > shownIds ? ['…'] : [];
  const missing =
    undocumented.length === 0
      ? []
      : [
          style(
            'yellow',
            text('docs.summary.undocumented', { ids: [...undocumented.slice(0, shownIds), ...more] }),
          ),
        ];
  return [
    ...files,
    ...problems,
    counts,
    ...missing,
    ...lastLine(result, text).map((line) => style('bold', line)),
  ].join('\n');
}

function lastLine(result: DocsResult, text: Speaker['text']): readonly string[] {
  if (result.problems.length > 0) return [];
  if (result.files.length === 0) return [text('docs.summary.unchanged')];
  return [
    text(result.dryRun ? 'docs.summary.dryRun' : 'docs.summary.written', { count: result.files.length }),
  ];
}
