import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { errorText, K2Error } from '@k2/core';

/**
 * The prompt: the flag's, the file's, or what a pipe brings.
 * @throws K2Error usage when there is none or the file cannot be read
 */
export async function readPrompt(sources: {
  readonly prompt: string | undefined;
  readonly promptFile: string | undefined;
  readonly cwd: string;
  readonly input: NodeJS.ReadStream;
}): Promise<string> {
  const text = await readSource(sources);
  if (text.trim() === '') throw new K2Error('usage', 'generate.noPrompt');
  return text;
}

async function readSource(sources: Parameters<typeof readPrompt>[0]): Promise<string> {
  const { prompt, promptFile, cwd, input } = sources;
  if (prompt !== undefined) return prompt;
  if (promptFile !== undefined) {
    try {
      return await readFile(resolve(cwd, promptFile), 'utf8');
    } catch (error) {
      const reason = errorText(error);
      throw new K2Error('usage', 'generate.promptFile', { file: promptFile, reason }, { cause: error });
    }
  }
  if (input.isTTY === true) return '';
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk as Uint8Array));
  return Buffer.concat(chunks).toString('utf8');
}
