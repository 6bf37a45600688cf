/** How a project starts node's test runner, read from its `test` script. */
export type TestScript = {
  /** The script without a coverage wrapper; null when the project has none and `node --test` finds the tests by itself. */
  readonly command: string | null;
  /** Options of node itself (`--import tsx`), needed to run one file alone. */
  readonly nodeOptions: readonly string[];
  /** Variables set in front of the command. */
  readonly environment: Readonly<Record<string, string>>;
};

const optionsWithValue = new Set([
  '--import',
  '--require',
  '-r',
  '--loader',
  '--experimental-loader',
  '--conditions',
  '-C',
  '--env-file',
]);

/** Whether a script runs node's own test runner. */
export function runsNodeTest(script: string): boolean {
  return /(?:^|\s)node\s(?:.*\s)?--test(?=\s|$)/.test(script);
}

/** Reads the `test` script of a project that uses node:test. */
export function readTestScript(script: string | undefined): TestScript {
  if (script === undefined || !runsNodeTest(script))
    return { command: null, nodeOptions: [], environment: {} };
  // c8 and nyc would write their own reports into the project.
  const command = script.replace(/(?:^|(?<=\s))(?:npx\s+)?(?:c8|nyc)\s[^&|;]*?(?=node\s)/, '');
  const segment = command.split(/&&|\|\||;|\|/).find((part) => runsNodeTest(part)) ?? command;
  const words = splitWords(segment);
  const nodeIndex = words.findIndex((word) => word === 'node');
  return {
    command,
    nodeOptions: collectOptions(words.slice(nodeIndex + 1)),
    environment: Object.fromEntries(
      words.slice(0, Math.max(0, nodeIndex)).flatMap((word) => {
        const match = /^([A-Za-z_]\w*)=(.*)$/.exec(word);
        return match === null ? [] : [[match[1] ?? '', match[2] ?? '']];
      }),
    ),
  };
}

function collectOptions(words: readonly string[]): readonly string[] {
  const options: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    // The runner's own options (which files, how to report) are about the whole suite.
    if (!word.startsWith('-') || /^--(?:test|experimental-test-coverage|watch)/.test(word)) continue;
    options.push(word);
    if (optionsWithValue.has(word)) {
      index += 1;
      options.push(words[index] ?? '');
    }
  }
  return options;
}

function splitWords(text: string): readonly string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|\S+/g)].map((match) => match[1] ?? match[2] ?? match[0]);
}
