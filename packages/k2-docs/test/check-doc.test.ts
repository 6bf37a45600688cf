import { expect, test } from '@jest/globals';
import { checkDoc } from '../src/check-doc.js';
import { parseDocText } from '../src/parse-doc-text.js';
import { placeOf } from './read-files.js';

const files = {
  'src/math.ts': [
    "import { Box } from './box.js';",
    'type Options = { digits?: number; mode: string };',
    'export function add(a: number, b = 1): number {',
    "  if (a < 0) throw new RangeError('negative');",
    '  return a + b;',
    '}',
    'export function round(value: number, options: Options): number { return Math.round(value); }',
    'export function note(text: string): void {}',
    'export class OwnError extends Error {}',
    'export function open(box: Box): void { box.put(1); }',
  ].join('\n'),
  'src/box.ts':
    'export class Box {\n  size = 0;\n  put(item: number): void {}\n}\nexport interface Shape { kind: string }',
};

async function check(id: string, text: string, writer: 'model' | 'source' = 'model') {
  return checkDoc(parseDocText(text), await placeOf(files, id), writer);
}

test('true statements stay as they are', async () => {
  const { doc, claims, cut } = await check(
    'src/math.ts#add',
    'Adds `a` and `b`.\n@param a the first\n@param b - the second, default `1`\n@returns the sum\n@throws RangeError when `a` is negative\n@example\n```ts\nadd(1, 2)\n```',
  );
  expect(cut).toEqual([]);
  expect(claims.false).toBe(0);
  expect(claims.checked).toBeGreaterThan(6);
  expect(doc.summary).toBe('Adds `a` and `b`.');
  expect(doc.parameters).toEqual([
    { name: 'a', text: 'the first' },
    { name: 'b', text: 'the second, default `1`' },
  ]);
  expect(doc.throws).toEqual([{ name: 'RangeError', text: 'when `a` is negative', isConfirmed: true }]);
  expect(doc.examples).toEqual([{ caption: '', language: 'ts', code: 'add(1, 2)' }]);
});

test('an invented parameter goes, as a tag and as a sentence, in code and in plain words', async () => {
  const { doc, cut } = await check(
    'src/math.ts#add',
    'Adds. Rounds to `precision` digits. The maxRetries setting applies. Set `precision = 2` first. Calls fetchRates() often.\n@param a first\n@param precision digits',
  );
  expect(doc.summary).toBe('Adds.');
  expect(doc.parameters).toEqual([{ name: 'a', text: 'first' }]);
  expect(cut).toEqual(['precision', 'maxRetries', 'precision = 2', 'fetchRates', '@param precision']);
});

test('a parameter of another function is as invented as any', async () => {
  const { doc } = await check('src/math.ts#add', 'Adds. Takes `options` too.\n@param value no');
  expect(doc.summary).toBe('Adds.');
  expect(doc.parameters).toEqual([]);
});

test('properties of an options parameter are checked one by one', async () => {
  const { doc, cut } = await check(
    'src/math.ts#round',
    'Rounds by `options.mode`. Uses `options.speed`.\n@param options how\n@param options.digits how many\n@param options.locale none',
  );
  expect(doc.summary).toBe('Rounds by `options.mode`.');
  expect(doc.parameters.map((item) => item.name)).toEqual(['options', 'options.digits']);
  expect(cut).toEqual(['options.speed', '@param options.locale']);
});

test('a function without a value returns nothing, whatever is said', async () => {
  expect((await check('src/math.ts#note', 'Notes.\n@returns the note')).doc.returns).toBeNull();
  expect((await check('src/math.ts#OwnError', 'An error.\n@returns itself')).cut).toEqual(['@returns']);
});

test('errors: thrown in the body stay, invented ones go, what a callee could throw is not confirmed', async () => {
  const plain = await check(
    'src/math.ts#add',
    'Adds.\n@throws TypeError never\n@throws InventedError never\n@throws 當 `a` 為負數時',
  );
  expect(plain.doc.throws).toEqual([{ name: '', text: '當 `a` 為負數時', isConfirmed: true }]);
  const calling = await check(
    'src/math.ts#open',
    'Opens.\n@throws {TypeError} from inside\n@throws OwnError ours\n@throws InventedError never',
  );
  expect(calling.doc.throws).toEqual([
    { name: 'TypeError', text: 'from inside', isConfirmed: false },
    { name: 'OwnError', text: 'ours', isConfirmed: false },
  ]);
  expect(calling.claims.unverified).toBe(2);
  expect((await check('src/math.ts#note', 'Notes.\n@throws Error sometimes')).doc.throws).toEqual([]);
});

