// `npm start`: the user's day in a new folder, on recorded replies, or with --live on a model of the user's choice.
import { existsSync, mkdirSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createSpeaker, wantsColor } from '@k2/core/cli';
import { root } from '../set-up.mjs';
import { estimateDay } from './estimate-day.mjs';
import { dayMessages } from './messages.mjs';
import { dayLocale, runDay } from './run-day.mjs';
import { renderTable } from './table.mjs';
import { startReplay } from './replay-server.mjs';

/** Runs the day and returns the process's exit code. */
export async function startDay(argv) {
  const speaker = createSpeaker({
    catalogue: dayMessages,
    locale: dayLocale(process.env),
    color: wantsColor(process.stdout, process.env),
  });
  const { text } = speaker;
  let values;
  try {
    ({ values } = parseArgs({
      args: argv,
      options: {
        live: { type: 'boolean' },
        provider: { type: 'string' },
        'base-url': { type: 'string' },
        model: { type: 'string' },
        yes: { type: 'boolean', short: 'y' },
      },
    }));
  } catch (error) {
    console.error(text('day.usage', { reason: error.message }));
    return 2;
  }
  if (!values.live && (values.provider ?? values.model ?? values['base-url']) !== undefined) {
    console.error(text('day.needsLive'));
    return 2;
  }
  const playground = join(root, 'playground');
  mkdirSync(playground, { recursive: true });
  const name = freeName(playground);
  if (!values.live) {
    console.log(text('day.recorded'));
    const replay = await startReplay();
    try {
      return report(await runDay({ playground, name, speaker, replay }), speaker);
    } finally {
      await replay.close();
    }
  }
  const estimate = estimateDay(values);
  console.log(text(`day.estimate.${estimate.known ? 'known' : 'unknown'}`, estimate.values));
  if (!(await agrees(values.yes === true, text('day.ask')))) {
    console.error(text('day.declined'));
    return 1;
  }
  return report(await runDay({ playground, name, speaker, live: values }), speaker);
}

function report(day, speaker) {
  console.log(renderTable(day, speaker));
  return day.exitCode;
}

function freeName(playground) {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'my-project' : `my-project-${number}`;
    if (!existsSync(join(playground, name))) return name;
  }
}

async function agrees(yes, question) {
  if (yes) return true;
  if (!process.stdin.isTTY) return false;
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`${question} [y/N] `);
  terminal.close();
  return /^(y|yes|是|好)$/i.test(answer.trim());
}
