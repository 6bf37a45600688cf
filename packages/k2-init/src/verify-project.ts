import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type PackageManager, scriptCommand } from './install/package-manager.js';
import { runProgram } from './install/run-program.js';

/** What one of the project's own checks said. */
export type ProjectCheck = {
  readonly name: string;
  readonly command: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly output: string;
};

/** The scripts that prove something about a project, in the order they are run. */
const provingScripts = ['typecheck', 'lint', 'build', 'test'];

/** Runs a made project's own checks where it stands, as its user would; every one of them, whatever the ones before said. */
export async function verifyProject(options: {
  readonly folder: string;
  readonly manager: PackageManager['name'];
  readonly environment: NodeJS.ProcessEnv;
  readonly signal: AbortSignal;
  readonly onCheck: (name: string) => void;
}): Promise<readonly ProjectCheck[]> {
  const manifest = JSON.parse(await readFile(join(options.folder, 'package.json'), 'utf8')) as {
    readonly scripts?: Readonly<Record<string, string>>;
  };
  const checks: ProjectCheck[] = [];
  for (const name of provingScripts) {
    if (manifest.scripts?.[name] === undefined) continue;
    options.onCheck(name);
    const command = scriptCommand(options.manager, name);
    const [file = '', ...given] = command.split(' ');
    const result = await runProgram(
      { file, arguments: given },
      { cwd: options.folder, environment: { ...options.environment, CI: '1' }, signal: options.signal },
    );
    checks.push({ name, command, ok: result.isOk, ms: result.ms, output: result.output });
  }
  return checks;
}
