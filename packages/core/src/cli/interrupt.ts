import { K2Error } from '../errors/k2-error.js';

// Everything under way gets this long to put the project back and end its children; then the process goes, and the journal of a
// half-written change is rolled back by the next run. A user is promised an end within a second.
const graceMs = 800;

/** Turns SIGINT, SIGTERM and SIGHUP into an abort. `stop` takes the handlers away again. */
export function listenForInterrupt(exit: () => void): {
  readonly signal: AbortSignal;
  readonly stop: () => void;
} {
  const controller = new AbortController();
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const onSignal = () => {
    if (controller.signal.aborted) exit();
    controller.abort(new K2Error('interrupted', 'run.interrupted'));
    setTimeout(exit, graceMs).unref();
  };
  for (const signal of signals) process.on(signal, onSignal);
  return {
    signal: controller.signal,
    stop: () => {
      for (const signal of signals) process.off(signal, onSignal);
    },
  };
}
