import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';
import { evaluate, requireOne, testEachVariant } from './forms.js';

let project: TemporaryProject;
let outside: string;

beforeAll(async () => {
  project = await temporaryProject({
    'package.json': '{"name":"p"}',
    'src/a.js': 'module.exports = 1;\n',
    '.env': 'SECRET=in-env-file\n',
    'deploy.key': 'private-key\n',
  });
  outside = await mkdtemp(join(tmpdir(), 'k2-outside-'));
  await writeFile(join(outside, 'file'), 'outside\n');
  process.env['SECRET_KEY'] = 'sk-test-visible-to-nobody';
});

afterAll(async () => {
  delete process.env['SECRET_KEY'];
  await project.remove();
  await rm(outside, { recursive: true });
});

requireOne();

testEachVariant(
  'no key is there to read: not in the environment, not in /proc, not in the home, not in the project',
  async (sandbox) => {
    const marker = 'sk-test-visible-to-nobody';
    // What a program could see of the machine: every environment, every file of the home, the original project and the copy.
    const prelude = `
    const hits = [];
    const look = (file) => { try { if (/${marker}|in-env-file|private-key/.test(fs.readFileSync(file, 'utf8'))) hits.push(file); } catch {} };
    for (const pid of fs.existsSync('/proc') ? fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)) : []) look('/proc/' + pid + '/environ');
    const walk = (folder, depth) => {
      let entries = []; try { entries = fs.readdirSync(folder, { withFileTypes: true }); } catch {}
      for (const entry of entries) {
        const file = path.join(folder, entry.name);
        if (entry.isDirectory() && depth > 0) walk(file, depth - 1); else if (entry.isFile()) look(file);
      }
    };
    walk(process.cwd(), 6); walk(${JSON.stringify(project.folder)}, 6);`;
    const told = await evaluate(
      project,
      sandbox,
      {
        environment: 'JSON.stringify(process.env)',
        hits: 'hits',
        envFile: "fs.existsSync('.env')",
        keyFile: "fs.existsSync('deploy.key')",
        git: "fs.existsSync('.git')",
        original: `fs.readdirSync(${JSON.stringify(project.folder)}).length`,
        parent: `fs.readFileSync('/proc/${process.ppid}/environ', 'utf8').length`,
      },
      prelude,
    );
    expect(told['environment']).not.toContain(marker);
    expect(told).toMatchObject({ hits: [], envFile: false, keyFile: false, git: false });
    if (sandbox.killsAll) {
      expect(told['original']).toBe('!ENOENT');
      expect(told['parent']).toBe('!ENOENT');
    }
  },
);

testEachVariant('the home is empty but for programs: no keys, no history, no settings', async (sandbox) => {
  const told = await evaluate(project, sandbox, {
    entries: `fs.existsSync(${JSON.stringify(homedir())}) ? fs.readdirSync(${JSON.stringify(homedir())}) : []`,
    ssh: `fs.readdirSync(${JSON.stringify(join(homedir(), '.ssh'))})`,
    shadow: "fs.readFileSync('/etc/shadow', 'utf8')",
    hostKeys: "fs.readdirSync('/etc/ssh')",
    others: "fs.existsSync('/home') ? fs.readdirSync('/home') : []",
    run: "fs.existsSync('/run') ? fs.readdirSync('/run') : []",
    docker: "fs.existsSync('/var/run/docker.sock') || fs.existsSync('/run/docker.sock')",
    state: "fs.existsSync('/var/lib')",
  });
  if (sandbox.name === 'sandbox-exec') return;
  const visible = (told['entries'] as string[]).filter(
    (name) =>
      ![
        '.cargo',
        '.pyenv',
        '.nvm',
        '.fnm',
        '.volta',
        '.asdf',
        '.rbenv',
        '.goenv',
        '.rustup',
        '.deno',
        '.bun',
        '.local',
        'bin',
      ].includes(name),
  );
  expect(visible).toEqual([]);
  expect(told).toMatchObject({
    ssh: '!ENOENT',
    shadow: '!ENOENT',
    hostKeys: '!ENOENT',
    run: [],
    docker: false,
    state: false,
  });
});

