import { expect, test } from '@jest/globals';
import { cleanText, createSpeaker } from '@k2/core/cli';
import { locales } from '@k2/core';
import { reviewMessages } from '../../src/messages.js';
import { renderGithub } from '../../src/render/render-github.js';
import { parseReportFile, renderReview } from '../../src/render/report-file.js';
import type { Finding } from '../../src/finding.js';
import type { ReviewResult } from '../../src/review-result.js';
import { allRules } from '../../src/rules/all-rules.js';

const hostile = 'line\u001b[31m one\n::error::fake\u202e 100%';
const finding: Finding = {
  id: 'f1',
  fingerprint: 'f',
  rule: 'model/security',
  source: 'model',
  severity: 'high',
  category: 'security',
  path: 'src/a,b:100%.ts',
  line: 3,
  endLine: 4,
  quote: hostile,
  message: hostile,
  confidence: 0.5,
};
const result: ReviewResult = {
  scope: 'all',
  files: 1,
  findings: [finding],
  suppressed: 0,
  fixed: 0,
  unreviewed: [{ path: 'b\u001b[2J.ts', why: 'binary' }],
  model: { asked: true, used: 'kimi-k2.7-code' },
};
const speaker = createSpeaker({ catalogue: reviewMessages, locale: 'en', color: false });

test('a GitHub annotation is one command, whatever the message holds', () => {
  expect(renderGithub(result)).toBe(
    '::error file=src/a%2Cb%3A100%25.ts,line=3,endLine=4,title=model/security (high)::line one%0A::error::fake 100%25',
  );
});

test('severities are GitHub’s levels, and what was fixed is not annotated', () => {
  const levels = (['critical', 'high', 'medium', 'low'] as const).map(
    (severity) => renderGithub({ ...result, findings: [{ ...finding, severity }] }).split(' ')[0],
  );
  expect(levels).toEqual(['::error', '::error', '::warning', '::notice']);
  const fixed = { ...finding, fix: { status: 'applied' as const, proof: [], edits: [] } };
  expect(renderGithub({ ...result, findings: [fixed] })).toBe('');
});

test('what people see holds no control or turning characters', () => {
  const text = renderReview(result, 'pretty', speaker);
  expect(text).toContain('line one ::error::fake 100%');
  // eslint-disable-next-line no-control-regex
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  expect(cleanText('\u001b]8;;http://x\u0007link\u001b]8;;\u0007 a\u200bb')).toBe('link ab');
});

test('the format of a report is its prefix, else its name', async () => {
  expect(await parseReportFile('out.json', '/p')).toEqual({ format: 'json', file: '/p/out.json' });
  expect(await parseReportFile('out.txt', '/p')).toEqual({ format: 'pretty', file: '/p/out.txt' });
  expect(await parseReportFile('github:a/b', '/p')).toEqual({ format: 'github', file: '/p/a/b' });
  for (const value of ['sarif:x', 'out.sarif', 'json:', 'nonsense:x.json']) {
    await expect(parseReportFile(value, '/p')).rejects.toMatchObject({
      code: 'usage',
      id: 'review.reportFormat',
    });
  }
});

test('every text exists in the three languages, with the same values, and every rule and reason has one', () => {
  for (const [id, message] of Object.entries(reviewMessages)) {
    const values = locales.map((locale) =>
      [...message[locale].matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort(),
    );
    expect([id, ...values.slice(1)]).toEqual([id, values[0], values[0]]);
  }
  for (const rule of allRules) expect(reviewMessages).toHaveProperty([`review.rule.${rule.id}`]);
});
