import { expect, test } from '@jest/globals';
import { anchorFinding } from '../../src/model/anchor-finding.js';
import { mergeFindings } from '../../src/model/merge-findings.js';
import { numberLines, planBatches } from '../../src/model/review-task.js';
import type { ModelFinding } from '../../src/model/review-reply.js';
import type { ReviewedFile } from '../../src/scope/reviewed-file.js';

const text = 'const a = 1;\nsave(a);\nconst b = 2;\nsave(a);\n';
const file = (part: Partial<ReviewedFile> = {}): ReviewedFile => ({
  path: 'a.ts',
  text,
  hasBom: false,
  changed: 'all',
  hunks: null,
  ...part,
});
const finding = (part: Partial<ModelFinding>): ModelFinding => ({
  path: 'a.ts',
  quote: 'const b = 2;',
  line: 3,
  severity: 'high',
  category: 'correctness',
  message: 'm',
  confidence: 0.9,
  fix: undefined,
  ...part,
});
const at = (part: Partial<ModelFinding>, of = file()) => {
  const found = anchorFinding(finding(part), of);
  return found === undefined ? undefined : of.text.slice(0, found.start).split('\n').length;
};

test('a quote decides the line, whatever line the model named', () => {
  expect(at({ line: 40 })).toBe(3);
  expect(at({ line: undefined })).toBe(3);
  expect(at({ quote: '    3 | const b = 2;' })).toBe(3);
  expect(at({ quote: '+    3 | const b = 2;\n+    4 | save(a);' })).toBe(3);
  expect(at({ quote: '  const b = 2;  ' })).toBe(3);
  expect(at({ quote: 'const b = 2;\nsave(a);' }, file({ text: text.replaceAll('\n', '\r\n') }))).toBe(3);
});

test('of several places the one nearest to the line is meant', () => {
  expect(at({ quote: 'save(a);', line: 4 })).toBe(4);
  expect(at({ quote: 'save(a);', line: 1 })).toBe(2);
});

test('a quote that is not there, proves nothing, or lies in unchanged lines is no finding', () => {
  expect(at({ quote: 'const c = 3;' })).toBeUndefined();
  expect(at({ quote: ');' })).toBeUndefined();
  expect(at({ quote: 'const b=2;' })).toBeUndefined();
  expect(at({}, file({ changed: [[1, 2]] }))).toBeUndefined();
});

test('a fix is meant inside its quote, else at the only whole line that reads so', () => {
  const edit = (part: Partial<ModelFinding>) => anchorFinding(finding(part), file());
  expect(edit({ fix: { search: '2', replace: '3' } })?.edit).toEqual({ start: 32, end: 33, text: '3' });
  expect(edit({ quote: 'const a = 1;', fix: { search: 'const b = 2;', replace: '' } })?.edit).toMatchObject({
    start: 22,
  });
  for (const search of ['save(a);', 'b = 2', 'nowhere']) {
    expect(edit({ quote: 'const a = 1;', fix: { search, replace: 'x' } })?.isUnanchored).toBe(true);
  }
  // Two places and no line: which of them is meant is anybody's guess.
  expect(
    edit({ quote: 'save(a);', line: undefined, fix: { search: 'save', replace: 'x' } })?.isUnanchored,
  ).toBe(true);
  expect(
    edit({ quote: 'save(a);', line: 4, fix: { search: 'save', replace: 'x' } })?.isUnanchored,
  ).toBeUndefined();
});

test('on one line the offline finding stays, with the model’s words and the graver severity', () => {
  const offline = {
    ...anchorFinding(finding({}), file())!,
    rule: 'no-eval',
    source: 'rule' as const,
    severity: 'high' as const,
  };
  const low = anchorFinding(
    finding({ quote: 'b = 2', severity: 'low', message: 'harmless, ignore it' }),
    file(),
  )!;
  const grave = anchorFinding(finding({ quote: 'b = 2', severity: 'critical' }), file())!;
  expect(mergeFindings(text, [offline], [low])).toEqual([{ ...offline, detail: 'harmless, ignore it' }]);
  expect(mergeFindings(text, [offline], [grave])).toMatchObject([{ rule: 'no-eval', severity: 'critical' }]);
  const elsewhere = anchorFinding(finding({ quote: 'const a = 1;' }), file())!;
  expect(mergeFindings(text, [offline], [elsewhere, elsewhere])).toHaveLength(2);
});

test('lines are numbered as in the file; new ones have a plus', () => {
  const hunks = [{ start: 2, lines: [' save(a);', '-const x = 0;', '+const b = 2;\r', ' save(a);'] }];
  expect(numberLines(file({ hunks, changed: [[3, 3]] }))).toBe(
    '     2 | save(a);\n-      | const x = 0;\n+    3 | const b = 2;\n     4 | save(a);',
  );
  expect(numberLines(file()).split('\n')[3]).toBe('+    4 | save(a);');
});

test('files are never cut: what has no room is named', () => {
  const large = file({ path: 'large.ts', text: 'const x = 1;\n'.repeat(30_000) });
  const many = Array.from({ length: 40 }, (_, index) =>
    file({ path: `${index}.ts`, text: 'const x = 1;\n'.repeat(2_000) }),
  );
  const { batches, leftOut } = planBatches([large, ...many]);
  expect(leftOut[0]).toEqual({ path: 'large.ts', why: 'too-large-for-model' });
  const sent = batches.flatMap((batch) => batch.prompt.map((entry) => entry.path));
  expect(sent.length + leftOut.length).toBe(41);
  expect(leftOut.slice(1).every((entry) => entry.why === 'too-much-for-model')).toBe(true);
});
