/** Why a call was ended from our side. */
type CallEnd = 'aborted' | 'late' | 'whole';

export type CallDeadline = {
  /** Goes to everything the call waits for. */
  readonly signal: AbortSignal;
  /** Why the signal fired; null while it has not. */
  readonly ended: () => CallEnd | null;
  /** The answer is whole: the host may add its usage for this long, in milliseconds, before it is left. */
  readonly finishWithin: (milliseconds: number) => void;
  readonly close: () => void;
};

/** Ends a call when its user aborts or when its time, in milliseconds, is up. */
export function startDeadline(outer: AbortSignal, milliseconds: number): CallDeadline {
  const controller = new AbortController();
  let why: CallEnd | null = null;
  const end = (reason: CallEnd): void => {
    why ??= reason;
    controller.abort();
  };
  const onAbort = (): void => end('aborted');
  let grace: NodeJS.Timeout | undefined;
  const timer = setTimeout(() => end('late'), milliseconds);
  if (outer.aborted) onAbort();
  else outer.addEventListener('abort', onAbort, { once: true });
  return {
    signal: controller.signal,
    ended: () => why,
    finishWithin: (wait) => {
      grace ??= setTimeout(() => end('whole'), wait);
    },
    close: () => {
      clearTimeout(timer);
      clearTimeout(grace);
      outer.removeEventListener('abort', onAbort);
    },
  };
}
