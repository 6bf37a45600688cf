import type { Ora } from 'ora';

/** One line of progress on standard error, only on a terminal. */
export type Progress = {
  readonly show: (text: string) => void;
  /** Takes the line away so that other text can be written; the next `show` brings it back. */
  readonly clear: () => void;
};

/** Progress that shows nothing: pipes, CI, `--quiet`, `--json` off a terminal. */
export const silentProgress: Progress = { show: () => {}, clear: () => {} };

/** Progress by ora, loaded at the first line: most runs off a terminal never need it. */
export function createProgress(): Progress {
  let spinner: Ora | undefined;
  let wanted: string | undefined;
  let loading: Promise<void> | undefined;
  const load = async () => {
    const { default: ora } = await import('ora');
    spinner = ora({ stream: process.stderr, discardStdin: false });
    if (wanted !== undefined) spinner.start(wanted);
  };
  return {
    show: (text) => {
      wanted = text;
      if (spinner !== undefined) spinner.start(text);
      else loading ??= load();
    },
    clear: () => {
      wanted = undefined;
      spinner?.stop();
    },
  };
}
