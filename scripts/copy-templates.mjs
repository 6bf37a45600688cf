// Copies /templates/<name> into a package's build output, so that an installed tarball works by itself.
// Usage, in the package's folder: node ../../scripts/copy-templates.mjs projects dist/templates/projects
import { cp, mkdtemp, mkdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const leftovers = new Set(['node_modules', 'dist', 'coverage', '.turbo', '.DS_Store', 'Thumbs.db']);

const [name, destination] = process.argv.slice(2);
if (!/^[a-z]+$/.test(name ?? '') || destination === undefined) {
  fail('usage: copy-templates.mjs prompts|projects DESTINATION');
}
const source = fileURLToPath(new URL(`../templates/${name}`, import.meta.url));
const target = resolve(destination);
// The destination is replaced, so it must be a folder inside the package that runs this.
const inside = relative(process.cwd(), target);
if (inside === '' || inside.split(sep)[0] === '..') fail(`${destination} is not inside ${process.cwd()}`);
const facts = await stat(source).catch(() => undefined);
if (facts?.isDirectory() !== true) fail(`there are no templates in ${source}`);

await mkdir(dirname(target), { recursive: true });
const staged = await mkdtemp(join(dirname(target), '.copy-'));
try {
  await cp(source, join(staged, 'new'), {
    recursive: true,
    filter: (path) => !leftovers.has(basename(path)) && !path.endsWith('.tsbuildinfo'),
  });
  await rm(target, { recursive: true, force: true });
  await rename(join(staged, 'new'), target);
} finally {
  await rm(staged, { recursive: true, force: true });
}

function fail(message) {
  process.stderr.write(`copy-templates: ${message}\n`);
  process.exit(1);
}