testEachVariant('nothing outside can be written, straight or through a link', async (sandbox) => {
  const target = JSON.stringify(join(outside, 'file'));
  const told = await evaluate(project, sandbox, {
    file: `fs.writeFileSync(${target}, 'changed')`,
    link: `fs.symlinkSync(${JSON.stringify(outside)}, 'way-out'), fs.writeFileSync('way-out/file', 'changed')`,
    original: `fs.writeFileSync(${JSON.stringify(join(project.folder, 'src/a.js'))}, 'changed')`,
    system: "fs.writeFileSync('/usr/k2', '')",
    root: "fs.writeFileSync('/k2', '')",
    settings: "fs.writeFileSync('/etc/hosts', '')",
    kernel: "fs.writeFileSync('/proc/sys/kernel/core_pattern', 'core')",
    device: "fs.chmodSync('/dev/null', 0o666)",
    remount: "cp.execFileSync('mount', ['-o', 'remount,rw', '/usr'], { stdio: 'ignore' })",
    nested:
      "cp.execFileSync('unshare', ['--user', '--map-root-user', '--mount', 'true'], { stdio: 'ignore' }) && 'entered'",
  });
  for (const [name, value] of Object.entries(told)) expect([name, String(value)[0]]).toEqual([name, '!']);
  expect(readFileSync(join(outside, 'file'), 'utf8')).toBe('outside\n');
  expect(await project.read('src/a.js')).toBe('module.exports = 1;\n');
  await expect(stat('/k2')).rejects.toMatchObject({ code: 'ENOENT' });
});

testEachVariant('the copy, HOME and TMPDIR are writable, and /tmp is its own', async (sandbox) => {
  const told = await evaluate(project, sandbox, {
    copy: "fs.writeFileSync('new.txt', 'x') ?? fs.readFileSync('new.txt', 'utf8')",
    home: "fs.writeFileSync(path.join(os.homedir(), 'x'), 'x') ?? 'written'",
    temporary: "fs.writeFileSync(path.join(os.tmpdir(), 'x'), 'x') ?? 'written'",
    source: "fs.writeFileSync('src/a.js', 'changed') ?? 'written'",
    foreign: `fs.readdirSync('/tmp').filter((name) => name.startsWith('k2-outside-'))`,
  });
  expect(told).toMatchObject({ copy: 'x', home: 'written', temporary: 'written', source: 'written' });
  if (sandbox.name !== 'sandbox-exec') expect(told['foreign']).toEqual([]);
  expect(await project.read('src/a.js')).toBe('module.exports = 1;\n');
});

testEachVariant(
  'a server inside can be reached from inside; one outside cannot, by address, by path or by abstract name',
  async (sandbox) => {
    const servers: Server[] = [];
    const listen = async (where: number | string): Promise<Server> => {
      const server = createServer((socket) => socket.end('outside'));
      servers.push(server);
      const options = typeof where === 'number' ? { port: where, host: '127.0.0.1' } : { path: where };
      await new Promise<void>((resolve) => void server.listen(options, resolve));
      return server;
    };
    let connections = 0;
    const server = await listen(0);
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await mkdir(join(outside, 'sockets'), { recursive: true });
    await rm(join(outside, 'sockets/s'), { force: true });
    await listen(join(outside, 'sockets/s'));
    if (process.platform === 'linux') await listen(`\0k2-abstract-${process.pid}`);
    for (const each of servers) each.on('connection', () => (connections += 1));
    try {
      const prelude = `
      const reach = (where) => new Promise((resolve, reject) => {
        let text = '';
        net.connect(where).on('data', (chunk) => (text += chunk)).on('end', () => resolve(text)).on('error', reject);
      });
      const inside = new Promise((resolve) => { const server = net.createServer((socket) => socket.end('inside')).unref().listen(0, '127.0.0.1', () => resolve(server.address().port)); });`;
      const told = await evaluate(
        project,
        sandbox,
        {
          loopback: 'inside.then((port) => reach({ host: "127.0.0.1", port }))',
          localhost: 'inside.then((port) => reach({ host: "localhost", port }))',
          outside: `reach({ host: '127.0.0.1', port: ${port} })`,
          world: `reach({ host: '1.1.1.1', port: 80 })`,
          path: `reach(${JSON.stringify(join(outside, 'sockets/s'))})`,
          abstract: `reach('\\0k2-abstract-${process.pid}')`,
        },
        prelude,
      );
      expect(told).toMatchObject({ loopback: 'inside', localhost: 'inside' });
      for (const name of ['world', 'path', 'abstract'])
        expect([name, String(told[name])[0]]).toEqual([name, '!']);
      // macOS has no network of its own for a process: the machine's loopback stays in reach there.
      if (sandbox.name !== 'sandbox-exec') {
        expect(String(told['outside'])[0]).toBe('!');
        expect(connections).toBe(0);
      }
    } finally {
      for (const each of servers) each.close();
    }
  },
);

testEachVariant('processes outside are neither seen nor killed', async (sandbox) => {
  const told = await evaluate(project, sandbox, {
    seen: "fs.readdirSync('/proc').filter((name) => /^\\d+$/.test(name)).map(Number)",
    kill: `process.kill(${process.pid}, 0)`,
    user: 'process.getuid()',
  });
  expect(String(told['kill'])[0]).toBe('!');
  if (!sandbox.killsAll) return;
  expect(told['seen']).not.toContain(process.pid);
  expect((told['seen'] as number[]).length).toBeLessThan(10);
});
