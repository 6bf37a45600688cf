import type { Session } from '@k2/core/cli';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Git } from './git/run-git.js';
import type { Repository } from './git/start-repository.js';
import type { InitResult } from './init-result.js';
import type { InstallResult } from './install/install-dependencies.js';
import type { ProjectPlan } from './plan-project.js';
import { lstatOrNull } from './project/lstat-or-null.js';
import { readInstalledFiles, readRepositoryState, type Receipt, receiptName } from './receipt.js';
import { hashOf } from './template/render-template.js';
import { listOthers } from './undo-plan.js';
import type { ProjectCheck } from './verify-project.js';

/** Writes the receipt and the logs into the project's own run folder; gives that folder, relative to the current one. */
export async function writeReceipt(work: {
  readonly session: Session;
  readonly plan: ProjectPlan;
  readonly git: Git;
  readonly made: {
    readonly result: InitResult;
    readonly repository: Repository;
    readonly install: InstallResult | null;
    readonly checks: readonly ProjectCheck[];
  };
}): Promise<string> {
  const { session, plan, git, made } = work;
  const { folder, missing } = plan.target;
  // The session's own run folder is below the current folder; what is known about a project belongs into the project.
  const runFolder = join(folder, '.k2', 'runs', session.run.id);
  const receipt: Receipt = {
    v: 1,
    command: 'k2-init',
    run: session.run.id,
    version: session.version,
    time: new Date().toISOString(),
    result: made.result,
    answers: plan.answers,
    node: process.version,
    checks: made.checks.map(({ name, command, ok, ms }) => ({ name, command, ok, ms })),
    install: made.install === null ? 'skipped' : made.install.isOk ? 'done' : 'failed',
    madeFolders: missing.length,
    repository: made.repository.state,
    repositoryState: made.repository.state === 'none' ? null : await readRepositoryState(folder, git),
    installedFiles: made.install === null ? {} : await readInstalledFiles(folder),
    checkOutput:
      made.checks.length === 0 ? {} : await readCheckOutput(plan, await readInstalledFiles(folder)),
  };
  await mkdir(runFolder, { recursive: true });
  if (made.install !== null) await writeFile(join(runFolder, 'install.log'), made.install.output);
  for (const check of made.checks) await writeFile(join(runFolder, `${check.name}.log`), check.output);
  await writeFile(join(runFolder, receiptName), `${JSON.stringify(receipt, null, 2)}\n`);
  return relative(session.cwd, runFolder);
}

async function readCheckOutput(
  plan: ProjectPlan,
  installed: Receipt['installedFiles'],
): Promise<Receipt['checkOutput']> {
  const { folder } = plan.target;
  const known = ['.git', 'node_modules', ...plan.files.map((file) => file.path), ...Object.keys(installed)];
  const found: Record<string, string> = {};
  for (const path of await listOthers(folder, known)) {
    const facts = await lstatOrNull(join(folder, path));
    if (facts?.isFile() === true) found[path] = hashOf(await readFile(join(folder, path)));
  }
  return found;
}
