// The table at the end of the day.

/** One row a step: what was made, which checks passed, calls, tokens, cost and time. */
export function renderTable(day, speaker) {
  const { text } = speaker;
  const header = ['step', 'made', 'checks', 'calls', 'tokens', 'cost', 'time'].map((id) => text(`day.column.${id}`));
  const rows = day.steps.map((step) => row(step, day.isRecorded, text));
  const sum = (pick) => day.steps.reduce((total, step) => total + (pick(step.document?.usage) ?? 0), 0);
  const total = [
    text('day.total'),
    '',
    '',
    String(sum((usage) => usage?.calls)),
    tokens(sum((usage) => usage?.tokens?.input), sum((usage) => usage?.tokens?.output)),
    cost(sum((usage) => usage?.costUsd), day.isRecorded, text),
    seconds(day.steps.reduce((time, step) => time + step.seconds, 0)),
  ];
  const title = text(day.isRecorded ? 'day.title.recorded' : 'day.title.live');
  const end = text(day.exitCode === 0 ? 'day.done' : 'day.stopped', { project: day.project });
  return ['', speaker.style('bold', title), align([header, ...rows, total]), '', end].join('\n');
}

function row({ bin, exitCode, document, seconds: time }, isRecorded, text) {
  const usage = document?.usage;
  return [
    bin,
    exitCode === 0 ? made(bin, document.result, text) : text('day.failed', { exit: exitCode }),
    checks(document?.result, text),
    String(usage?.calls ?? 0),
    usage?.tokens ? tokens(usage.tokens.input, usage.tokens.output) : '–',
    cost(usage?.costUsd ?? null, isRecorded, text),
    seconds(time),
  ];
}

function made(bin, result, text) {
  switch (bin) {
    case 'k2-init':
    case 'k2-generate':
      return text('day.made.files', { count: result.files.length });
    case 'k2-test':
      return text('day.made.tests', { count: result.funnel.kept, before: round(result.before), after: round(result.after) });
    case 'k2-docs':
      return text('day.made.pages', { pages: result.pages.length, documented: result.documented, symbols: result.symbols });
    default:
      return text('day.made.findings', { count: result.findings.length, fixed: result.fixed });
  }
}

function checks(result, text) {
  if (Array.isArray(result?.checks) && result.checks.length > 0) {
    return result.checks.filter((check) => check.ok).map((check) => check.name).join(' ');
  }
  if (result?.funnel !== undefined) {
    return text('day.checks.funnel', { made: result.funnel.made, kept: result.funnel.kept });
  }
  if (result?.claims !== undefined) {
    return text('day.checks.claims', { checked: result.claims.checked, cut: result.claims.false });
  }
  if (result?.findings !== undefined) {
    return text('day.checks.proof', { fixed: result.fixed });
  }
  return '–';
}

const round = (percent) => Math.round(percent * 10) / 10;
const seconds = (time) => `${time.toFixed(1)} s`;
const tokens = (input, output) => `${input} → ${output}`;

function cost(usd, isRecorded, text) {
  if (isRecorded) return text('day.cost.recorded');
  return usd === null ? '?' : `$${usd.toFixed(4)}`;
}

// Chinese takes two columns a character on every terminal.
function width(text) {
  return [...text].reduce((sum, character) => sum + (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1), 0);
}

function align(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((cells) => width(cells[column]))));
  const line = (cells) => cells.map((cell, column) => cell + ' '.repeat(widths[column] - width(cell))).join('  ').trimEnd();
  const rule = widths.map((size) => '─'.repeat(size)).join('  ');
  const [header, ...body] = rows;
  return [line(header), rule, ...body.slice(0, -1).map(line), rule, line(body.at(-1))].join('\n');
}
