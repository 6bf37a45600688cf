import type { Speaker } from '@k2/core/cli';
import type { InitResult } from './init-result.js';
import { scriptCommand } from './install/package-manager.js';

/** What was made and what to do next, for people. */
export function renderInit(result: InitResult, speaker: Speaker): string {
  const { text, style } = speaker;
  const { dir, template, version, language } = result;
  const about = { count: result.files.length, dir, template, version, language };
  if (result.dryRun) {
    return [text('init.done.planned', about), ...result.files.map((file) => `  ${file.path}`)].join('\n');
  }
  const lines = [style('bold', text('init.done.made', about))];
  if (result.installed) lines.push(text('init.done.installed', { packageManager: result.packageManager }));
  for (const check of result.checks) {
    const mark = check.ok ? style('green', '✓') : style('red', '✗');
    lines.push(`${mark} ${check.name} (${(check.ms / 1000).toFixed(1)} s)`);
  }
  if (result.git.commit !== null)
    lines.push(text('init.done.commit', { commit: result.git.commit.slice(0, 7) }));
  return [
    ...lines,
    '',
    text('init.done.next'),
    ...nextSteps(result).map((step) => `  ${style('cyan', step)}`),
  ].join('\n');
}

function nextSteps(result: InitResult): string[] {
  const manager = result.packageManager;
  return [
    ...(result.dir === '.' ? [] : [`cd ${quoteForShell(result.dir)}`]),
    ...(result.installed ? [] : [`${manager} install`]),
    scriptCommand(manager, 'test'),
    scriptCommand(manager, 'start'),
  ];
}

/** Folders on the way may have spaces and other letters; the project's own name never does. */
function quoteForShell(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}
