import type { GlobalFlags, Performance } from '@k2/core/cli';
import { initProject } from './init.js';
import { listForPeople, renderTemplateList } from './list-templates.js';
import { renderInit } from './render-init.js';
import { renderUndo } from './render-undo.js';
import { undoInit } from './undo-init.js';

type InitFlags = GlobalFlags & {
  readonly template?: string | undefined;
  readonly language?: string | undefined;
  readonly set?: readonly string[] | undefined;
  readonly list: boolean;
  readonly 'no-install': boolean;
  readonly 'no-git': boolean;
  readonly verify: boolean;
};

/** Which of the command's three works the flags ask for: list, take back, or make. */
export function chooseWork(name: string | undefined, flags: InitFlags): Performance<unknown> {
  if (flags.list) return pairUp(listForPeople, renderTemplateList);
  if (flags.undo) {
    const { run, force = false } = flags;
    return pairUp((session) => undoInit(session, { name, run, force }), renderUndo);
  }
  const request = {
    name,
    template: flags.template,
    language: flags.language,
    set: flags.set ?? [],
    isLangGiven: flags.lang !== undefined,
    takesDefaults: flags.yes ?? false,
    installs: !flags['no-install'],
    usesGit: !flags['no-git'],
    verifies: flags.verify,
  };
  return pairUp((session) => initProject(session, request), renderInit);
}

/** Keeps work and rendering of one kind of result together where the kind is chosen at run time. */
function pairUp<Result>(
  work: Performance<Result>['work'],
  render: Performance<Result>['render'],
): Performance<unknown> {
  return { work, render: (result, speaker) => render(result as Result, speaker) };
}
