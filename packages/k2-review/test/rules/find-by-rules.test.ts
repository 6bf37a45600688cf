import { describe, expect, test } from '@jest/globals';
import { allRules } from '../../src/rules/all-rules.js';
import { findByRules } from '../../src/rules/find-by-rules.js';
import { correctnessCases } from './correctness-cases.js';
import { securityCases } from './security-cases.js';

const cases = { ...securityCases, ...correctnessCases };

test('every rule has cases and every case a rule', () => {
  expect(allRules.map((rule) => rule.id).sort()).toEqual(Object.keys(cases).sort());
  expect(allRules.length).toBeGreaterThanOrEqual(10);
});

for (const rule of allRules) {
  describe(rule.id, () => {
    const { path = 'src/a.ts', found, clean, fixed = [] } = cases[rule.id]!;

    test.each([...found])('finds %s', async (text) => {
      const result = await findByRules(path, text);
      expect(result.filter((entry) => entry.rule === rule.id)).toHaveLength(1);
    });

    test.each([...clean])('leaves %s alone', async (text) => {
      const result = await findByRules(path, text);
      expect(result.filter((entry) => entry.rule === rule.id)).toEqual([]);
    });

    for (const [before, after] of fixed)
      test(`fixes ${before}`, async () => {
        const [entry] = (await findByRules(path, before)).filter((one) => one.rule === rule.id);
        const edit = entry?.edit ?? { start: 0, end: 0, text: '' };
        expect(before.slice(0, edit.start) + edit.text + before.slice(edit.end)).toBe(after);
      });

    test('has a fix exactly where its cases say so', () => {
      expect(rule.fix !== undefined).toBe(fixed.length > 0);
    });
  });
}

test('the same shapes are found in TSX, JSX and plain JavaScript', async () => {
  for (const path of ['a.tsx', 'a.jsx', 'a.js', 'a.mjs', 'a.cjs', 'a.mts', 'a.cts']) {
    expect(await findByRules(path, 'export const f = (input) => eval(input);')).toHaveLength(1);
  }
  const component = 'export const A = ({ post }) => <div dangerouslySetInnerHTML={{ __html: post.body }} />;';
  for (const path of ['a.tsx', 'a.jsx']) expect(await findByRules(path, component)).toHaveLength(1);
});

test('offsets count UTF-16 units, also after Chinese and emoji', async () => {
  const text = "// 使用者 😀\nconst 名 = '😀'; eval(輸入);\n";
  const [entry] = await findByRules('a.ts', text);
  expect(text.slice(entry?.start, entry?.end)).toBe('eval(輸入)');
});

test('a secret in code is shown masked', async () => {
  const [entry] = await findByRules('a.ts', "const password = 'hunter2hunter2';");
  expect(entry?.quote).not.toContain('hunter2');
});

test('a comment in the reviewed code switches nothing off', async () => {
  const text = '// ast-grep-ignore\n// eslint-disable-next-line\n/* k2-review: severity low */ eval(input);';
  expect((await findByRules('a.ts', text))[0]?.severity).toBe('high');
});

test('a language without rules has no findings', async () => {
  expect(await findByRules('a.py', 'eval(input)')).toEqual([]);
});
