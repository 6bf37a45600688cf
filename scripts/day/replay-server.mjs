// The recorded replies behind a real HTTP server in Kimi's own shapes. Each reply knows the request it belongs to by what the request must contain.
import { readFileSync } from 'node:fs';
import { startFakeKimi } from '@k2/core/testing';
import { script } from './script.mjs';

const folder = new URL('./replies/', import.meta.url);

/** Starts the replay server; a request that no recorded reply fits is answered 400, so a day that asks something else fails and says so. */
export async function startReplay() {
  const used = new Set();
  return startFakeKimi({
    replay: true,
    reply: (request) => {
      const asked = request.body.messages.map((message) => message.content).join('\n');
      const found = script.find((entry) => !used.has(entry) && entry.asked.every((words) => asked.includes(words)));
      const text = found?.sections === undefined ? read(found?.reply) : pickSections(found.sections, asked);
      if (text === undefined) {
        return { status: 400, error: { type: 'invalid_request_error', message: 'no recorded reply fits this request' } };
      }
      if (found.sections === undefined && found.repeats !== true) used.add(found);
      return { text, ...(found.reasoning && { reasoning: found.reasoning }) };
    },
  });
}

/** The sections of a recorded document whose ids the request lists. */
function pickSections(files, asked) {
  const [, file] = Object.entries(files).find(([words]) => asked.includes(words)) ?? [];
  const ids = new Set([...asked.matchAll(/^- (\S+#\S+?):?(?: .*)?$/gm)].map((match) => match[1]));
  const sections = read(file)?.split(/^(?=### )/m) ?? [];
  const picked = sections.filter((section) => ids.has(/^### (\S+)/.exec(section)?.[1]));
  return picked.length > 0 ? picked.join('\n') : undefined;
}

function read(file) {
  return file === undefined ? undefined : readFileSync(new URL(file, folder), 'utf8');
}
