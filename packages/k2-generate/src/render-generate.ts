import { cleanText, type Speaker } from '@k2/core/cli';
import type { GenerateResult } from './generate.js';

const signs = { create: '+', edit: '~', delete: '-', move: '>' } as const;

/** What k2-generate prints: the files, what proved them, and what the model said besides. */
export function renderGenerate(result: GenerateResult, speaker: Speaker): string {
  const { text, style } = speaker;
  if (result.chosen === null) return '';
  if (result.files.length === 0) return text('generate.summary.unchanged');
  const files = result.files.map(({ action, path, from, added, removed }) => {
    const name = from === undefined ? path : `${from} → ${path}`;
    return `${signs[action]} ${name}  ${style('green', `+${added}`)} ${style('red', `-${removed}`)}`;
  });
  const before = result.checks
    .filter((check) => !check.ok && check.failedBefore === true)
    .map((check) => style('yellow', text('generate.failedBefore', { check: check.name })));
  const notes = result.notes === '' ? [] : ['', cleanText(result.notes), ''];
  const why = result.candidates.flatMap((candidate) => candidate.failed ?? []);
  const repaired = result.repairs > 0 ? [text('generate.repaired', { count: result.repairs, why })] : [];
  return [...notes, ...files, ...before, ...repaired, lastLine(result, speaker)].join('\n');
}

function lastLine(result: GenerateResult, { text, style }: Speaker): string {
  const passed = result.checks.filter((check) => check.ok).map((check) => check.name);
  const checks = [
    ...(passed.length > 0 ? [text('generate.checks.passed', { checks: passed })] : []),
    ...(result.notChecked.length > 0
      ? [text('generate.checks.notChecked', { languages: result.notChecked })]
      : []),
  ].join('; ');
  const id = result.dryRun ? 'generate.summary.dryRun' : 'generate.summary.written';
  const sandbox = result.sandbox ?? text('generate.sandbox.none');
  return style('bold', text(id, { count: result.files.length, checks, sandbox }));
}
