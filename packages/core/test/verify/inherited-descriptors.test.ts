import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { execa } from 'execa';
import { temporaryProject } from '../../src/testing/temporary-project.js';

// Node marks what it opens itself as close-on-exec: only a shell before it can leave a descriptor open for the children.
const script = `
import { findSandbox, makeCopy, runInSandbox } from ${JSON.stringify(new URL('../../dist/index.js', import.meta.url).href)};
const root = process.argv[1];
const sandbox = await findSandbox({ unsafe: process.env.K2_TEST_NO_SANDBOX === '1' });
const copy = await makeCopy({ root, packageRoot: root, files: ['a.txt'], form: sandbox.dependencies });
const command = 'for n in 3 9 20 21; do bash -c "echo written >&$n" 2>/dev/null && echo "reached $n"; done; echo done';
const { output } = await runInSandbox({ command: '/bin/sh', args: ['-c', command], copy, sandbox, timeoutMs: 20000 });
await copy.remove();
console.log(output);
`;

(process.platform === 'linux' ? test : test.skip)(
  'what a shell had open is neither written nor reached by what runs in the sandbox',
  async () => {
    const project = await temporaryProject({ 'a.txt': 'a\n' });
    const folder = await mkdtemp(join(tmpdir(), 'k2-descriptors-'));
    const victim = join(folder, 'victim');
    await writeFile(victim, 'mine\n');
    const line = 'exec 20>>"$1" 9>>"$1"; exec "$2" --input-type=module -e "$3" "$4"';
    const { stdout } = await execa('bash', [
      '-c',
      line,
      'bash',
      victim,
      process.execPath,
      script,
      project.folder,
    ]);
    expect(stdout).toContain('done');
    expect(await readFile(victim, 'utf8')).toBe('mine\n');
    await project.remove();
    await rm(folder, { recursive: true });
  },
);
