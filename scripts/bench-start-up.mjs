// Start-up time beside a bare oclif command, in one run of hyperfine (Debian: apt install hyperfine). Medians of 20 runs.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commands } from './pack.mjs';
import { root, setUp } from './set-up.mjs';

setUp();
const folder = mkdtempSync(join(tmpdir(), 'k2-bench-'));
try {
  const bare = makeBareCommand(join(folder, 'bare'));
  const binaries = [
    ['bare oclif', bare],
    ...commands.map((name) => [name, join(root, 'packages', name, 'bin', 'run.js')]),
  ];
  const report = join(folder, 'report.json');
  execFileSync(
    'hyperfine',
    [
      '--shell=none',
      '--warmup=3',
      '--runs=20',
      `--export-json=${report}`,
      ...binaries.flatMap(([name, path]) => [
        '--command-name',
        name,
        `"${process.execPath}" "${path}" --version`,
      ]),
    ],
    // Node 20 reads a certificate bundle at every start; that is the machine's, not the program's.
    { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_EXTRA_CA_CERTS: undefined } },
  );
  const { results } = JSON.parse(readFileSync(report, 'utf8'));
  const base = results[0].median;
  for (const { command, median } of results) {
    console.log(
      `${command.padEnd(12)} ${(median * 1000).toFixed(1).padStart(7)} ms  ${(median / base).toFixed(2)} ×`,
    );
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** The smallest single-command oclif program: one class, one flag, the same version flag as ours. */
function makeBareCommand(place) {
  mkdirSync(join(place, 'bin'), { recursive: true });
  mkdirSync(join(place, 'node_modules', '@oclif'), { recursive: true });
  symlinkSync(join(root, 'node_modules', '@oclif', 'core'), join(place, 'node_modules', '@oclif', 'core'));
  writeFileSync(
    join(place, 'package.json'),
    JSON.stringify({
      name: 'bare',
      version: '1.0.0',
      type: 'module',
      files: ['index.js'],
      oclif: { bin: 'bare', dirname: 'bare', commands: { strategy: 'single', target: './index.js' } },
    }),
  );
  writeFileSync(
    join(place, 'index.js'),
    "import { Command, Flags } from '@oclif/core';\nexport default class Bare extends Command {\n  static baseFlags = { version: Flags.version() };\n  async run() {\n    await this.parse(Bare);\n  }\n}\n",
  );
  const bin = join(place, 'bin', 'run.js');
  writeFileSync(bin, "import { execute } from '@oclif/core';\nawait execute({ dir: import.meta.url });\n");
  return bin;
}
