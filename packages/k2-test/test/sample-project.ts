import { fileURLToPath } from 'node:url';
import {
  runBinary,
  startFakeKimi,
  temporaryProject,
  type BinaryResult,
  type FakeKimi,
  type ScriptedReply,
  type TemporaryProject,
} from '@k2/core/testing';

export const bin = fileURLToPath(new URL('../bin/run.js', import.meta.url));

/** A small library: `grade` has four outcomes of which its test runs one, `shout` has no test. */
export const sample = {
  'package.json': JSON.stringify({
    name: 'sample',
    version: '1.0.0',
    type: 'module',
    scripts: { test: 'node --test' },
  }),
  'src/grade.js': `export function grade(points) {
  if (points > 100) {
    throw new RangeError('too many points');
  }
  if (points >= 90) {
    return 'A';
  }
  if (points >= 60) {
    return 'B';
  }
  return 'C';
}
`,
  'src/grade.test.js': `import { test } from 'node:test';
import assert from 'node:assert/strict';
import { grade } from './grade.js';

test('60 points are a B', () => {
  assert.equal(grade(60), 'B');
});
`,
} as const;

export const head =
  "import { test } from 'node:test';\nimport assert from 'node:assert/strict';\nimport { grade } from './grade.js';\n\n";

/** A test file as a reply names it. */
export function replyWith(path: string, content: string): string {
  return `### ${path}\n\`\`\`js\n${content}\n\`\`\`\n`;
}

/** Tests that run everything \`grade\` has. */
export const goodTests = `${head}test('more than 90 points are an A', () => {
  assert.equal(grade(95), 'A');
});

test('few points are a C', () => {
  assert.equal(grade(3), 'C');
});

test('more than 100 points are refused', () => {
  assert.throws(() => grade(101), RangeError);
});`;

/** A project, a scripted Kimi, and the binary run against both. */
export type Stage = {
  readonly project: TemporaryProject;
  readonly kimi: FakeKimi;
  readonly run: (argv: readonly string[], options?: RunSettings) => Promise<BinaryResult>;
  readonly close: () => Promise<void>;
};

type RunSettings = {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  readonly interrupt?: Promise<unknown>;
};

export async function openStage(
  script: readonly (ScriptedReply | string)[],
  files: Readonly<Record<string, string>> = sample,
  options: { readonly git?: boolean } = { git: true },
): Promise<Stage> {
  const project = await temporaryProject(files, options);
  const kimi = await startFakeKimi({ script });
  return {
    project,
    kimi,
    run: (argv, settings = {}) =>
      runBinary(bin, argv, {
        cwd: settings.cwd ?? project.folder,
        env: { MOONSHOT_API_KEY: 'sk-test-k2', MOONSHOT_BASE_URL: kimi.url, ...settings.env },
        ...(settings.interrupt !== undefined && { interrupt: settings.interrupt }),
      }),
    close: async () => {
      await kimi.close();
      await project.remove();
    },
  };
}
