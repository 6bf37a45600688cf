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
      const asked = JSON.stringify(request.body.messages);
      const found = script.find((entry) => !used.has(entry) && entry.asked.every((words) => asked.includes(words)));
      if (found === undefined) {
        return {
          status: 400,
          error: { type: 'invalid_request_error', message: 'no recorded reply fits this request' },
        };
      }
      if (found.once !== false) used.add(found);
      return { text: readFileSync(new URL(found.reply, folder), 'utf8'), ...(found.reasoning && { reasoning: found.reasoning }) };
    },
  });
}
