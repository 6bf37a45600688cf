import { appendLine } from './append-line.js';
import type { VerdictEntry } from './ledger-entry.js';

/**
 * Writes how the work of a run ended, beside its calls.
 * @throws the system's error when the ledger cannot be written.
 */
export function appendVerdict(
  stateFolder: string,
  verdict: Pick<VerdictEntry, 'run' | 'command' | 'level' | 'ok' | 'corrected'>,
  now: Date = new Date(),
): void {
  appendLine(stateFolder, { v: 1, kind: 'verdict', time: now.toISOString(), ...verdict });
}
