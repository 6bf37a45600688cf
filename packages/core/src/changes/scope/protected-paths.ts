import { foldName } from './fold-name.js';

/** Why a path is protected; each has a text `changes.protected.<kind>` of its own. */
export type ProtectedKind =
  | 'repository'
  | 'hook'
  | 'ci'
  | 'editor'
  | 'agent'
  | 'shell'
  | 'lockfile'
  | 'check'
  | 'dependencies'
  | 'tool';

/** A folder of this name, at any depth, protects all that lies in it. */
const folders: Readonly<Record<string, ProtectedKind>> = Object.fromEntries(
  (
    [
      ['repository', '.git .hg .svn .jj .bzr cvs'],
      [
        'tool',
        '.k2 node_modules .venv venv __pycache__ .yarn .pnpm-store .cargo .mvn .gradle .turbo .nx .next .config .ssh .aws .gnupg .kube .docker',
      ],
      ['hook', '.husky .githooks .git-hooks .lefthook'],
      [
        'ci',
        '.github .gitlab .gitea .forgejo .circleci .buildkite .woodpecker .drone .azure-pipelines .azuredevops .teamcity .semaphore .tekton .travis',
      ],
      ['editor', '.vscode .idea .zed .fleet .vs .vim .nvim .emacs.d .devcontainer .settings'],
      [
        'agent',
        '.claude .cursor .codex .gemini .kimi .kimi-code .windsurf .continue .roo .cline .clinerules .amazonq .aider .opencode .agents .qwen .kiro .trae .augment .junie .goose .factory',
      ],
    ] as const
  ).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind])),
);

