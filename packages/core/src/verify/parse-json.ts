import { posix } from 'node:path';
import { errorText } from '../errors/k2-error.js';
import { type ParseFault, placeOf } from './parse-fault.js';

// Their own programs read comments and trailing commas in these.
const withComments =
  /^(?:tsconfig.*|jsconfig.*|\.eslintrc|\.babelrc|\.swcrc|\.jshintrc|\.oxlintrc|\.oxfmtrc|turbo|biome|deno|devcontainer|api-extractor.*|tslint|nx|project|wrangler|settings|launch|tasks|extensions)\.json$/;

export function isJsonPath(path: string): boolean {
  return ['.json', '.jsonc', '.webmanifest'].includes(posix.extname(path).toLowerCase());
}

/** The place where a JSON file does not parse; comments and trailing commas are faults except in the files whose programs take them. */
export async function parseJson(path: string, text: string): Promise<readonly ParseFault[]> {
  const body = text.replace(/^\uFEFF/, '');
  try {
    JSON.parse(body);
    return [];
  } catch (error) {
    if (path.endsWith('.jsonc') || withComments.test(posix.basename(path)))
      return await parseWithComments(body);
    return [{ ...placeOf(body, offsetOf(errorText(error), body)), message: errorText(error) }];
  }
}

async function parseWithComments(body: string): Promise<readonly ParseFault[]> {
  const { parseSync } = await import('oxc-parser');
  // As the one expression of a script; JSON5's other liberties pass too, which is no harm here.
  const { errors } = parseSync('value.js', `(${body}\n)`, { lang: 'js', sourceType: 'script' });
  return errors.slice(0, 1).map((error) => {
    return { ...placeOf(body, Math.max(0, (error.labels[0]?.start ?? 1) - 1)), message: error.message };
  });
}

// V8 gives the offset in the text of its message, or only quotes what it met, or says that the input ended.
function offsetOf(message: string, body: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const quoted = /\.\.\.?"?(.*?)"?\.\.\. is not valid JSON/s.exec(message)?.[1];
  const at = quoted === undefined ? -1 : body.indexOf(quoted);
  if (at >= 0) return at;
  return message.includes('end of JSON') ? body.length : 0;
}
