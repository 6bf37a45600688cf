import { detectPackageManager, type PackageManager } from './package-manager.js';
import { lastLines, runProgram } from './run-program.js';

/** How an install went. */
export type InstallResult = {
  readonly isOk: boolean;
  readonly manager: PackageManager['name'];
  readonly output: string;
};

/** Installs the project's dependencies in its folder. What the package manager is allowed to run there is its own and the user's setting. */
export async function installDependencies(options: {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
}): Promise<InstallResult> {
  const { folder, environment, signal } = options;
  const manager = detectPackageManager(environment);
  const result = await runProgram(
    { file: manager.name, arguments: ['install', ...manager.installFlags] },
    { cwd: folder, environment, signal },
  );
  const output = result.isMissing ? `${manager.name}: command not found` : result.output;
  return { isOk: result.isOk, manager: manager.name, output };
}

/** What of an install's output belongs in a message: the first lines are where npm and pnpm say what went wrong. */
export function installFailure(output: string): string {
  const lines = lastLines(output, 200)
    .split('\n')
    .filter((line) => !/^npm (?:warn|error A complete log)|^Progress:/i.test(line));
  const shown = lines.length > 12 ? [...lines.slice(0, 12), '…'] : lines;
  return shown.join('\n');
}
