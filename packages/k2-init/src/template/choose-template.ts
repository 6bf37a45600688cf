import { K2Error } from '@k2/core';
import type { Session } from '@k2/core/cli';
import { askTemplate } from './ask-template.js';
import { findTemplate, listTemplates } from './find-templates.js';
import type { Template } from './template.js';

/**
 * The template to use: the one that was named, else the first one with `--yes`, else the one the user picks on a terminal.
 * @throws K2Error usage when it does not exist, or none was named and nobody can be asked
 */
export async function chooseTemplate(
  session: Pick<Session, 'isInteractive' | 'locale' | 'signal' | 'text'>,
  request: {
    readonly templates: string;
    readonly template: string | undefined;
    readonly language: string | undefined;
    readonly takesDefaults: boolean;
  },
): Promise<Template> {
  const templates = await listTemplates(request.templates);
  const names = [...new Set(templates.map((template) => template.name))];
  const { language } = request;
  if (request.template !== undefined) return findTemplate(templates, { name: request.template, language });
  if (request.takesDefaults) return findTemplate(templates, { name: names[0] ?? '', language });
  if (!session.isInteractive) {
    throw new K2Error('usage', 'init.template.missing', { known: names, suggestion: names[0] ?? '' });
  }
  return findTemplate(templates, { name: await askTemplate(templates, session), language });
}
