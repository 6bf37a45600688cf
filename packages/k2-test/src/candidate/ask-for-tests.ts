import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  estimateTokens,
  isSecretFile,
  type ModelMessage,
  type Note,
  type ProjectFacts,
  renderPrompt,
  templateVariables,
} from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { FileMeasure, Metric } from '../measure/summarize-coverage.js';
import { type Conventions, findConventions } from './find-conventions.js';

/** The request for one file's tests. */
export type TestRequest = {
  readonly messages: readonly ModelMessage[];
  readonly conventions: Conventions;
  /** Test files the model may edit, with the SHA-256 of what it was shown. */
  readonly shown: ReadonlyMap<string, string>;
  /** Words a note in the language of the conversation. */
  readonly phrase: (note: Note) => string;
};

// The file under test is always shown; what it imports and the tests beside it only as long as this is not used up.
const contextTokens = 16_000;
const mostExamples = 2;

/** Renders the request: the numbered source, what of it never ran, what it imports, and the project's own tests to follow. */
export async function askForTests(
  session: Session,
  facts: {
    readonly file: FileMeasure;
    readonly goal: number;
    readonly metric: Metric;
    readonly runner: string;
    readonly project: ProjectFacts;
    readonly files: readonly string[];
    readonly within: string;
    /** The project's own modules the file imports. */
    readonly imports: readonly string[];
  },
): Promise<TestRequest> {
  const { root, config } = session;
  const { file, project } = facts;
  const conventions = findConventions(facts.files, file.path, facts.within);
  const locale = session.promptLocale('');
  const phrase = (note: Note) => session.text(note, locale);
  const source = await readFile(join(root, file.path), 'utf8');
  const budget = { left: contextTokens };
  const examples = await readWithin(root, conventions.examples.slice(0, mostExamples), budget);
  const imports = await readWithin(root, facts.imports, budget);
  const messages = await renderPrompt({
    name: 'test',
    locale,
    root,
    variables: {
      ...templateVariables([{}, config, project], phrase),
      detailed_requirements: phrase({
        id: 'test.request',
        values: { path: file.path, runner: facts.runner },
      }),
      target: file.path,
      goal: facts.goal,
      metric: facts.metric,
      before: file.percent,
      uncovered: showRanges(file.uncovered),
      runner: facts.runner,
      testPath: conventions.testPath,
      files: [{ path: file.path, content: numberLines(source) }, ...examples, ...imports],
    },
  });
  const shown = new Map(examples.map(({ path, content }) => [path, hash(content)]));
  return { messages, conventions, shown, phrase };
}

/** `3, 7–9` */
export function showRanges(ranges: readonly (readonly [number, number])[]): string {
  return ranges.map(([start, end]) => (start === end ? String(start) : `${start}–${end}`)).join(', ') || '-';
}

/** Source with its line numbers, as ranges name them. */
function numberLines(source: string): string {
  const lines = source.replace(/\n$/, '').split('\n');
  const width = String(lines.length).length;
  return lines.map((line, index) => `${String(index + 1).padStart(width)} | ${line}`).join('\n');
}

async function readWithin(
  root: string,
  paths: readonly string[],
  budget: { left: number },
): Promise<readonly { readonly path: string; readonly content: string }[]> {
  const found: { readonly path: string; readonly content: string }[] = [];
  for (const path of paths) {
    if (isSecretFile(path)) continue;
    const content = await readFile(join(root, path), 'utf8').catch(() => null);
    const tokens = content === null ? 0 : estimateTokens(content);
    if (content === null || tokens > budget.left) continue;
    budget.left -= tokens;
    found.push({ path, content });
  }
  return found;
}

function hash(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
