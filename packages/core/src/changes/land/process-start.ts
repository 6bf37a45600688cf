import { readFile } from 'node:fs/promises';
import { systemErrorCode } from '../../errors/k2-error.js';

/** When a process started, in the kernel's own count: a process id alone may have been given to another since. Null where the system does not tell. */
export async function readProcessStart(pid: number): Promise<string | null> {
  const text = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null);
  if (text === null) return null;
  // The second field, the command in parentheses, may hold spaces and parentheses of its own; field 22 counts from after it.
  return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
}

/** Whether the process that wrote this id and start is still there. */
export async function isAlive(pid: number, start: string | null): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (systemErrorCode(error) === 'ESRCH') return false;
  }
  const now = await readProcessStart(pid);
  // Where the system tells it, whoever took the lock has written it down: a null there is not ours.
  return now === null || start === now;
}
