// The five lines of the user's day, one after the other, each as a program of its own.
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { chooseMessageLocale } from '@k2/core';
import { root } from '../set-up.mjs';

/** The language of what `npm start` itself says. */
export function dayLocale(environment) {
  return chooseMessageLocale({ given: environment.K2_LANG || undefined, environment });
}

/** Runs the day in a new project. Stops at the first step that fails: what follows would say nothing true. */
export async function runDay({ playground, name, speaker, replay, live }) {
  const project = join(playground, name);
  const model = live === undefined ? [] : liveFlags(live);
  const steps = [
    { bin: 'k2-init', argv: [name, '--template', 'backend-api'], cwd: playground, extra: [] },
    { bin: 'k2-generate', argv: ['--prompt', '實作用戶認證系統', '--output', 'auth/'], cwd: project, extra: model },
    { bin: 'k2-test', argv: ['--coverage', '80', '--target', 'auth/'], cwd: project, extra: model },
    { bin: 'k2-docs', argv: ['--format', 'markdown', '--output', 'docs/'], cwd: project, extra: model },
    { bin: 'k2-review', argv: ['--severity', 'high', '--autofix'], cwd: project, extra: model },
  ];
  const environment = live === undefined ? recordedEnvironment(playground, replay.url) : process.env;
  const done = [];
  for (const step of steps) {
    console.log(speaker.style('bold', `\n$ ${[step.bin, ...step.argv, ...step.extra].map(quote).join(' ')}`));
    const startedAt = performance.now();
    const { exitCode, document } = await runStep(step, environment);
    done.push({ bin: step.bin, exitCode, document, seconds: (performance.now() - startedAt) / 1000 });
    if (exitCode !== 0) {
      console.error(`${step.bin}: ${document?.error?.message ?? `exit ${exitCode}`}`);
      if (document?.error?.hint !== undefined) console.error(`  ${document.error.hint}`);
      break;
    }
  }
  const last = done.at(-1);
  return { project, isRecorded: live === undefined, steps: done, told: replay?.tokens(), exitCode: last.exitCode };
}

// Whatever keys and settings the user has, the recorded day speaks with the replay server and writes into the playground.
function recordedEnvironment(playground, url) {
  const config = join(playground, '.config');
  mkdirSync(config, { recursive: true });
  // The recorded documents are in English and Traditional Chinese; who reads Simplified gets the latter, and pages that say so.
  const langs = dayLocale(process.env) === 'en' ? {} : { docs: { langs: ['zh-TW'] } };
  writeFileSync(join(config, 'config.json'), `${JSON.stringify(langs)}\n`);
  const kept = Object.entries(process.env).filter(([name]) => name === 'K2_LANG' || !/^(K2|MOONSHOT|KIMI)_/.test(name));
  return {
    ...Object.fromEntries(kept),
    MOONSHOT_BASE_URL: url,
    MOONSHOT_API_KEY: 'sk-test-recorded-day',
    K2_STATE_DIR: join(playground, '.state'),
    K2_CONFIG_DIR: config,
    // A proxy of the user's network has no way to this machine's loopback.
    NO_PROXY: '127.0.0.1',
    no_proxy: '127.0.0.1',
  };
}

function liveFlags({ provider, model, 'base-url': baseUrl }) {
  return [
    ...(provider === undefined ? [] : ['--provider', provider]),
    ...(baseUrl === undefined ? [] : ['--base-url', baseUrl]),
    ...(model === undefined ? [] : ['--model', model]),
  ];
}

function runStep({ bin, argv, cwd, extra }, environment) {
  return new Promise((resolve, reject) => {
    const binary = join(root, 'packages', bin, 'bin', 'run.js');
    const child = spawn(process.execPath, [binary, ...argv, ...extra, '--json'], {
      cwd,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      const text = Buffer.concat(chunks).toString('utf8');
      resolve({ exitCode: exitCode ?? 130, document: parse(text) });
    });
  });
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function quote(word) {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `"${word}"`;
}
