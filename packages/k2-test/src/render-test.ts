import { cleanText, type Speaker } from '@k2/core/cli';
import type { TestResult } from './test-result.js';

/** What k2-test prints: every file with what of it did not run, what became of each test, and the figures last. */
export function renderTest(result: TestResult, speaker: Speaker): string {
  const { style } = speaker;
  const width = Math.max(...result.files.map((file) => file.path.length));
  const files = result.files.map((file) => {
    const name = cleanText(file.path).padEnd(width);
    const change = file.before === file.after ? `${file.after}%` : `${file.before}% → ${file.after}%`;
    const figure = style(file.after >= result.goal ? 'green' : 'red', change);
    const lines = file.uncovered
      .map(([start, end]) => (start === end ? `${start}` : `${start}–${end}`))
      .join(', ');
    return `${name}  ${figure}${lines === '' ? '' : `  ${style('dim', lines)}`}`;
  });
  const tests = result.tests.map(
    ({ kept, why }) => `${kept ? style('green', '+') : style('yellow', '-')} ${why}`,
  );
  return [...files, ...tests, ...lastLines(result, speaker)].join('\n');
}

function lastLines(result: TestResult, { text, style }: Speaker): readonly string[] {
  const { runner, metric, provider, goal, before, after, funnel, sandbox } = result;
  if (sandbox === null)
    return [style('bold', text('test.done.measured', { metric, after, runner, provider }))];
  const values = { metric, before, after, goal, kept: funnel.kept, made: funnel.made, sandbox };
  const last = style('bold', text('test.done.written', values));
  return result.dryRun ? [last, text('test.done.dryRun')] : [last];
}
