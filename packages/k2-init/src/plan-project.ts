import type { Session } from '@k2/core/cli';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readProjectName } from './name/project-name.js';
import { inspectTarget, type Target } from './project/inspect-target.js';
import { projectFiles } from './project/project-record.js';
import { putBackAbandoned } from './project/put-back-abandoned.js';
import { chooseTemplate } from './template/choose-template.js';
import { packagedTemplates } from './template/find-templates.js';
import { readAnswers } from './template/read-answers.js';
import { type RenderedFile, renderTemplate } from './template/render-template.js';
import type { Answer, Template } from './template/template.js';

/** What k2-init is asked for. */
export type InitRequest = {
  readonly name: string | undefined;
  readonly template: string | undefined;
  readonly language: string | undefined;
  /** `key=value`, as given. */
  readonly set: readonly string[];
  /** The language was chosen for this project and is written into its settings. */
  readonly isLangGiven: boolean;
  readonly takesDefaults: boolean;
  readonly installs: boolean;
  readonly usesGit: boolean;
  readonly verifies: boolean;
  /** Where the templates lie; those of this package when absent. */
  readonly templates?: string;
};

/** A project that is complete in memory; nothing is written yet. */
export type ProjectPlan = {
  readonly name: string;
  /** Below the current folder, with `/`; `.` for the current folder itself. */
  readonly dir: string;
  readonly target: Target;
  readonly template: Template;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly files: readonly RenderedFile[];
};

/** Checks everything that was asked for and renders the project in memory. @throws K2Error usage or conflict before anything is written */
export async function planProject(session: Session, request: InitRequest): Promise<ProjectPlan> {
  const { cwd, locale } = session;
  const { path, name } = readProjectName(request.name, {
    cwd,
    isTaken: (other) => existsSync(join(cwd, other)),
  });
  const templates = request.templates ?? packagedTemplates;
  const template = await chooseTemplate(session, { ...request, templates });
  const chosen = readAnswers(template, request.set, locale);
  // What a killed run left in the folder is no reason to refuse it.
  if (!session.isDryRun) await putBackAbandoned(join(cwd, path));
  const target = await inspectTarget(cwd, path);
  const answers = { name, lang: locale, langGiven: request.isLangGiven, ...chosen };
  const rendered = await renderTemplate(template, answers, locale);
  const files = projectFiles(template, rendered, answers);
  return { name, dir: path === '' ? '.' : path, target, template, answers, files };
}
