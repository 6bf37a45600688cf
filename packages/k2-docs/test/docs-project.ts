import { fileURLToPath } from 'node:url';
import {
  type FakeKimiOptions,
  type RecordedRequest,
  runBinary,
  startFakeKimi,
  temporaryProject,
  type TemporaryProject,
} from '@k2/core/testing';

/** The binary a user runs; built before the tests. */
const binary = fileURLToPath(new URL('../bin/run.js', import.meta.url));

/** A small project whose pages show most of what there is. */
export const sources = {
  'package.json': '{"name":"shop","version":"1.0.0","type":"module"}\n',
  'src/math.ts': [
    '/** Adds two prices. */',
    'export function add(a: number, b = 1): number {',
    "  if (a < 0) throw new RangeError('negative');",
    '  return a + b;',
    '}',
    '',
    'export const limit = 5;',
    '',
  ].join('\n'),
  'src/cart.ts': [
    "import { add } from './math.js';",
    '',
    'export class Cart {',
    '  items: number[] = [];',
    '  total(): number {',
    '    return this.items.reduce((sum, item) => add(sum, item), 0);',
    '  }',
    '}',
    '',
  ].join('\n'),
  'tests/math.test.ts': 'export const notDocumented = 1;\n',
};

const prose: Readonly<Record<string, string>> = {
  'src/cart.ts#Cart': '購物車，金額由 {@link add} 相加。',
  'src/cart.ts#Cart.items': '放進車裡的金額。',
  'src/cart.ts#Cart.total': '算出 `items` 的總和。\n@returns 總金額',
  'src/math.ts#add': [
    '把兩個金額相加。會依 `precision` 四捨五入。',
    '@param a 第一個金額',
    '@param b 第二個金額',
    '@param precision 小數位數',
    '@returns 總和',
    '@throws RangeError 當 `a` 為負數時',
    '@throws InventedError 從不',
    '@example',
    '```ts',
    "import { add } from './math.js';",
    'add(1, 2); // 3',
    '```',
  ].join('\n'),
  'src/math.ts#limit': '金額的上限。',
};

/** The ids a request asks for, in its order. */
export function askedIds(request: RecordedRequest): readonly string[] {
  const user = request.body?.messages.findLast((message) => message.role === 'user');
  return [
    ...new Set([...String(user?.content).matchAll(/^- (\S+#[\w.$~=]+)$/gm)].map((match) => match[1] ?? '')),
  ];
}

/** A good reply to a request, with one section for each asked symbol; two of them say what is not so. */
export function describe(request: RecordedRequest, left: (id: string) => boolean = () => false): string {
  const sections = askedIds(request)
    .filter((id) => !left(id))
    .map((id) => `### ${id}\n${prose[id] ?? '說明。'}`);
  return sections.join('\n\n');
}

export type DocsRun = Awaited<ReturnType<typeof runBinary>>;

/** A project, a fake Kimi to ask, and a way to run k2-docs in it as typed. */
export async function openDocs(
  reply: FakeKimiOptions['reply'] = (request) => describe(request),
  files: Readonly<Record<string, string>> = sources,
): Promise<{
  readonly project: TemporaryProject;
  readonly kimi: Awaited<ReturnType<typeof startFakeKimi>>;
  readonly run: (
    argv: readonly string[],
    env?: Readonly<Record<string, string | undefined>>,
    interrupt?: Promise<unknown>,
  ) => Promise<DocsRun>;
  readonly close: () => Promise<void>;
}> {
  const project = await temporaryProject(files, { git: true });
  const kimi = await startFakeKimi({ ...(reply !== undefined && { reply }) });
  return {
    project,
    kimi,
    run: (argv, env = {}, interrupt) =>
      runBinary(binary, argv, {
        cwd: project.folder,
        env: { MOONSHOT_API_KEY: 'sk-test-docs', MOONSHOT_BASE_URL: kimi.url, ...env },
        ...(interrupt !== undefined && { interrupt }),
      }),
    close: async () => {
      await kimi.close();
      await project.remove();
    },
  };
}
