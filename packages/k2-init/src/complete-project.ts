import { K2Error, type Note } from '@k2/core';
import type { Session } from '@k2/core/cli';
import { join } from 'node:path';
import { makeFirstCommit, takeCommitBack } from './git/first-commit.js';
import { type Git, openGit } from './git/run-git.js';
import { type Repository, startRepository } from './git/start-repository.js';
import type { InitResult } from './init-result.js';
import { installDependencies, installFailure, type InstallResult } from './install/install-dependencies.js';
import { detectPackageManager } from './install/package-manager.js';
import { lastLines } from './install/run-program.js';
import type { InitRequest, ProjectPlan } from './plan-project.js';
import { type ProjectCheck, verifyProject } from './verify-project.js';
import { writeReceipt } from './write-receipt.js';

type Work = {
  readonly session: Session;
  readonly request: InitRequest;
  readonly plan: ProjectPlan;
  /** Called with what an interrupt must undo besides taking the project's files away. */
  readonly onTakeBack: (step: () => Promise<void>) => void;
};

/** Does what comes after the files have landed: repository, install, checks, first commit, receipt. */
export async function completeProject(work: Work): Promise<InitResult> {
  const { session, request, plan } = work;
  const { folder } = plan.target;
  const git = openGit(folder, session.environment);
  const repository = request.usesGit
    ? await startRepository(git, folder, plan.target.hasGit)
    : withoutRepository;
  const installed = request.installs ? await install(work) : null;
  const checks = installed?.isOk === true && request.verifies ? await verify(work, installed) : [];
  const commit = installed?.isOk === false ? null : await commitAll(work, git, repository);
  session.signal.throwIfAborted();
  const result: InitResult = {
    template: plan.template.name,
    version: plan.template.version,
    language: plan.template.language,
    dir: plan.dir,
    files: plan.files.map(({ path, sha256 }) => ({ path, sha256 })),
    checks: checks.map(({ name, ok, ms }) => ({ name, ok, ms })),
    git: { initialized: repository.state === 'made', commit },
    packageManager: installed?.manager ?? detectPackageManager(session.environment).name,
    installed: installed?.isOk === true,
    dryRun: false,
  };
  const log = await writeReceipt({
    session,
    plan,
    git,
    made: { result, repository, install: installed, checks },
  });
  if (installed?.isOk === false) throw installError(plan, installed, log);
  const failed = checks.filter((check) => !check.ok);
  if (failed.length > 0) throw checkError(plan, failed, log, result);
  return result;
}

const withoutRepository: Repository = { state: 'none' };

async function install({ session, plan }: Work): Promise<InstallResult> {
  const { name } = detectPackageManager(session.environment);
  session.tell('progress', { id: 'init.progress.install', values: { packageManager: name } });
  const { environment, signal } = session;
  return installDependencies({ folder: plan.target.folder, environment, signal });
}

function verify({ session, plan }: Work, install: InstallResult): Promise<readonly ProjectCheck[]> {
  return verifyProject({
    folder: plan.target.folder,
    manager: install.manager,
    environment: session.environment,
    signal: session.signal,
    onCheck: (check) => session.tell('progress', { id: 'init.progress.check', values: { check } }),
  });
}

async function commitAll(
  { session, plan, onTakeBack }: Work,
  git: Git,
  repository: Repository,
): Promise<string | null> {
  if (repository.note !== undefined) session.tell('note', repository.note);
  if (repository.state === 'none') return null;
  session.signal.throwIfAborted();
  if (repository.state === 'found') onTakeBack(() => takeCommitBack(git));
  const { name, version } = plan.template;
  const message = `Create ${plan.name} from the template ${name} ${version}`;
  const { commit, note } = await makeFirstCommit(git, message);
  if (note !== undefined) session.tell('note', withFolder(note, plan.dir));
  return commit;
}

function withFolder(note: Note, dir: string): Note {
  return { id: note.id, values: { ...note.values, dir } };
}

function installError(plan: ProjectPlan, install: InstallResult, log: string): K2Error {
  return new K2Error('unavailable', 'init.install.failed', {
    packageManager: install.manager,
    dir: plan.dir,
    reason: installFailure(install.output),
    log: join(log, 'install.log'),
  });
}

function checkError(
  plan: ProjectPlan,
  failed: readonly ProjectCheck[],
  log: string,
  result: InitResult,
): K2Error {
  const checks = failed.map((check) => check.name);
  const reason = lastLines(failed[0]?.output ?? '', 15);
  return new K2Error('gate', 'init.verify.failed', { checks, dir: plan.dir, reason, log }, { result });
}
