import {
  detectProject,
  gatherContext,
  K2Error,
  listFiles,
  missingDependencies,
  pathInside,
  type ProjectContext,
  type ProjectFacts,
} from '@k2/core';
import type { Session } from '@k2/core/cli';
import type { GenerateOptions } from './generate.js';

/** What a run reads of the project before anything is asked. */
export type ReadProject = {
  /** The folder every write stays in, relative to the root; the empty text for all of it. */
  readonly output: string;
  readonly files: readonly string[];
  readonly facts: ProjectFacts;
  readonly context: ProjectContext;
};

// More context makes answers dearer and, past a few files, worse (facts: peers-review.md); what does not fit is listed as left out.
const contextTokens = 24_000;

/** @throws K2Error usage for an output outside the project and for dependencies that are not installed */
export async function readProject(session: Session, options: GenerateOptions): Promise<ReadProject> {
  const { root, packageRoot, signal, config } = session;
  const output = pathInside(session, 'output', options.output ?? root);
  const missing = await missingDependencies(packageRoot);
  if (missing !== null) throw new K2Error('usage', 'project.notInstalled', missing);
  const files = await listFiles(root, { signal });
  const context = await gatherContext({
    root,
    files,
    prompt: options.prompt,
    contextGlobs: [...(config.context ?? []), ...(options.context ?? [])],
    output,
    budgetTokens: contextTokens,
  });
  return { output, files, facts: await detectProject(root, files), context };
}