const files: readonly (readonly [ProtectedKind, RegExp])[] = [
  ['repository', /^\.git(?:modules|attributes|config|-credentials)?$|^\.hgrc$/],
  [
    'hook',
    /^(?:\.?lefthook(?:-local)?\.(?:ya?ml|toml|json)|\.pre-commit-(?:config|hooks)\.ya?ml|\.huskyrc.*|\.?lint-?staged(?:rc.*|\.config\..+)|\.?simple-git-hooks\..+|commitlint\.config\..+|\.commitlintrc.*)$/,
  ],
  [
    'ci',
    /^(?:\.gitlab-ci\.ya?ml|\.travis\.ya?ml|\.?appveyor\.ya?ml|azure-pipelines.*\.ya?ml|bitbucket-pipelines\.ya?ml|\.drone\.(?:ya?ml|star|jsonnet)|\.woodpecker\.ya?ml|\.cirrus\.(?:ya?ml|star)|cloudbuild\.ya?ml|buildspec\.ya?ml|codemagic\.ya?ml|wercker\.ya?ml|jenkinsfile.*|renovate\.json5?|\.renovaterc.*|dependabot\.ya?ml|codecov\.ya?ml|\.codecov\.ya?ml)$/,
  ],
  [
    'editor',
    /^(?:\.editorconfig|\.?n?vimrc|\.exrc|\.nvim\.lua|\.ideavimrc|\.dir-locals(?:-2)?\.el|.*\.(?:code-workspace|sublime-(?:project|workspace)|iml))$/,
  ],
  [
    'agent',
    /^(?:(?:agents?|claude|gemini|qwen|warp)(?:\.local|\.override)?\.md|copilot-instructions\.md|\.(?:cursor|windsurf|cline|roo|continue|goose|claude|gemini|codex|aider|cursorindexing)(?:rules|hints|ignore|\.json|\.conf\.ya?ml|\.model.*).*|\.aider.*|\.?mcp\.json|\.goosehints|opencode\.jsonc?)$/,
  ],
  [
    'shell',
    /^(?:\.env.*|\.(?:bash|zsh|ksh|csh|tcsh|fish)(?:rc|env|_profile|_login|_logout|_aliases|_history)?|\.zprofile|\.zlogin|\.zlogout|\.profile|\.login|\.logout|\.inputrc|config\.fish|\.npmrc|\.yarnrc(?:\.ya?ml)?|\.pnpmrc|\.?pnpmfile\.[cm]?js|\.?bunfig\.toml|\.pypirc|pip\.(?:conf|ini)|\.condarc|\.netrc|_netrc|\.curlrc|\.wgetrc|\.tool-versions|\.?mise(?:\..+)?\.toml|\.node-version|\.nvmrc|\.python-version|\.volta|\.direnvrc|\.gemrc|\.dockerconfigjson|\.pgpass|\.my\.cnf)$/,
  ],
  [
    'lockfile',
    /^(?:package-lock\.json|npm-shrinkwrap\.json|pnpm-lock(?:\..+)?\.ya?ml|bun\.lockb?|go\.sum|packages\.lock\.json|package\.resolved|gradle\.lockfile|mix\.lock|.*\.lock)$/,
  ],
  [
    'check',
    /^(?:tsconfig.*\.json|jsconfig.*\.json|eslint\.config\..+|\.eslint(?:rc.*|ignore)|\.?ox(?:lint|fmt)(?:rc)?(?:\..+)?|biome\.jsonc?|\.biome\.jsonc?|\.prettier(?:rc.*|ignore)|prettier\.config\..+|\.stylelint(?:rc.*|ignore)|stylelint\.config\..+|(?:jest|vitest|vite|babel|ava|nyc|playwright|cypress|webpack|rollup|rolldown|tsup|tsdown|wdio|stryker|tap)\.(?:config|conf|preset|workspace|setup|environment)\b.*|vitest\.(?:workspace|setup|shims)\b.*|karma\.conf\..+|\.babelrc.*|\.swcrc|\.mocharc.*|\.taprc|\.nycrc.*|\.c8rc.*|knip\.(?:jsonc?|ts|js|config\..+)|(?:turbo|nx|lerna)\.json|k2\.config\..+|conftest\.py|setup\.cfg|tox\.ini|noxfile\.py|\.?pytest\.(?:ini|toml)|\.coveragerc|\.?mypy\.ini|\.?ruff\.toml|\.flake8|\.?pylintrc(?:\.toml)?|pyrightconfig\.json|\.isort\.cfg|\.style\.yapf|(?:site|user)customize\.py|sonar-project\.properties|\.?clippy\.toml|\.?rustfmt\.toml|deny\.toml|\.golangci\..+|\.rspec|\.rubocop.*|phpunit\.xml.*|phpstan\.neon.*)$/,
  ],
  [
    'dependencies',
    /^(?:pnpm-workspace\.ya?ml|package\.(?:ya?ml|json5)|pyproject\.toml|pipfile|(?:requirements|constraints)[\w.-]*\.(?:txt|in)|environment\.ya?ml|cargo\.toml|go\.(?:mod|work)|gemfile|.*\.gemspec|composer\.json|mix\.exs|deno\.jsonc?|jsr\.json|bower\.json)$/,
  ],
];

// The names git runs by itself, wherever `core.hooksPath` points.
const gitHooks =
  /^(?:applypatch-msg|pre-applypatch|post-applypatch|pre-commit|pre-merge-commit|prepare-commit-msg|commit-msg|post-commit|pre-rebase|post-checkout|post-merge|pre-push|pre-receive|update|proc-receive|post-receive|post-update|reference-transaction|push-to-checkout|pre-auto-gc|post-rewrite|sendemail-validate|fsmonitor-watchman|post-index-change)(?:\.\w+)?$/;

/** Kinds that even an allowed path never reaches. */
const neverAllowed: readonly string[] = ['.git', '.hg', '.svn', '.jj', '.k2', 'node_modules'];

/** What protects a path (segments relative to the root), however it is spelt; null when nothing does. */
export function findProtection(
  segments: readonly string[],
): { readonly kind: ProtectedKind; readonly isFinal: boolean } | null {
  const folded = segments.map((segment) => foldName(segment).replace(/[. ]+$/, ''));
  for (const segment of folded) {
    const kind = Object.hasOwn(folders, segment) ? folders[segment] : undefined;
    if (kind !== undefined) return { kind, isFinal: neverAllowed.includes(segment) };
  }
  const name = folded.at(-1) ?? '';
  for (const [kind, pattern] of files) if (pattern.test(name)) return { kind, isFinal: name === '.git' };
  if (folded.at(-2) === 'hooks' && gitHooks.test(name)) return { kind: 'hook', isFinal: false };
  return null;
}