test('links: to symbols by id, name or member; to nothing goes with its sentence', async () => {
  const { doc, cut } = await check(
    'src/math.ts#open',
    'Opens a {@link Box}. See {@link add | the sum} and {@link Box#put}. See {@link Basket}. More at https://invented.example/x. A [page](https://invented.example/y) is there.',
  );
  expect(doc.summary).toBe(
    'Opens a {@link src/box.ts#Box|`Box`}. See {@link src/math.ts#add|the sum} and {@link src/box.ts#Box.put|`Box.put`}.',
  );
  expect(cut).toContain('Basket');
});

test('members of a known class are known; others are not', async () => {
  const { doc } = await check(
    'src/math.ts#open',
    'Calls `Box.put()`. Calls `Box.remove()`. Reads `box.size`. Uses `Array.isArray` and `Promise<number>`.',
  );
  expect(doc.summary).toBe(
    'Calls `Box.put()`. Reads `box.size`. Uses `Array.isArray` and `Promise<number>`.',
  );
});

test('a wrong default is untrue, in Chinese too', async () => {
  const { doc } = await check('src/math.ts#add', 'Adds.\n@param b 第二個數。預設為 `10`。');
  expect(doc.parameters).toEqual([{ name: 'b', text: '第二個數。' }]);
});

test('examples must parse, import and call what exists, with what it takes', async () => {
  const keep = async (code: string) =>
    (await check('src/math.ts#round', `Rounds.\n@example\n\`\`\`ts\n${code}\n\`\`\``)).doc.examples.length ===
    1;
  expect(
    await keep("import { round } from './math.js';\nconst x = round(1.5, { mode: 'up' });\nconsole.log(x);"),
  ).toBe(true);
  expect(await keep("import { Box } from 'my-package';\nconst box = new Box();\nbox.put(1);")).toBe(true);
  expect(await keep('round(1.5, {')).toBe(false);
  expect(await keep('roundAll(1.5)')).toBe(false);
  expect(await keep("import { roundAll } from './math.js';\nroundAll(1);")).toBe(false);
  expect(await keep('round(1)')).toBe(false);
  expect(await keep("round(1, { mode: 'up' }, 3)")).toBe(false);
  expect(await keep("round(1, { mode: 'up', precision: 2 })")).toBe(false);
  expect(
    await keep("import { Box } from './box.js';\nnew Box().put(1);\nconst box = new Box();\nbox.remove(1);"),
  ).toBe(false);
});

test('`@deprecated` counts only when the source says it', async () => {
  expect((await check('src/math.ts#add', 'Adds.\n@deprecated use round')).doc.deprecated).toBeNull();
});

test("an author's own words stay, but not a tag for what is gone", async () => {
  const { doc, claims } = await check(
    'src/math.ts#add',
    'Adds, as `lodash` does.\n@param gone old\n@param a first',
    'source',
  );
  expect(doc.summary).toBe('Adds, as `lodash` does.');
  expect(doc.parameters).toEqual([{ name: 'a', text: 'first' }]);
  expect(claims.false).toBe(1);
  expect(claims.unverified).toBe(1);
});

test('checking twice changes nothing', async () => {
  const place = await placeOf(files, 'src/math.ts#open');
  const once = checkDoc(
    parseDocText(
      'Opens a {@link Box} <b>now</b> & `a` | b.\n\n- one `box`\n- two ![x](y)\n\n# Title\n@param box the *box*',
    ),
    place,
    'model',
  );
  const twice = checkDoc(once.doc, place, 'model');
  expect(twice.doc).toEqual(once.doc);
  expect(twice.claims.false).toBe(0);
});

test('a property of the options parameter may be named alone; names in Chinese are names', async () => {
  const alone = await check('src/math.ts#round', 'Rounds.\n@param digits how many\n@param speed none');
  expect(alone.doc.parameters).toEqual([{ name: 'options.digits', text: 'how many' }]);
  const chinese = { '數學.ts': 'export function 相加(數量: number): number { return 數量; }' };
  const place = await placeOf(chinese, '數學.ts#相加');
  expect(checkDoc(parseDocText('相加。\n@param 數量 多少'), place, 'model').doc.parameters).toEqual([
    { name: '數量', text: '多少' },
  ]);
});
