import { expect, test } from '@jest/globals';
import { readFiles, symbolsOf } from './read-files.js';

test('a function: parameters, defaults, rest, return type, the error it throws, the line and the comment', async () => {
  const symbols = await symbolsOf(
    [
      '// a header',
      '/**',
      ' * Scales a value.',
      ' * @param value - what to scale',
      ' */',
      'export function scale(value: number, /* how much */ factor = 2, ...rest: string[]): number {',
      "  if (factor === 0) throw new RangeError('zero');",
      '  return value * factor;',
      '}',
    ].join('\n'),
  );
  const scale = symbols.get('scale');
  expect(scale?.id).toBe('src/a.ts#scale');
  expect(scale?.kind).toBe('function');
  expect(scale?.signature).toBe('function scale(value: number, factor = 2, ...rest: string[]): number');
  expect(scale?.parameters).toEqual([
    { name: 'value', type: 'number', optional: false, default: null },
    { name: 'factor', type: 'number', optional: true, default: '2' },
    { name: '...rest', type: 'string[]', optional: true, default: null },
  ]);
  expect(scale?.returns).toEqual({ type: 'number', isVoid: false });
  expect(scale?.throws).toEqual(['RangeError']);
  expect(scale?.comment).toBe('Scales a value.\n@param value - what to scale');
  expect(scale?.line).toBe(6);
});

test('overloads: the implementation is no part of the signature, a parameter one of them lacks is optional', async () => {
  const symbols = await symbolsOf(
    'export function pick(a: string): string;\nexport function pick(a: number, deep?: boolean): number;\n' +
      "export function pick(a: any): any { if (!a) throw new TypeError('none'); return a; }",
  );
  const pick = symbols.get('pick');
  expect(pick?.signature).toBe(
    'function pick(a: string): string\nfunction pick(a: number, deep?: boolean): number',
  );
  expect(pick?.parameters.map(({ name, type, optional }) => [name, type, optional])).toEqual([
    ['a', 'string | number', false],
    ['deep', 'boolean', true],
  ]);
  expect(pick?.throws).toEqual(['TypeError']);
});

test('an error caught in the body or thrown in a callback is not one the function throws', async () => {
  const symbols = await symbolsOf(
    "export function run(list: string[]): void {\n  try { throw new SyntaxError('x'); } catch {}\n" +
      "  list.forEach(() => { throw new URIError('y'); });\n  try { throw new EvalError('z'); } finally { list.pop(); }\n}",
  );
  expect(symbols.get('run')?.throws).toEqual(['EvalError']);
  expect(symbols.get('run')?.mayThrow).toEqual(['SyntaxError', 'URIError']);
  expect(symbols.get('run')?.callsOut).toBe(true);
});

test('a class: public members only, static ones and accessors, no private field', async () => {
  const symbols = await symbolsOf(
    'export abstract class Cart {\n  #secret = 1;\n  private hidden = 2;\n  protected half = 3;\n  static count = 0;\n' +
      '  constructor(public readonly owner: string, private key: string) {}\n  get size(): number { return 1; }\n  set size(value: number) {}\n' +
      '  total(tax?: number): number { return 1; }\n  abstract close(): void;\n  onDone = (name: string): void => {};\n' +
      '  /** @internal */ reset(): void {}\n  static total(): string { return ""; }\n}',
  );
  expect([...symbols.keys()].toSorted()).toEqual(
    [
      'Cart',
      'Cart.close',
      'Cart.constructor',
      'Cart.count',
      'Cart.onDone',
      'Cart.owner',
      'Cart.size',
      'Cart.total',
      'Cart.total~static',
    ].toSorted(),
  );
  expect(symbols.get('Cart')?.signature).toBe('abstract class Cart');
  expect(symbols.get('Cart.size')?.kind).toBe('accessor');
  expect(symbols.get('Cart.total~static')?.signature).toBe('static total(): string');
  expect(symbols.get('Cart.onDone')?.signature).toBe('onDone = (name: string): void => …');
  expect(symbols.get('Cart.close')?.signature).toBe('abstract close(): void');
  expect(symbols.get('Cart.constructor')?.returns).toBeNull();
});

test('interfaces, object types, enums, namespaces and merged names', async () => {
  const symbols = await symbolsOf(
    "export interface Shape { /** which one */ kind: 'a' | 'b'; area(scale: number): number; readonly depth?: number }\n" +
      "export type Point = { x: number };\nexport enum Level { Low = 1, High, Text = 'text' }\n" +
      'export namespace Tools { export function inner(q: string): void {} }\nexport const schema = 1;\nexport type schema = string;',
  );
  expect(symbols.get('Shape')?.members).toEqual([
    { name: 'kind', type: "'a' | 'b'", optional: false, value: null, comment: 'which one' },
    { name: 'area', type: '(scale: number): number', optional: false, value: null, comment: '' },
    { name: 'depth', type: 'number', optional: true, value: null, comment: '' },
  ]);
  expect(symbols.get('Point')?.members.map((member) => member.name)).toEqual(['x']);
  expect(symbols.get('Level')?.members.map(({ name, value }) => [name, value])).toEqual([
    ['Low', '1'],
    ['High', '2'],
    ['Text', '"text"'],
  ]);
  expect(symbols.get('Tools.inner')?.parameters[0]?.name).toBe('q');
  expect(symbols.get('schema')?.signature).toBe('const schema = 1\ntype schema = string;');
});

