import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { errorText, K2Error, systemErrorCode } from '../errors/k2-error.js';
import type { Locale } from '../i18n/locale.js';
import type { ModelMessage } from '../model/model-client.js';
import { block, fenced, inline } from './quote-value.js';

/** The variables of the article's template, and the command's own under their names. Texts are put in as they are, never as template code. */
export type PromptVariables = Readonly<
  Record<string, string | number | boolean | null | readonly unknown[] | Readonly<Record<string, unknown>>>
>;

// Set by the build: a package carries its prompts beside its compiled code.
const packagedPrompts = fileURLToPath(new URL('../templates/prompts/', import.meta.url));

/**
 * Renders a command's prompt to messages: the part above the line `--- user ---` is the system message, the rest the user's.
 * The look-up goes project override (`.k2/prompts/<locale>/<name>.hbs`), then the locale, then English. The system message depends on nothing but the
 * template and the project's variables, so that the host's prefix cache is hit by repairs and later calls.
 * @throws K2Error usage when an override of the project cannot be read or rendered
 */
export async function renderPrompt(options: {
  readonly name: string;
  readonly locale: Locale;
  readonly root: string;
  readonly variables: PromptVariables;
}): Promise<readonly ModelMessage[]> {
  const { name, locale, root, variables } = options;
  const { default: Handlebars } = await import('handlebars');
  const environment = Handlebars.create();
  environment.registerHelper('fenced', (value: unknown, language: unknown) =>
    fenced(String(value), typeof language === 'string' ? language : ''),
  );
  environment.registerHelper('inline', (value: unknown) => inline(String(value)));
  environment.registerHelper('block', (value: unknown) => block(String(value)));
  const protocol = await findTemplate({ name: 'reply-protocol', locale, root });
  environment.registerPartial('reply-protocol', protocol.text);
  const found = await findTemplate({ name, locale, root });
  const render = (template: string) => {
    try {
      // noEscape: this is not HTML. strict: a misspelt variable in an override is an error and not an empty place.
      return environment.compile(template, { noEscape: true, strict: true })(variables).trim();
    } catch (error) {
      throw new K2Error(
        'usage',
        'prompt.notRendered',
        { file: found.file, reason: errorText(error) },
        { cause: error },
      );
    }
  };
  // Split before rendering, so that no value can end the system message.
  const [system, user] = splitTemplate(found.text);
  return user === undefined
    ? [{ role: 'user', content: render(system) }]
    : [
        { role: 'system', content: render(system) },
        { role: 'user', content: render(user) },
      ];
}

function splitTemplate(text: string): readonly [string, string | undefined] {
  const match = /^--- user ---$/m.exec(text);
  if (match === null) return [text, undefined];
  return [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}

async function findTemplate(options: {
  readonly name: string;
  readonly locale: Locale;
  readonly root: string;
}): Promise<{ readonly file: string; readonly text: string }> {
  const { name, locale, root } = options;
  const candidates = [
    join(root, '.k2', 'prompts', locale, `${name}.hbs`),
    join(root, '.k2', 'prompts', `${name}.hbs`),
    join(packagedPrompts, locale, `${name}.hbs`),
    join(packagedPrompts, 'en', `${name}.hbs`),
  ];
  for (const file of candidates) {
    try {
      return { file, text: await readFile(file, 'utf8') };
    } catch (error) {
      if (systemErrorCode(error) === 'ENOENT' || systemErrorCode(error) === 'ENOTDIR') continue;
      throw new K2Error('usage', 'prompt.notRead', { file, reason: errorText(error) }, { cause: error });
    }
  }
  throw new Error(`no template named ${name}`);
}
