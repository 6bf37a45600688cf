import type { Session, Speaker } from '@k2/core/cli';
import { listTemplates, packagedTemplates } from './template/find-templates.js';
import type { Template } from './template/template.js';

/** The templates there are; the `result` of `--list`. */
export type TemplateList = {
  readonly templates: readonly {
    readonly name: string;
    readonly language: string;
    readonly version: string;
    readonly description: string;
    readonly variables: readonly {
      readonly name: string;
      readonly type: string;
      readonly default: unknown;
      readonly description: string;
    }[];
  }[];
};

/** Lists the templates with their descriptions in the messages' language. */
export async function listForPeople(
  session: Pick<Session, 'locale'>,
  folder = packagedTemplates,
): Promise<TemplateList> {
  const templates = await listTemplates(folder);
  return { templates: templates.map((template) => describeTemplate(template, session.locale)) };
}

function describeTemplate(template: Template, locale: Session['locale']): TemplateList['templates'][number] {
  return {
    name: template.name,
    language: template.language,
    version: template.version,
    description: template.description[locale],
    variables: Object.entries(template.variables).map(([name, variable]) => ({
      name,
      type: variable.type,
      default: variable.default,
      description: variable.description[locale],
    })),
  };
}

/** The table of `--list`, each template with what `--set` takes. */
export function renderTemplateList(list: TemplateList, speaker: Speaker): string {
  const width = Math.max(...list.templates.map(({ name, language }) => name.length + language.length)) + 3;
  const lines = list.templates.flatMap(({ name, language, version, description, variables }) => [
    `${speaker.style('bold', `${name} ${language}`.padEnd(width))} ${version}  ${description}`,
    ...variables.map(
      (variable) => `    --set ${variable.name}=${JSON.stringify(variable.default)}  ${variable.description}`,
    ),
  ]);
  return [speaker.text('init.list.title'), ...lines].join('\n');
}
