import { fileURLToPath } from 'node:url';
import {
  runBinary,
  startFakeKimi,
  temporaryProject,
  type ScriptedReply,
  type TemporaryProject,
} from '@k2/core/testing';

const binary = fileURLToPath(new URL('../bin/run.js', import.meta.url));

/** A project without dependencies whose own test runs by Node alone. */
const files = {
  'package.json': `${JSON.stringify({ name: 'sums', type: 'module', scripts: { test: 'node --test' } }, null, 2)}\n`,
  'src/add.js': 'export function add(a, b) {\n  return a + b;\n}\n',
  'test/add.test.js':
    "import test from 'node:test';\nimport assert from 'node:assert/strict';\nimport { add } from '../src/add.js';\n\ntest('adds', () => assert.equal(add(1, 2), 3));\n",
};

/** A reply with one whole file, in the form that is asked for. */
export function fileReply(path: string, content: string): string {
  return `### ${path}\n\`\`\`js\n${content}\`\`\`\n`;
}

export type Ran = Awaited<ReturnType<typeof runBinary>> & {
  readonly requests: Awaited<ReturnType<typeof startFakeKimi>>['requests'];
};

/** Runs the binary in a project against scripted replies, over real HTTP. */
export async function runGenerate(
  project: TemporaryProject,
  argv: readonly string[],
  options: {
    readonly script?: readonly (ScriptedReply | string)[];
    readonly env?: Readonly<Record<string, string | undefined>>;
    readonly input?: string;
    readonly key?: string;
    readonly interrupt?: Promise<unknown>;
  } = {},
): Promise<Ran> {
  const { script = [], key } = options;
  const kimi = await startFakeKimi({ script, ...(key !== undefined && { key }) });
  try {
    const result = await runBinary(binary, argv, {
      cwd: project.folder,
      env: { MOONSHOT_BASE_URL: kimi.url, MOONSHOT_API_KEY: 'sk-test-generate', ...options.env },
      ...(options.input !== undefined && { input: options.input }),
      ...(options.interrupt !== undefined && { interrupt: options.interrupt }),
    });
    return { ...result, requests: kimi.requests };
  } finally {
    await kimi.close();
  }
}

/** A project for one test, removed after it. */
export async function withProject<T>(
  work: (project: TemporaryProject) => Promise<T>,
  extra: Readonly<Record<string, string>> = {},
): Promise<T> {
  const project = await temporaryProject({ ...files, ...extra }, { git: true });
  try {
    return await work(project);
  } finally {
    await project.remove();
  }
}
