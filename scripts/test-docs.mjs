// Runs every k2 command that README and docs/ show, as typed, in a small project against the fake Kimi server, and npm's scripts by name.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { commands } from './pack.mjs';
import { root, setUp } from './set-up.mjs';

setUp();
const { startFakeKimi } = await import('@k2/core/testing');
const pages = [
  'README.md',
  'README.zh-TW.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];
const shown = new Map();
for (const page of pages) {
  for (const command of readCommands(readFileSync(join(root, page), 'utf8'))) shown.set(command, page);
}

const folder = mkdtempSync(join(tmpdir(), 'k2 docs 測試-'));
const bin = join(folder, 'bin');
mkdirSync(bin);
for (const name of commands) symlinkSync(join(root, 'packages', name, 'bin', 'run.js'), join(bin, name));
const kimi = await startFakeKimi({ reply: answer, lenient: true });
// `--provider ollama` speaks to its own port; where a real one listens there, that one is left alone.
const ollama = await startFakeKimi({ reply: answer, lenient: true, port: 11434 }).catch(() => undefined);
let failed = 0;
try {
  for (const [command, page] of shown) {
    const place = await makeProject(command.startsWith('k2-init'));
    if (command.endsWith('--undo')) await run('k2-generate --prompt "add a sum" --output auth/', place);
    const { code, output } = await run(command, place);
    // 1 is an answer (findings, a goal that was missed); 2 and above mean that the page is wrong.
    const ok = code === 0 || code === 1;
    console.log(`${ok ? '✓' : '✗'} ${command}  (exit ${code}; ${page})`);
    if (!ok) {
      failed += 1;
      console.error(output);
    }
  }
  for (const [script, page] of readScripts()) {
    if (script in JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).scripts) continue;
    failed += 1;
    console.error(`✗ ${page} names the script "${script}", which package.json has not`);
  }
} finally {
  await kimi.close();
  await ollama?.close();
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${shown.size - failed} passed, ${failed} failed`);
if (failed > 0) process.exitCode = 1;

/** Commands in sh blocks, and in back-ticks where they have flags; `NAME` and `…` stand for something and are filled in. */
function readCommands(text) {
  const blocks = [...text.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) => match[1].split('\n'));
  const inline = [...text.matchAll(/`(k2-\w+ --[^`]*)`/g)].map((match) => match[1]);
  return (
    [...blocks, ...inline]
      .map((line) => line.replace(/\s+#.*$/, '').trim())
      .filter((line) => commands.some((name) => line.startsWith(`${name} `)))
      .map((line) => line.replace('--model NAME', '--model small').replace('"…"', '"add a sum"'))
      // What still holds a placeholder is syntax and not a command.
      .filter((line) => !line.includes('NAME'))
  );
}

function readScripts() {
  return pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/`(?:npm run|pnpm) ([a-z]+(?::[a-z-]+)?)\b/g)]
      .map((match) => [match[1], page])
      .filter(([script]) => !['exec', 'install', 'build'].includes(script)),
  );
}

async function makeProject(isEmpty) {
  const place = mkdtempSync(join(folder, 'project-'));
  if (isEmpty) return place;
  const write = (path, text) => {
    mkdirSync(join(place, path, '..'), { recursive: true });
    writeFileSync(join(place, path), text);
  };
  write('package.json', '{"name":"sample","type":"module","scripts":{"test":"node --test"}}\n');
  write('auth/sum.js', '/** Adds. */\nexport function sum(a, b) {\n  return a + b;\n}\n');
  write('src/main.ts', 'export const one: number = 1;\n');
  write(
    'auth/sum.test.js',
    "import test from 'node:test';\nimport assert from 'node:assert/strict';\nimport { sum } from './sum.js';\ntest('sum', () => assert.equal(sum(1, 2), 3));\n",
  );
  write('task.md', 'Add a sum.\n');
  await run(
    'git init --quiet && git add --all && git -c user.name=T -c user.email=t@example.org commit --quiet --message first && git update-ref refs/remotes/origin/main HEAD',
    place,
  );
  return place;
}

function run(command, cwd) {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', command], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: `${bin}${delimiter}${process.env.PATH}`,
        HOME: folder,
        LANG: 'C.UTF-8',
        MOONSHOT_BASE_URL: kimi.url,
        MOONSHOT_API_KEY: 'sk-test-docs',
        ...(process.env.NODE_EXTRA_CA_CERTS && { NODE_EXTRA_CA_CERTS: process.env.NODE_EXTRA_CA_CERTS }),
      },
    });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** An answer in the form each kind of request asks for. */
function answer(request) {
  const asked = request.body.messages.map((message) => message.content).join('\n');
  if (asked.includes('"findings"')) return '{"findings":[]}';
  const ids = [...asked.matchAll(/^- (\S+#\S+?):?(?: .*)?$/gm)].map((match) => match[1]);
  if (ids.length > 0) return ids.map((id) => `### ${id}\nSays what it is.\n`).join('\n');
  const output = asked.includes('auth/') ? 'auth/' : existsSync('src') ? 'src/' : '';
  return `### ${output}made.js\n\`\`\`js\nexport const made = true;\n\`\`\`\n`;
}
