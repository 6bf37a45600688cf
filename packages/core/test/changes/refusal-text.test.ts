import { expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withRefusalText } from '../../src/changes/refusal-text.js';
import { refuse } from '../../src/changes/refuse.js';
import { changesMessages } from '../../src/i18n/messages/changes.js';
import { replyMessages } from '../../src/i18n/messages/reply.js';
import { locales } from '../../src/i18n/locale.js';

const source = fileURLToPath(new URL('../../src/', import.meta.url));

test('every message a room uses is in its catalogue, and none is there for nothing', async () => {
  const kinds = [
    'repository',
    'hook',
    'ci',
    'editor',
    'agent',
    'shell',
    'lockfile',
    'check',
    'dependencies',
    'tool',
  ];
  for (const [room, catalogue] of [
    ['changes', changesMessages],
    ['reply', replyMessages],
  ] as const) {
    const names = (await readdir(join(source, room), { recursive: true })).filter((name) =>
      name.endsWith('.ts'),
    );
    const code = (await Promise.all(names.map((name) => readFile(join(source, room, name), 'utf8')))).join(
      '\n',
    );
    const used = new Set(
      [...code.matchAll(new RegExp(`'(${room}\\.[\\w.]+)'`, 'g'))].map((match) => match[1] ?? ''),
    );
    if (room === 'changes') for (const kind of kinds) used.add(`changes.protected.${kind}`);
    const known = Object.keys(catalogue).filter((id) => !id.endsWith('.hint'));
    expect([...used].sort()).toEqual(known.sort());
  }
});

test('the values a text asks for are the same in every language', () => {
  const fieldsOf = (text: string): string[] =>
    [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
  for (const [id, message] of Object.entries({ ...changesMessages, ...replyMessages })) {
    for (const locale of locales)
      expect([id, locale, fieldsOf(message[locale])]).toEqual([id, locale, fieldsOf(message.en)]);
  }
});

test('a hostile path cannot drive the terminal it is shown on', () => {
  const text = withRefusalText([refuse('changes.path.invisible', 'a\u001b]0;x\u0007\u202Eb.ts')], 'en');
  expect(text).toContain('a\\u{1b}]0;x\\u{7}\\u{202e}b.ts holds a control');
  expect(text.split('\n')).toHaveLength(2);
});
