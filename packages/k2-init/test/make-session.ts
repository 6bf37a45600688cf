import type { Session } from '@k2/core/cli';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';

/** A session as the edge opens it, off a terminal; what was told is kept. */
export function makeSession(
  given: Partial<Session> & { readonly cwd: string },
): Session & { readonly told: string[] } {
  const told: string[] = [];
  const id = `20261123-101010-123-init-${randomBytes(2).toString('hex')}`;
  const refuse = () => {
    throw new Error('k2-init never asks a model');
  };
  return {
    command: 'k2-init',
    version: '0.0.0',
    environment: { ...process.env, npm_config_user_agent: '' },
    root: given.cwd,
    packageRoot: given.cwd,
    config: {},
    locale: 'en',
    promptLocale: () => 'en',
    signal: new AbortController().signal,
    isInteractive: false,
    isDryRun: false,
    assumesYes: false,
    unsafeNoSandbox: false,
    requireModel: false,
    run: { id, folder: join(given.cwd, '.k2/runs', id), journal: '', write: refuse },
    text: (note) => note.id,
    tell: (_, note) => {
      told.push(note.id);
    },
    show: () => {},
    confirm: async () => true,
    model: refuse,
    whyNoModel: () => 'no-key',
    client: refuse,
    ...given,
    told,
  };
}
