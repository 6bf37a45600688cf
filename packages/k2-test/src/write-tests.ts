import { type ModelClient, type ProjectFacts, type RunFolder, solve } from '@k2/core';
import type { Session } from '@k2/core/cli';
import { askForTests } from './candidate/ask-for-tests.js';
import type { Bench } from './candidate/evaluate-test.js';
import { judgeTests, type Progress } from './candidate/judge-tests.js';
import type { FileMeasure, Measure } from './measure/summarize-coverage.js';

const outputCap = 32_768;
const repairs = 2;

/** What the loop needs besides the bench. */
export type Writing = {
  readonly client: ModelClient;
  readonly run: RunFolder;
  readonly project: ProjectFacts;
  readonly files: readonly string[];
  readonly goal: number;
  /** Coverage in the copy before anything was written. */
  readonly before: Measure;
};

/**
 * Asks for tests, file by file, the least covered first, until the goal is reached or every file has had its turn; each turn is one request
 * and at most two repairs. `progress` holds what was kept also when this throws.
 * @returns how many replies were asked for
 */
export async function writeTests(
  session: Session,
  bench: Bench,
  writing: Writing,
  progress: Progress,
): Promise<{ readonly rounds: number }> {
  const { client, run, goal } = writing;
  const had = new Set<string>();
  let rounds = 0;
  for (;;) {
    const file = progress.measure.percent >= goal ? undefined : findNext(progress.measure, goal, had);
    if (file === undefined) return { rounds };
    had.add(file.path);
    const turn = had.size;
    const values = { path: file.path, percent: file.percent, goal };
    session.tell('progress', { id: 'test.asking', values });
    const request = await askForTests(session, {
      file,
      goal,
      metric: bench.scope.metric,
      runner: bench.runner.name,
      project: writing.project,
      files: [...writing.files, ...progress.kept.map((change) => change.path)],
      within: bench.scope.within,
      imports: await bench.graph.importsOf(file.path),
    });
    await run.write(`file-${turn}.request.json`, `${JSON.stringify(request.messages, null, 2)}\n`);
    const solved = await solve<null>({
      client,
      model: session.model('code'),
      messages: request.messages,
      maxOutputTokens: outputCap,
      repairs,
      step: `test-${turn}`,
      signal: session.signal,
      tell: (note) => session.tell('progress', note),
      phrase: request.phrase,
      judge: async (text, round) => {
        const name = `file-${turn}.reply-${round + 1}`;
        await run.write(`${name}.md`, text);
        let number = 0;
        return judgeTests(bench, progress, {
          text,
          target: file.path,
          goal,
          request,
          onEvaluated: async (path, { output, refused }) => {
            number += 1;
            if (output !== '') await run.write(`${name}.test-${number}.txt`, `${path}\n\n${output}\n`);
            if (refused !== null) session.tell('detail', refused);
          },
        });
      },
    });
    rounds += solved.candidates.length;
    // Replies that were cut or empty never reached the judge.
    for (const { failed } of solved.candidates) {
      if (failed?.id.startsWith('solve.')) {
        progress.refusedReplies.push({ path: request.conventions.testPath, why: failed });
      }
    }
  }
}

function findNext(measure: Measure, goal: number, had: ReadonlySet<string>): FileMeasure | undefined {
  return measure.files
    .filter((file) => !had.has(file.path) && file.covered < file.total && file.percent < goal)
    .sort(
      (left, right) =>
        left.percent - right.percent || right.total - right.covered - (left.total - left.covered),
    )[0];
}
