import type { PackageManifest } from '../project/package-manifest.js';
import type { Check } from './verdict.js';

// Cheap before dear; where projects disagree on the name, the first that exists is taken.
const scripts: readonly (readonly [string, readonly string[]])[] = [
  ['typecheck', ['typecheck', 'type-check', 'check-types', 'check:types', 'types:check', 'tsc']],
  ['lint', ['lint']],
  ['build', ['build']],
  ['test', ['test']],
];

const npmPlaceholder = /no test specified/;

/**
 * The checks of a project, cheap ones first: what the user gave with `--check` (shell lines, in their order), else the package.json scripts
 * typecheck, lint, build and test that exist. Read once, from the project as it was before the model wrote: a reply cannot choose a command.
 */
export function detectChecks(project: {
  readonly manifest: PackageManifest | null;
  readonly given: readonly string[];
}): readonly Check[] {
  if (project.given.length > 0) return project.given.map((command) => ({ name: command, command }));
  const lines = project.manifest?.scripts ?? {};
  return scripts.flatMap(([name, spellings]) => {
    const script = spellings.find((spelling) => (lines[spelling] ?? '').trim() !== '');
    const command = script === undefined ? undefined : lines[script];
    if (script === undefined || command === undefined || npmPlaceholder.test(command)) return [];
    const before = lines[`pre${script}`];
    const after = lines[`post${script}`];
    return [{ name, command, script: { name: script, ...(before && { before }), ...(after && { after }) } }];
  });
}
