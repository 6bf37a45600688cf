/** A program that installs a project's dependencies. */
export type PackageManager = {
  readonly name: 'npm' | 'pnpm' | 'yarn' | 'bun';
  /** What `install` is given besides: quiet, from the cache where it can be, this folder alone. */
  readonly installFlags: readonly string[];
};

// Neither audit nor funding lines are about the new project. A package manager that takes the folder for a part of a workspace above
// it would install there and change files that are not ours. With its own waits npm needs 70 seconds to notice that nobody answers.
const npm: PackageManager = {
  name: 'npm',
  installFlags: [
    '--prefer-offline',
    '--no-audit',
    '--no-fund',
    '--no-workspaces',
    '--no-progress',
    '--loglevel=error',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ],
};

/** The package manager that started us, by `npm_config_user_agent` (`pnpm/10.1.0 npm/? node/v22 linux x64`), else npm. */
export function detectPackageManager(environment: NodeJS.ProcessEnv): PackageManager {
  const [, name, major] = /^(pnpm|yarn|bun)\/(\d+)/.exec(environment['npm_config_user_agent'] ?? '') ?? [];
  if (name === 'pnpm') {
    return {
      name,
      installFlags: [
        '--prefer-offline',
        '--ignore-workspace',
        '--reporter=append-only',
        '--no-frozen-lockfile',
      ],
    };
  }
  if (name === 'yarn') {
    return {
      name,
      installFlags: Number(major) < 2 ? ['--prefer-offline', '--non-interactive', '--no-progress'] : [],
    };
  }
  return name === 'bun' ? { name, installFlags: ['--no-progress'] } : npm;
}

/** The command line that runs a script of package.json. */
export function scriptCommand(manager: PackageManager['name'], script: string): string {
  const isShort = manager !== 'bun' && (script === 'test' || script === 'start');
  return isShort ? `${manager} ${script}` : `${manager} run ${script}`;
}

/** The lock files the package managers write. */
export const lockFiles = ['package-lock.json', 'pnpm-lock.yaml', 'yarn.lock', 'bun.lock', 'bun.lockb'];
