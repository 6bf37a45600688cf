import { readFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { K2Error, testRunners } from '@k2/core';
import { createNodeRunner } from './node-runner.js';
import { runsNodeTest } from './read-test-script.js';
import type { Runner, RunnerName } from './runner.js';
import { createVitestRunner } from './vitest-runner.js';

/** The part of package.json that tells how a project is tested. */
type TestManifest = {
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
};

const otherRunners = ['jest', 'mocha', 'ava', 'tape', 'tap', 'jasmine', 'uvu', 'karma'];

/**
 * The runner of a package: what was named, else what its `test` script starts, else what it depends on, else node's own.
 * @param files every file of the package, relative to its folder
 * @throws K2Error usage when the package uses a runner this version does not drive, or what coverage needs is not installed
 */
export async function detectRunner(options: {
  readonly packageRoot: string;
  readonly files: readonly string[];
  readonly given: RunnerName | undefined;
}): Promise<Runner> {
  const { packageRoot, files } = options;
  const manifest = await readManifest(packageRoot);
  const name = options.given ?? nameRunner(manifest, files);
  const script = manifest?.scripts?.['test'];
  return name === 'node' ? createNodeRunner(script) : openVitest(packageRoot);
}

function nameRunner(manifest: TestManifest | null, files: readonly string[]): RunnerName {
  const script = manifest?.scripts?.['test'] ?? '';
  const known = { ...manifest?.dependencies, ...manifest?.devDependencies };
  const configured = files.some((path) => /(?:^|\/)vitest\.(?:config|workspace)\.[cm]?[jt]s$/.test(path));
  if (runsNodeTest(script)) return 'node';
  if (/\bvitest\b/.test(script)) return 'vitest';
  const scripted = otherRunners.find((other) => new RegExp(`(?:^|[\\s/])${other}(?:\\s|$)`).test(script));
  if (scripted !== undefined) throw unsupported(scripted);
  if (configured || 'vitest' in known) return 'vitest';
  const installed = otherRunners.find((other) => other in known);
  if (installed !== undefined) throw unsupported(installed);
  if (manifest === null && !files.some((path) => /\.[cm]?[jt]sx?$/.test(path))) throw unsupported('-');
  return 'node';
}

function unsupported(runner: string): K2Error {
  return new K2Error('usage', 'test.runnerUnsupported', { runner, allowed: testRunners });
}

async function openVitest(packageRoot: string): Promise<Runner> {
  const vitest = await findPackage(packageRoot, 'vitest');
  if (vitest === null) throw notInstalled('vitest@^4.1.12 @vitest/coverage-v8@^4.1.12', 'vitest');
  const provider = (await findPackage(packageRoot, '@vitest/coverage-v8'))
    ? 'v8'
    : (await findPackage(packageRoot, '@vitest/coverage-istanbul'))
      ? 'istanbul'
      : null;
  if (provider === null) throw notInstalled(`@vitest/coverage-v8@${vitest.version}`, '@vitest/coverage-v8');
  return createVitestRunner({ program: relative(packageRoot, join(vitest.folder, 'vitest.mjs')), provider });
}

function notInstalled(wanted: string, name: string): K2Error {
  return new K2Error('usage', 'test.runnerNotInstalled', {
    packages: name,
    command: `npm install --save-dev ${wanted}`,
  });
}

async function findPackage(
  from: string,
  name: string,
): Promise<{ readonly folder: string; readonly version: string } | null> {
  const folder = join(from, 'node_modules', name);
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => null);
  if (text !== null)
    return { folder, version: (JSON.parse(text) as { version?: string }).version ?? 'latest' };
  return dirname(from) === from ? null : findPackage(dirname(from), name);
}

async function readManifest(packageRoot: string): Promise<TestManifest | null> {
  const text = await readFile(join(packageRoot, 'package.json'), 'utf8').catch(() => null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as TestManifest;
  } catch (error) {
    throw new K2Error(
      'usage',
      'test.manifestUnreadable',
      { file: join(packageRoot, 'package.json') },
      { cause: error },
    );
  }
}