test('constants show short values, not secrets, and never the `any` of a dependency that was not read', async () => {
  const symbols = await symbolsOf(
    "import fastify from 'fastify';\nexport const limit = 5;\nexport const apiKey = 'sk-test-1';\nexport const app = fastify();\n" +
      "export const list = ['a'];\nexport let counter = 0;\nexport const { first, second } = { first: 1, second: 'x' };",
  );
  expect(symbols.get('limit')?.signature).toBe('const limit = 5');
  expect(symbols.get('apiKey')?.signature).toBe('const apiKey: string');
  expect(symbols.get('app')?.signature).toBe('const app');
  expect(symbols.get('list')?.signature).toBe('const list: string[]');
  expect(symbols.get('counter')?.kind).toBe('variable');
  expect(symbols.get('second')?.signature).toBe('const second: string');
});

test('a destructured parameter gives one for each name, and its options are known', async () => {
  const symbols = await symbolsOf(
    "import type { Options } from './options.js';\nexport const draw = ({ width, color = 'red' }: { width: number; color?: string }) => width;\n" +
      'type Local = { retries?: number };\nexport function load(path: string, options: Local): void {}\nexport function far(options: Options): void {}',
  );
  expect(symbols.get('draw')?.parameters).toEqual([
    { name: 'width', type: 'number', optional: false, default: null },
    { name: 'color', type: 'string', optional: true, default: "'red'" },
  ]);
  expect(
    symbols
      .get('load')
      ?.parameterMembers.get('options')
      ?.map((member) => member.name),
  ).toEqual(['retries']);
  expect(symbols.get('far')?.parameterMembers.get('options')).toBeUndefined();
});

test('default exports, aliases, `export =` and CommonJS', async () => {
  const modules = await readFiles({
    'a.ts': 'export default function (a: string) {}',
    'b.ts': 'const local = 1; export default local;',
    'c.ts': 'function helper() {}\nexport { helper as aid };\nexport { helper };\nexport default helper;',
    'd.ts': 'class Box { put(): void {} }\nexport = Box;',
    'e.cjs':
      '/** One.\n * @param {string} a\n * @returns {number} */\nfunction one(a) { return a.length; }\nmodule.exports = { one, two: function (b) {}, LIMIT: 3, three(c) {} };',
    'f.js': 'exports.one = function (a) {};\nfunction h() {}\nmodule.exports.three = h;',
    'g.js': 'function find(a) { return 1; }\nfind.extra = 1;\nmodule.exports = find;',
  });
  expect(modules.map((module) => module.symbols.map((symbol) => symbol.name))).toEqual([
    ['default'],
    ['default'],
    ['helper'],
    ['Box', 'Box.put'],
    ['one', 'two', 'LIMIT', 'three'],
    ['one', 'three'],
    ['find', 'extra'],
  ]);
  expect(modules[2]?.symbols[0]?.aliases).toEqual(['aid', 'default']);
  const one = modules[4]?.symbols[0];
  expect(one?.parameters[0]?.type).toBe('string');
  expect(one?.returns?.type).toBe('number');
});

test('a re-export is documented once, where it is declared', async () => {
  const modules = await readFiles({
    'src/index.ts':
      "export { add, add as plus } from './math.js';\nexport * from './text.js';\nexport { z } from 'zod';",
    'src/math.ts': 'export function add(a: number): number { return a; }',
    'src/text.ts': 'export const trim = 1;\nexport default 2;',
  });
  const [index, math] = modules;
  expect(index?.symbols).toEqual([]);
  expect(index?.reExports).toEqual([
    { name: 'add', from: 'src/math.ts', id: 'src/math.ts#add' },
    { name: 'plus', from: 'src/math.ts', id: 'src/math.ts#add' },
    { name: 'trim', from: 'src/text.ts', id: 'src/text.ts#trim' },
    { name: 'z', from: 'zod', id: null },
  ]);
  expect(math?.symbols.map((symbol) => symbol.id)).toEqual(['src/math.ts#add']);
});

test('CRLF, a BOM, JSX, a tsconfig that cannot be read, an empty file and a script without exports', async () => {
  const modules = await readFiles({
    'tsconfig.json': '{"extends":"@not/installed"}',
    'src/a.tsx':
      '\uFEFF/** A row.\r\n * Two lines.\r\n */\r\nexport function Row(\r\n  a: string,\r\n  b: string,\r\n): void {\r\n}\r\n',
    'src/empty.ts': '',
    'src/script.ts': 'console.log(1);',
  });
  const row = modules[0]?.symbols[0];
  expect(row?.comment).toBe('A row.\nTwo lines.');
  expect(row?.signature).toBe('function Row(\n  a: string,\n  b: string,\n): void');
  expect(modules.slice(1).flatMap((module) => module.symbols)).toEqual([]);
});

test('invisible and bidirectional letters in a signature are shown as escapes', async () => {
  const symbols = await symbolsOf("export const role = 'user\u202E // admin';");
  expect(symbols.get('role')?.signature).toBe("const role = 'user\\u202E // admin'");
});
