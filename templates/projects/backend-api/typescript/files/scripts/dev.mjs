// Compiles on every change and restarts the server on every compilation.
import { spawn, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';

const typescript = path.dirname(createRequire(import.meta.url).resolve('typescript/package.json'));
const compiler = [path.join(typescript, 'bin/tsc'), '-p', 'tsconfig.build.json'];
const server = 'dist/src/server.js';
const windows = process.platform === 'win32';

if (spawnSync(process.execPath, compiler, { stdio: 'inherit' }).status !== 0) {
  console.error('Compilation failed; the next change is tried again.');
}

const children = [
  [...compiler, '--watch', '--preserveWatchOutput'],
  ['--watch', '--watch-preserve-output', server],
].map((parameters) =>
  // A process group each: the compiler starts a process of its own, which has to end as well.
  spawn(process.execPath, parameters, { stdio: 'inherit', detached: !windows }),
);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.on(signal, () => {
    for (const child of children) {
      if (child.pid === undefined || child.exitCode !== null) continue;
      if (windows) child.kill();
      else process.kill(-child.pid, signal);
    }
  });
}
