import { K2Error } from '@k2/core';
import type { Session } from '@k2/core/cli';
import { completeProject } from './complete-project.js';
import type { InitResult } from './init-result.js';
import { detectPackageManager } from './install/package-manager.js';
import { type InitRequest, planProject, type ProjectPlan } from './plan-project.js';
import { landProject } from './project/land-project.js';

/**
 * Makes a project: renders it in memory, puts all of it into its folder in one move, then installs, checks and commits it. Until the move
 * nothing is written; an interrupt at any later moment takes everything away again; a failed install leaves the project.
 * @throws K2Error usage, conflict, unavailable (install), gate (`--verify`), interrupted
 */
export async function initProject(session: Session, request: InitRequest): Promise<InitResult> {
  if (request.verifies && !request.installs) throw new K2Error('usage', 'init.verify.noInstall');
  const plan = await planProject(session, request);
  if (session.isDryRun) return plannedResult(session, plan);
  session.tell('progress', { id: 'init.progress.write', values: { dir: plan.dir } });
  const landed = await landProject(plan.target, plan.files, session.signal);
  const waysBack = [landed.takeBack];
  try {
    return await completeProject({ session, request, plan, onTakeBack: (step) => waysBack.unshift(step) });
  } catch (error) {
    if (session.signal.aborted) for (const step of waysBack) await step();
    throw error;
  }
}

function plannedResult(session: Session, plan: ProjectPlan): InitResult {
  return {
    template: plan.template.name,
    version: plan.template.version,
    language: plan.template.language,
    dir: plan.dir,
    files: plan.files.map(({ path, sha256 }) => ({ path, sha256 })),
    checks: [],
    git: { initialized: false, commit: null },
    packageManager: detectPackageManager(session.environment).name,
    installed: false,
    dryRun: true,
  };
}
