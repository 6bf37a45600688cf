import { createInterface } from 'node:readline/promises';

/** Asks a yes-or-no question on the terminal; anything but a yes is a no. */
export async function confirm(question: string, signal: AbortSignal): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(question, { signal });
    return /^(y|yes|是|好)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
