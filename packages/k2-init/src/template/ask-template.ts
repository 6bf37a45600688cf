import type { Session } from '@k2/core/cli';
import { createInterface } from 'node:readline/promises';
import type { Template } from './template.js';

/** Asks on the terminal which template to use, by number or name; an empty answer takes the first. */
export async function askTemplate(
  templates: readonly Template[],
  session: Pick<Session, 'locale' | 'signal' | 'text'>,
): Promise<string> {
  const named = templates.filter(
    (template, index) => templates.findIndex(({ name }) => name === template.name) === index,
  );
  const { locale } = session;
  const lines = named.map(
    (template, index) => `  ${index + 1}  ${template.name}  ${template.description[locale]}`,
  );
  const first = named[0]?.name ?? '';
  const question = session.text({ id: 'init.template.ask', values: { first } });
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${lines.join('\n')}\n${question} `, { signal: session.signal });
    const given = answer.trim();
    return given === '' ? first : (named[Number(given) - 1]?.name ?? given);
  } finally {
    terminal.close();
  }
}
