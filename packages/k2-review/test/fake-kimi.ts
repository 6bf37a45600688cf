import { afterEach } from '@jest/globals';
import { type FakeKimi, type FakeKimiOptions, startFakeKimi } from '@k2/core/testing';
import { gitProject, type GitProject, removeProjects } from './git-project.js';

const servers: FakeKimi[] = [];

/** Ends servers and removes projects after each test of the file. */
export function cleanUpAfterEach(): void {
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    await removeProjects();
  });
}

/** A fake Kimi, and the environment that leads to it. */
export async function fakeKimi(
  options: FakeKimiOptions,
): Promise<{ readonly server: FakeKimi; readonly env: Record<string, string> }> {
  const server = await startFakeKimi(options);
  servers.push(server);
  return { server, env: { MOONSHOT_BASE_URL: server.url, MOONSHOT_API_KEY: 'sk-test-review' } };
}

/** A reply with these findings. */
export const reply = (...findings: readonly object[]) => JSON.stringify({ findings });

/** A finding in `src/sum.ts` of `project()`. */
export const finding = {
  path: 'src/sum.ts',
  quote: 'return first - second;',
  line: 2,
  severity: 'high',
  category: 'correctness',
  message: 'Subtracts where it should add',
  confidence: 0.9,
};

export const sum =
  'export function sum(first: number, second: number): number {\n  return first - second;\n}\n';

/** A repository with one untracked file under review. */
export async function project(): Promise<GitProject> {
  const made = await gitProject({ 'package.json': '{"name":"x","version":"1.0.0"}\n' });
  await made.write('src/sum.ts', sum);
  return made;
}
