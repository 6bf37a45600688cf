import { expect, test } from '@jest/globals';
import { findOffline } from '../../src/find-offline.js';
import { fixText } from '../../src/fix/fix-text.js';
import { openParser } from '../../src/fix/open-parser.js';
import { shiftChanged } from '../../src/fix/text-edit.js';
import type { Found } from '../../src/found.js';
import { isReported } from '../../src/is-reported.js';
import type { ReviewedFile } from '../../src/scope/reviewed-file.js';

async function fix(text: string, extra: readonly Found[] = [], changed: ReviewedFile['changed'] = 'all') {
  const offline = (await findOffline('a.ts', text)).filter((found) =>
    isReported(found, text, changed, 'low'),
  );
  return fixText(
    { text, changed },
    [...offline, ...extra].sort((a, b) => a.start - b.start),
    {
      parses: (await openParser('a.ts', text))!,
      findAll: (after) => findOffline('a.ts', after),
      isReported: (found, after, lines) => isReported(found, after, lines, 'low'),
    },
  );
}

function modelFinding(text: string, quote: string, search: string, replace: string): Found {
  const start = text.indexOf(quote);
  const at = text.indexOf(search, start);
  return {
    rule: 'model/correctness',
    source: 'model',
    severity: 'high',
    category: 'correctness',
    confidence: 0.9,
    start,
    end: start + quote.length,
    quote,
    message: 'm',
    edit: { start: at, end: at + search.length, text: replace },
  };
}

test('several fixes of one text all land', async () => {
  const result = await fix('debugger;\nif (a === NaN) {\n  debugger;\n  b();\n}\ndebugger;\n');
  expect(result.text).toBe('if (Number.isNaN(a)) {\n  b();\n}\n');
  expect(result.applied).toHaveLength(4);
  expect(result.rest).toEqual([]);
});

test('overlapping fixes land one after the other', async () => {
  const result = await fix('const x = !(a === NaN) in b === NaN;\n');
  expect(result.applied.length).toBeGreaterThanOrEqual(2);
  expect(result.rest.filter((found) => found.edit !== undefined)).toEqual([]);
  expect(result.text).toContain('Number.isNaN(a)');
});

test('lines nobody changed keep their faults', async () => {
  const result = await fix('debugger;\nconst a = 1;\ndebugger;\n', [], [[3, 3]]);
  expect(result.text).toBe('debugger;\nconst a = 1;\n');
});

test('a fix that breaks the parse is not kept, and the next one still is', async () => {
  const text = 'const a = load();\ndebugger;\n';
  const result = await fix(text, [modelFinding(text, 'const a = load();', 'load()', 'load(')]);
  expect(result.text).toBe('const a = load();\n');
  expect([...result.rejected.values()]).toEqual([
    [
      { check: 'anchor', ok: true },
      { check: 'parse', ok: false },
    ],
  ]);
});

test('a fix that leaves the quoted text, or brings a new fault, is not kept', async () => {
  const text = 'const a = run(input);\n';
  const idle = await fix(text, [modelFinding(text, 'run(input)', 'run(input)', 'run(input) /* checked */')]);
  expect([...idle.rejected.values()][0]?.at(-1)).toEqual({ check: 'gone', ok: false });
  const worse = await fix(text, [modelFinding(text, 'run(input)', 'run(input)', 'eval(input)')]);
  expect([...worse.rejected.values()][0]?.at(-1)).toEqual({ check: 'nothing-new', ok: false });
  expect([idle.text, worse.text]).toEqual([text, text]);
});

test('a fix without a certain place is not tried', async () => {
  const text = 'const a = run(input);\n';
  const found = { ...modelFinding(text, 'run(input)', 'run', 'walk'), isUnanchored: true };
  const result = await fix(text, [found]);
  expect([...result.rejected.values()]).toEqual([[{ check: 'anchor', ok: false }]]);
});

test('a model’s finding keeps its place while fixes above it move the lines', async () => {
  const text = 'debugger;\nconst a = old();\ndebugger;\nconst b = old();\n';
  const quote = 'const b = old();';
  const result = await fix(text, [{ ...modelFinding(text, quote, 'old', 'fresh') }]);
  expect(result.text).toBe('const a = old();\nconst b = fresh();\n');
});

test('a text that does not parse beforehand has no fix that holds', async () => {
  const result = await fix('debugger;\nconst a = ;\n');
  expect(result.text).toBe('debugger;\nconst a = ;\n');
  expect(result.applied).toEqual([]);
});

test('parsers: JavaScript in its three goals, TypeScript, JSON, and none for the rest', async () => {
  const parses = async (path: string, text: string) => (await openParser(path, text))?.(text) ?? null;
  expect(await parses('a.cjs', 'return 1')).toBe(true);
  expect(await parses('a.js', 'with (a) b')).toBe(true);
  expect(await parses('a.tsx', 'const a = <p>x</p>')).toBe(true);
  expect(await parses('a.js', 'const a = <p>x</p>')).toBe(true);
  expect(await parses('a.ts', 'const a: = 1')).toBe(false);
  expect(await parses('a.json', '{"a":1}')).toBe(true);
  expect((await openParser('a.json', '{"a":1}'))?.('{"a":}')).toBe(false);
  // Comments make it another language than JSON, one we cannot prove anything in.
  expect(await parses('tsconfig.json', '{/* c */}')).toBeNull();
  expect(await parses('a.py', 'x = 1')).toBeNull();
});

test('lines under review move with the edits above them', () => {
  const text = 'a\nb\nc\nd\n';
  expect(shiftChanged([[4, 4]], text, { start: 0, end: 2, text: '' })).toEqual([
    [1, 1],
    [3, 3],
  ]);
  expect(shiftChanged([[1, 1]], text, { start: 6, end: 7, text: 'x\ny' })).toEqual([
    [1, 1],
    [4, 5],
  ]);
  expect(shiftChanged('all', text, { start: 0, end: 1, text: '' })).toBe('all');
});
