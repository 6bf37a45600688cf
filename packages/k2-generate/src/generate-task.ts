import { type Locale, type ModelMessage, type Note, renderPrompt, templateVariables } from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { GenerateOptions } from './generate.js';
import type { ReadProject } from './read-project.js';

/** The request of a run, and how notes are worded in its language. */
export type GenerateTask = {
  readonly messages: readonly ModelMessage[];
  readonly locale: Locale;
  readonly phrase: (note: Note) => string;
};

/** Renders the article's template for this project: what was not given is detected, and shown with `--verbose`. */
export async function askForFiles(
  session: Session,
  task: Omit<GenerateOptions, 'context' | 'output'> & ReadProject,
): Promise<GenerateTask> {
  const { root, config, tell } = session;
  const { prompt, output, facts, context } = task;
  const locale = session.promptLocale(prompt);
  const phrase = (note: Note) => session.text(note, locale);
  const variables = templateVariables([task, config, facts], phrase);
  tell('detail', { id: 'prompt.variables', values: variables });
  tell('detail', { id: 'generate.shown', values: { shown: context.files.map((file) => file.path) } });
  if (context.leftOut.length > 0) {
    tell('note', { id: 'generate.leftOut', values: { files: context.leftOut.map((file) => file.path) } });
  }
  const messages = await renderPrompt({
    name: 'generate',
    locale,
    root,
    variables: {
      ...variables,
      detailed_requirements: prompt,
      output: output === '' ? '' : `${output}/`,
      fileList: context.fileList.join('\n'),
      files: context.files,
      leftOut: context.leftOut.map((file) => file.path).join('\n'),
    },
  });
  return { messages, locale, phrase };
}
