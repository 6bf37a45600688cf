import { execa } from 'execa';
import { temporaryProject, type TemporaryProject } from '@k2/core/testing';

/** A temporary repository and git in it. */
export type GitProject = TemporaryProject & { readonly git: (...args: readonly string[]) => Promise<string> };

const projects: TemporaryProject[] = [];

/** A repository whose first commit holds `files`; removed by `removeProjects`. */
export async function gitProject(files: Readonly<Record<string, string | Uint8Array>>): Promise<GitProject> {
  const project = await temporaryProject(files, { git: true });
  projects.push(project);
  return { ...project, git: gitIn(project.folder) };
}

/** A repository without a commit. */
export async function emptyRepository(): Promise<GitProject> {
  const project = await plainProject({});
  const git = gitIn(project.folder);
  await git('init', '--quiet', '--initial-branch=main');
  await git('config', 'user.name', 'Tester');
  await git('config', 'user.email', 'tester@example.org');
  return { ...project, git };
}

/** A folder without a repository. */
export async function plainProject(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<TemporaryProject> {
  const project = await temporaryProject(files);
  projects.push(project);
  return project;
}

/** Removes every project made so far. */
export async function removeProjects(): Promise<void> {
  for (const project of projects.splice(0)) await project.remove();
}

export function gitIn(folder: string): GitProject['git'] {
  return async (...args) =>
    (await execa('git', [...args], { cwd: folder, stripFinalNewline: false, env: { LC_ALL: 'C' } })).stdout;
}
