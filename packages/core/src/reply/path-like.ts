const extensions = new Set(
  `ts tsx mts cts js jsx mjs cjs json jsonc json5 md mdx txt rst adoc py pyi ipynb rs go mod sum java kt kts scala c h cc cpp cxx hpp hh cs fs vb rb php pl pm lua r jl
  swift m mm dart ex exs erl hs ml clj sh bash zsh fish ps1 bat cmd sql graphql gql proto html htm css scss sass less styl vue svelte astro xml svg yml yaml toml ini
  cfg conf env properties csv tsv lock tf tfvars hcl nix tmpl tpl hbs ejs njk pug j2 jinja prisma sol zig sv vhd wat cmake gradle groovy mk tex bib diff patch snap map
  webmanifest plist http rest ndjson jsonl`.split(/\s+/),
);

const bareNames = new Set([
  'Makefile',
  'Dockerfile',
  'Containerfile',
  'Procfile',
  'Jenkinsfile',
  'Gemfile',
  'Rakefile',
  'Vagrantfile',
  'Caddyfile',
  'Justfile',
  'LICENSE',
  'NOTICE',
  'CODEOWNERS',
]);

/** Written with a dot by everybody, and no file. */
const productNames =
  /^(?:node|vue|next|nuxt|react|express|three|d3|nest|chart|alpine|ember|backbone|p5|moment|socket|asp|ml)\.(?:js|net|io)$/i;

/**
 * Whether a text names a file rather than being a word, a sentence or a product. It says nothing about whether that file may be written: a climbing or absolute
 * path is a name too, so that it is refused aloud and not overlooked. `quoted` texts (in back-ticks or after `File:`) may hold single spaces and need no extension beside a slash.
 */
export function isPathLike(text: string, quoted: boolean): boolean {
  if (text === '' || text.length > 1000 || /^https?:\/\//i.test(text) || productNames.test(text))
    return false;
  if (/^file:/i.test(text) || /^[a-z]:[\\/]/i.test(text)) return true;
  if (quoted ? / {2}|\t/.test(text) : /\s/.test(text)) return false;
  if (/[`*"'<>|,;(){}]$|^[`*"'<>|,;{}]/.test(text) || text.endsWith('/')) return false;
  const name = text.split(/[/\\]/).at(-1) ?? '';
  const extension = /[^.]\.([A-Za-z][A-Za-z0-9]*)[. ]*$/.exec(name)?.[1]?.toLowerCase();
  if (text.includes('/') || text.includes('\\')) {
    if (extension !== undefined || /^[/\\~]|(?:^|[/\\])\./.test(text) || text.includes('\\')) return true;
    return bareNames.has(name) || (quoted && !/\s/.test(text)) || /^[a-z0-9._\-/@+[\]$]+$/.test(text);
  }
  return (
    (extension !== undefined && extensions.has(extension)) ||
    bareNames.has(name) ||
    /^\.[a-z][\w.-]+$/i.test(name)
  );
}
