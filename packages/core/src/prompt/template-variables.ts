import type { Note } from '../errors/k2-error.js';

/** The article's variables, besides the requirements: what a developer of which language, domain and standard would write. */
export type TemplateVariables = {
  readonly language: string;
  readonly domain: string;
  readonly coding_standard: string;
};

type Wishes = {
  readonly language?: string | null | undefined;
  readonly domain?: string | null | undefined;
  readonly standard?: string | null | undefined;
};

const names: Readonly<Record<string, string>> = {
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  csharp: 'C#',
  fsharp: 'F#',
  cpp: 'C++',
  php: 'PHP',
  sql: 'SQL',
  powershell: 'PowerShell',
};

/**
 * Fills the variables from the first source that has them: flags, configuration, then what the project's files told.
 * @param phrase words a note in the language of the prompt
 */
export function templateVariables(
  sources: readonly [flags: Wishes, config: Wishes, project: Wishes],
  phrase: (note: Note) => string,
): TemplateVariables {
  const find = (key: keyof Wishes) =>
    sources.map((source) => source[key]).find((value) => value != null && value !== '');
  const say = (id: string) => phrase({ id, values: {} });
  const language = find('language');
  return {
    language: language == null ? say('prompt.anyLanguage') : (names[language] ?? capitalise(language)),
    domain: find('domain') ?? say('prompt.anyDomain'),
    coding_standard: find('standard') ?? say('prompt.anyStandard'),
  };
}

function capitalise(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
