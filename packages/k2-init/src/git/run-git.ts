import { systemErrorCode } from '@k2/core';
import { childEnvironment } from '../install/child-environment.js';

export type GitResult = { readonly exitCode: number; readonly stdout: string; readonly stderr: string };

/** Runs git in a folder. Null when git is not installed. */
export type Git = (arguments_: readonly string[]) => Promise<GitResult | null>;

/** Git in one folder, whatever repository the environment points to, in English so that its reasons can be told apart. */
export function openGit(folder: string, environment: NodeJS.ProcessEnv): Git {
  const env = { ...childEnvironment(environment), LC_ALL: 'C', LANGUAGE: '', GIT_TERMINAL_PROMPT: '0' };
  return async (given) => {
    const { execa } = await import('execa');
    const result = await execa('git', given, {
      cwd: folder,
      env,
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
    });
    if (result.exitCode === undefined) {
      if (result.code === 'ENOENT' || systemErrorCode(result.cause) === 'ENOENT') return null;
      return { exitCode: -1, stdout: '', stderr: result.shortMessage ?? '' };
    }
    return { exitCode: result.exitCode, stdout: result.stdout, stderr: result.stderr };
  };
}

/** What git gave as the reason, in one line. */
export function gitReason(result: GitResult): string {
  const lines = result.stderr.split('\n').map((line) => line.trim());
  const telling = lines.find((line) => /^(?:fatal|error):/.test(line)) ?? lines.find((line) => line !== '');
  return (telling ?? `exit ${result.exitCode}`).replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ');
}
