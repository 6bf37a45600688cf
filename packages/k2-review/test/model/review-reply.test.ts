import { expect, test } from '@jest/globals';
import { readReviewReply } from '../../src/model/review-reply.js';

const finding = {
  path: 'src/a.ts',
  quote: 'x()',
  line: 3,
  severity: 'high',
  category: 'security',
  message: 'bad',
  confidence: 0.8,
};
const document = JSON.stringify({ findings: [finding] });

test.each([
  ['bare', document],
  ['fenced', `\`\`\`json\n${document}\n\`\`\``],
  [
    'after prose with braces',
    `I looked at {everything}, e.g. \`if (a) { b }\`.\n\n${document}\nThat is all.`,
  ],
  ['after thinking', `<think>maybe {"findings":[{"path":"wrong"}]} no</think>\n${document}`],
  [
    'with a byte order mark and carriage returns',
    `\u{FEFF}${JSON.stringify({ findings: [finding] }, null, 2).replaceAll('\n', '\r\n')}`,
  ],
])('reads %s', (_name, reply) => {
  expect(readReviewReply(reply)?.findings).toEqual([{ ...finding, fix: undefined }]);
});

test('no findings is an answer; prose alone, a list and half an object are none', () => {
  expect(readReviewReply('{"findings":[]}')).toEqual({ findings: [], invalid: 0 });
  for (const reply of [
    '',
    'All is well.',
    '[]',
    '{"findings":',
    '{"results":[]}',
    `${document.slice(0, -3)}`,
  ]) {
    expect(readReviewReply(reply)).toBeNull();
  }
});

test('entries that are no findings are left out and counted', () => {
  const reply = JSON.stringify({
    findings: [finding, 'text', null, { path: 'a' }, { ...finding, quote: '' }],
  });
  expect(readReviewReply(reply)).toMatchObject({ findings: [{ path: 'src/a.ts' }], invalid: 4 });
});

test.each([
  ['CRITICAL', 'critical'],
  ['blocker', 'critical'],
  ['嚴重', 'critical'],
  ['Major', 'high'],
  ['高', 'high'],
  ['warning', 'medium'],
  ['nit', 'low'],
  ['低', 'low'],
  [undefined, 'medium'],
  [3, 'medium'],
])('reads the severity %s as %s', (severity, expected) => {
  const reply = JSON.stringify({ findings: [{ ...finding, severity }] });
  expect(readReviewReply(reply)?.findings[0]?.severity).toBe(expected);
});

test.each([
  [0.7, 0.7],
  [90, 0.9],
  ['0.4', 0.4],
  [-1, 0],
  [undefined, 0.5],
  ['sure', 0.5],
])('reads the confidence %s as %s', (confidence, expected) => {
  const reply = JSON.stringify({ findings: [{ ...finding, confidence }] });
  expect(readReviewReply(reply)?.findings[0]?.confidence).toBe(expected);
});

test('the path of a diff header is the path of the file', () => {
  const paths = ['b/src/a.ts', './src/a.ts', 'src/a.ts'].map(
    (path) => readReviewReply(JSON.stringify({ findings: [{ ...finding, path }] }))?.findings[0]?.path,
  );
  expect(paths).toEqual(['src/a.ts', 'src/a.ts', 'src/a.ts']);
});
