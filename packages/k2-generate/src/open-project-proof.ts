import { detectChecks, openProof, type Proof, type ProjectFacts } from '@k2/core';
import type { Session } from '@k2/core/cli';

/** Opens the proof of this project: the user's own checks where given, else what the project has. */
export function openProjectProof(
  session: Session,
  project: {
    readonly files: readonly string[];
    readonly facts: ProjectFacts;
    readonly given: readonly string[];
  },
): Promise<Proof> {
  const { root, packageRoot, config, signal } = session;
  const given = project.given.length > 0 ? project.given : (config.checks ?? []);
  return openProof({
    root,
    packageRoot,
    files: project.files,
    checks: detectChecks({ manifest: project.facts.manifest, given }),
    unsafe: session.unsafeNoSandbox,
    signal,
    onProgress: ({ phase, check, index, count }) =>
      session.tell('progress', { id: `generate.${phase}`, values: { check, index, count } }),
  });
}
