import { cleanText, type Locale, type MessageValues } from '@k2/core';
import type { FileResult, TestResult } from '../test-result.js';

/** What a page is written with. */
export type PageSettings = {
  readonly locale: Locale;
  readonly text: (id: string, values?: MessageValues) => string;
  /** The text of every file with uncovered lines. */
  readonly sources: ReadonlyMap<string, string>;
};

/** One page without scripts or anything from elsewhere: a summary, a table, the funnel, and what did not run with its source. */
export function renderHtml(result: TestResult, page: PageSettings): string {
  const say = (id: string, values?: MessageValues) => escapeHtml(page.text(`test.report.${id}`, values));
  const title = say('title', { percent: result.after });
  const summary = say('summary', {
    metric: result.metric,
    before: result.before,
    after: result.after,
    goal: result.goal,
    runner: result.runner,
    provider: result.provider,
  });
  return `<!doctype html>
<html lang="${page.locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<a class="skip" href="#files">${say('skip')}</a>
<header><h1>${title}</h1><p>${summary}</p></header>
<main>
${renderFiles(result, say)}
${renderFunnel(result, say)}
${renderTests(result, say)}
${result.files
  .filter((file) => file.uncovered.length > 0)
  .map((file) => renderSource(file, page, say))
  .join('\n')}
</main>
</body>
</html>
`;
}

type Say = (id: string, values?: MessageValues) => string;

function renderFiles(result: TestResult, say: Say): string {
  const rows = result.files.map((file) => {
    const name = escapeHtml(file.path);
    const link = file.uncovered.length === 0 ? name : `<a href="#${anchor(file.path)}">${name}</a>`;
    const state = file.after >= result.goal ? say('reached') : say('missed');
    return `<tr><th scope="row">${link}</th><td>${file.before} %</td><td>${file.after} %</td><td>${state}</td><td>${ranges(file)}</td></tr>`;
  });
  return `<section id="files" tabindex="-1" aria-labelledby="files-title">
<h2 id="files-title">${say('files')}</h2>
<div class="wide" role="region" aria-labelledby="files-title" tabindex="0"><table>
<caption>${say('caption', { metric: result.metric })}</caption>
<thead><tr>${['file', 'before', 'after', 'goal', 'uncovered'].map((id) => `<th scope="col">${say(id)}</th>`).join('')}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody></table></div>
</section>`;
}

function renderFunnel({ funnel }: TestResult, say: Say): string {
  const steps = ['made', 'parsed', 'passed', 'stable', 'useful', 'kept'] as const;
  const items = steps.map((step) => `<div><dt>${say(`funnel.${step}`)}</dt><dd>${funnel[step]}</dd></div>`);
  return `<section aria-labelledby="funnel-title"><h2 id="funnel-title">${say('funnel')}</h2>
<dl>${items.join('')}</dl></section>`;
}

function renderTests({ tests }: TestResult, say: Say): string {
  if (tests.length === 0) return '';
  const items = tests.map(
    ({ path, kept, why }) =>
      `<li><code>${escapeHtml(path)}</code>: ${kept ? say('kept') : say('refused')}. ${escapeHtml(why)}</li>`,
  );
  return `<section aria-labelledby="tests-title"><h2 id="tests-title">${say('tests')}</h2>\n<ul>${items.join('\n')}</ul></section>`;
}

function renderSource(file: FileResult, page: PageSettings, say: Say): string {
  const lines = (page.sources.get(file.path) ?? '').replace(/\n$/, '').split('\n');
  const isUncovered = (line: number) => file.uncovered.some(([start, end]) => line >= start && line <= end);
  const shown = lines.map((text, index) => {
    const number = index + 1;
    const body = `<span class="number">${number}</span> ${escapeHtml(text)}`;
    // Not by colour alone: the mark is read out and printed too.
    return isUncovered(number)
      ? `<mark><span class="sign">✗</span><span class="hidden">${say('notRun')} </span>${body}</mark>`
      : `<span><span class="sign"> </span>${body}</span>`;
  });
  const id = anchor(file.path);
  return `<section aria-labelledby="${id}"><h2 id="${id}">${escapeHtml(file.path)}</h2>
<p>${say('linesNotRun', { lines: ranges(file) })}</p>
<pre tabindex="0" role="region" aria-labelledby="${id}"><code>${shown.join('\n')}</code></pre></section>`;
}

function ranges(file: FileResult): string {
  return (
    file.uncovered.map(([start, end]) => (start === end ? String(start) : `${start}–${end}`)).join(', ') ||
    '–'
  );
}

function anchor(path: string): string {
  return `file-${Buffer.from(path).toString('hex')}`;
}

// Names and sources come from outside: no markup, and nothing that turns the direction of text or hides in it.
function escapeHtml(text: string): string {
  return cleanText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}

const style = `
:root{color-scheme:light dark;--line:#767676;--bad:#fde2e1;--text:#1b1b1b;--back:#fff;--link:#0b57d0}
@media (prefers-color-scheme:dark){:root{--line:#8f8f8f;--bad:#5c1a1a;--text:#f0f0f0;--back:#16181d;--link:#8ab4f8}}
body{margin:0 auto;max-width:72rem;padding:1rem;font:1rem/1.5 system-ui,sans-serif;color:var(--text);background:var(--back)}
a{color:var(--link)}:focus-visible{outline:3px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{position:static}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
.wide,pre{overflow-x:auto}table{border-collapse:collapse;width:100%}caption{text-align:left;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.35rem .6rem;text-align:left;vertical-align:top}
dl{display:flex;flex-wrap:wrap;gap:1rem}dt{font-size:.875rem}dd{margin:0;font-size:1.5rem}
pre{border:1px solid var(--line);padding:.5rem}mark{background:var(--bad);color:inherit}
.number{display:inline-block;min-width:4ch;text-align:right}.sign{display:inline-block;width:2ch}
`;
