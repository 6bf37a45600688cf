import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { findOffline } from '../../src/find-offline.js';
import { findSecrets } from '../../src/secrets/find-secrets.js';
import { maskLiterals, maskSecret } from '../../src/secrets/mask.js';
import { mayHoldSecret } from '../../src/secrets/may-hold-secret.js';

// Put together here so that no scanner takes this file for a leak.
const letters = 'aB3dE5gH7jK9mN1pQ3sT5vW7yZ9bC1dE3fG5hJ7kL9';
const secrets = {
  github: `ghp_${letters.slice(0, 36)}`,
  npm: `npm_${letters.slice(0, 36)}`,
  slack: ['xoxb', '123456789012', '1234567890123', letters.slice(0, 24)].join('-'),
  huggingface: `hf_${'aBcDeFgHiJkLmNoPqRsTuVwXyZaBcDeFgH'}`,
  gitlab: `glpat-${letters.slice(0, 20)}`,
  basicauth: ['https://admin:', 'hunter2pass', '@db.internal.org/x'].join(''),
  'database-connection-string': ['postgres://app:', 's3cretpw', '@db.internal.org:5432/app'].join(''),
  figma: `figd_${letters}`,
  aws: `aws_secret_access_key=${letters.slice(0, 40)}`,
  groq: `gsk_${(letters + letters).slice(0, 52)}`,
  linear: `lin_api_${letters}`,
  notion: `ntn_12345678901${letters.slice(0, 35)}`,
  sendgrid: `SG.${letters.slice(0, 22)}.${(letters + letters).slice(0, 43)}`,
  shopify: `shpat_${'0123456789abcdef0123456789abcdef'}`,
  vercel: `vcp_${letters.slice(0, 24)}`,
  databricks: `dapi${'0123456789abcdef0123456789abcdef'}`,
  docker: `dckr_pat_${letters.slice(0, 27)}`,
  grafana: `glsa_${letters.slice(0, 32)}_0123abcd`,
  'hashicorp-vault': `hvs.${(letters + letters + letters).slice(0, 95)}`,
  anthropic: `sk-ant-api03-${(letters + letters + letters).slice(0, 93)}AA`,
  openai: `sk-${letters.slice(0, 20)}T3BlbkFJ${letters.slice(0, 20)}`,
  privatekey: [
    '-----BEGIN PRIVATE',
    ` KEY-----\nMII${randomBytes(300).toString('base64')}\n-----END PRIVATE KEY-----`,
  ].join(''),
  '1password': `ops_${btoa(JSON.stringify({ email: 'a@example.org', key: letters.repeat(3), x: 1 })).replace(/=+$/, '')}`,
};

test.each(Object.entries(secrets))('finds a secret of kind %s and shows it masked', async (kind, secret) => {
  const text = `// settings\nconst value = '${secret}';\n`;
  const [found] = await findSecrets('src/a.ts', text);
  expect(found).toMatchObject({ rule: `secret/${kind}`, source: 'secret', isSecret: true });
  expect(['critical', 'high']).toContain(found?.severity);
  expect(JSON.stringify(found)).not.toContain(secret.slice(6));
  expect(text.slice(0, found?.start).split('\n')).toHaveLength(2);
});

test('a password that opens something on this machine only is no reason to stop a commit', async () => {
  for (const host of ['database:5432', 'postgres']) {
    const [found] = await findSecrets(
      'ci.yml',
      `url: ${['postgres://app:', 'appdev1x', '@'].join('')}${host}/app\n`,
    );
    expect(found).toMatchObject({ severity: 'low', isSecret: true });
  }
});

test('a comment cannot switch the scanner off', async () => {
  const text = `/* secretlint-disable */\n// secretlint-disable-next-line\nconst a = '${secrets.github}';\n`;
  expect(await findSecrets('a.ts', text)).toHaveLength(1);
});

test('a secret is one finding, not a scanner’s and a rule’s', async () => {
  const found = await findOffline('src/a.ts', `const accessToken = '${secrets.github}';\n`);
  expect(found.map((entry) => entry.source)).toEqual(['secret']);
});

test('ordinary code does not load the scanner', () => {
  expect(
    mayHoldSecret(
      'export function add(first: number, second: number): number {\n  return first + second;\n}\n',
    ),
  ).toBe(false);
});

test('masks keep little or nothing', () => {
  expect(maskSecret('hunter2')).toBe('********');
  expect(maskSecret(secrets.github)).toBe('ghp_********');
  expect(maskLiterals(`const a = 'it\\'s secret', b = "x";`)).toBe(`const a = '********', b = "********";`);
});

test('the kinds the scanner knows are the kinds the quick look was written for', async () => {
  const { rules } = await import('@secretlint/secretlint-rule-preset-recommend');
  const kinds = rules.map((rule) => rule.meta.id.replace('@secretlint/secretlint-rule-', ''));
  expect(kinds.sort()).toEqual([
    '1password',
    'anthropic',
    'aws',
    'basicauth',
    'database-connection-string',
    'databricks',
    'docker',
    'figma',
    'filter-comments',
    'gcp',
    'github',
    'gitlab',
    'grafana',
    'groq',
    'hashicorp-vault',
    'huggingface',
    'linear',
    'notion',
    'npm',
    'openai',
    'privatekey',
    'sendgrid',
    'shopify',
    'slack',
    'vercel',
  ]);
});
