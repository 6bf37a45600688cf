import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { checkPath } from '../../src/changes/check-path.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';

let project: TemporaryProject;
beforeAll(async () => {
  project = await temporaryProject({ 'src/app.ts': 'x', '.git/config': 'x' });
});
afterAll(() => project.remove());

const check = async (path: string, allow: string[] = []): Promise<string | null> =>
  (await checkPath(project.folder, path, { output: '', allow }))?.id ?? null;

describe('refused, whatever the spelling', () => {
  test.each([
    ['', 'empty'],
    ['/etc/passwd', 'absolute'],
    ['//server/share/x', 'absolute'],
    ['C:/x.txt', 'absolute'],
    ['c:x.txt', 'absolute'],
    ['file:///etc/passwd', 'absolute'],
    ['https://example.org/x.ts', 'absolute'],
    ['~/x.txt', 'absolute'],
    ['..', 'climbs'],
    ['../x', 'climbs'],
    ['a/../../x', 'climbs'],
    ['a/..', 'climbs'],
    ['a\\b.ts', 'backslash'],
    ['..\\x', 'backslash'],
    ['\\\\server\\share', 'backslash'],
    ['a//b.ts', 'segments'],
    ['a/./b.ts', 'segments'],
    ['a/', 'segments'],
    ['a\0.ts', 'invisible'],
    ['a\n.ts', 'invisible'],
    ['a\u001b[2J.ts', 'invisible'],
    ['a\u202Ets.exe', 'invisible'],
    ['a\u200B.ts', 'invisible'],
    ['.g\u200Dit/config', 'invisible'],
    ['\uFEFFa.ts', 'invisible'],
    ['a\u00ADb.ts', 'invisible'],
    ['a\u00A0b.ts', 'invisible'],
    ['a\u3000b.ts', 'invisible'],
    ['a\u3164b.ts', 'invisible'],
    ['\uD800.ts', 'invisible'],
    ['a.ts:stream', 'characters'],
    ['.git::$INDEX_ALLOCATION/config', 'characters'],
    ['a?.ts', 'characters'],
    ['a|b', 'characters'],
    ['.git /config', 'trailing'],
    ['.git./config', 'trailing'],
    ['a.ts.', 'trailing'],
    ['a.ts ', 'trailing'],
    [' a.ts', 'trailing'],
    ['.../x', 'trailing'],
    ['nul', 'device'],
    ['nul.txt', 'device'],
    ['src/CON', 'device'],
    ['src/aux.h', 'device'],
    ['com1.log', 'device'],
    ['LPT9.tar.gz', 'device'],
    ['com¹', 'device'],
    ['CONIN$', 'device'],
    ['nul .txt', 'device'],
    ['GIT~1/config', 'shortName'],
    ['PACKAG~1.JSO', 'shortName'],
    [`${'a'.repeat(256)}.ts`, 'long'],
    ['程'.repeat(90), 'long'],
  ])('%j is %s', async (path, kind) => {
    expect(await check(path)).toBe(`changes.path.${kind}`);
    expect(await check(path, ['**'])).toBe(`changes.path.${kind}`);
  });
});

describe('protected at any depth', () => {
  test.each([
    ['.git', 'repository'],
    ['.git/hooks/pre-commit', 'repository'],
    ['.GIT/config', 'repository'],
    ['a/b/.Git/config', 'repository'],
    ['.ｇｉｔ/config', 'repository'],
    ['.gıt/config', 'repository'],
    ['.gitmodules', 'repository'],
    ['.gitattributes', 'repository'],
    ['.k2/prompts/zh-TW/k2-generate.hbs', 'tool'],
    ['.K2/template.json', 'tool'],
    ['node_modules/x/index.js', 'tool'],
    ['packages/a/node_modules/x.js', 'tool'],
    ['.husky/pre-commit', 'hook'],
    ['.pre-commit-config.yaml', 'hook'],
    ['lefthook.yml', 'hook'],
    ['.lintstagedrc.json', 'hook'],
    ['tools/hooks/pre-push', 'hook'],
    ['.github/workflows/ci.yml', 'ci'],
    ['.GitHub/workflows/ci.yml', 'ci'],
    ['.gitlab-ci.yml', 'ci'],
    ['Jenkinsfile', 'ci'],
    ['.circleci/config.yml', 'ci'],
    ['.vscode/settings.json', 'editor'],
    ['.idea/workspace.xml', 'editor'],
    ['.editorconfig', 'editor'],
    ['x.code-workspace', 'editor'],
    ['.devcontainer/devcontainer.json', 'editor'],
    ['.claude/settings.json', 'agent'],
    ['.cursor/rules/a.mdc', 'agent'],
    ['AGENTS.md', 'agent'],
    ['docs/agents.md', 'agent'],
    ['CLAUDE.md', 'agent'],
    ['.cursorrules', 'agent'],
    ['.mcp.json', 'agent'],
    ['.npmrc', 'shell'],
    ['pkg/.npmrc', 'shell'],
    ['.envrc', 'shell'],
    ['.env', 'shell'],
    ['.env.production', 'shell'],
    ['.ENV.local', 'shell'],
    ['.bashrc', 'shell'],
    ['.zshenv', 'shell'],
    ['.yarnrc.yml', 'shell'],
    ['.pnpmfile.cjs', 'shell'],
    ['package-lock.json', 'lockfile'],
    ['pnpm-lock.yaml', 'lockfile'],
    ['yarn.lock', 'lockfile'],
    ['bun.lockb', 'lockfile'],
    ['sub/Cargo.lock', 'lockfile'],
    ['go.sum', 'lockfile'],
    ['tsconfig.json', 'check'],
    ['tsconfig.build.json', 'check'],
    ['packages/a/TSConfig.json', 'check'],
    ['eslint.config.mjs', 'check'],
    ['.eslintrc.cjs', 'check'],
    ['.oxlintrc.json', 'check'],
    ['jest.config.ts', 'check'],
    ['jest.setup.js', 'check'],
    ['vitest.config.mts', 'check'],
    ['vitest.workspace.ts', 'check'],
    ['vite.config.ts', 'check'],
    ['pytest.ini', 'check'],
    ['tests/conftest.py', 'check'],
    ['setup.cfg', 'check'],
    ['tox.ini', 'check'],
    ['sitecustomize.py', 'check'],
    ['biome.json', 'check'],
    ['babel.config.js', 'check'],
    ['k2.config.json', 'check'],
    ['turbo.json', 'check'],
    ['pyproject.toml', 'dependencies'],
    ['requirements.txt', 'dependencies'],
    ['requirements-dev.txt', 'dependencies'],
    ['Cargo.toml', 'dependencies'],
    ['pnpm-workspace.yaml', 'dependencies'],
  ])('%s', async (path, kind) => {
    expect(await check(path)).toBe(`changes.protected.${kind}`);
  });

  test('an allowed path may be written, but never what is final', async () => {
    expect(await check('tsconfig.json', ['tsconfig.json'])).toBeNull();
    expect(await check('.github/workflows/ci.yml', ['.github/**'])).toBeNull();
    for (const path of ['.git/config', '.k2/template.json', 'node_modules/x.js'])
      expect(await check(path, ['**', path])).not.toBeNull();
  });
});

describe('ordinary paths', () => {
  test.each([
    'src/app.ts',
    'src/hooks/use-user.ts',
    'src/hooks/update-user.ts',
    'app/[id]/(group)/page.tsx',
    'routes/$id.tsx',
    'auth/登入 頁.ts',
    'README.md',
    'docs/ci.md',
    'src/config.ts',
    'src/environment.ts',
    'src/env.ts',
    'src/console.ts',
    'src/nullable.ts',
    'auxiliary/a.ts',
    'src/lock.ts',
    'src/jest-helpers.ts',
    'package.json',
    '.gitignore',
    'Dockerfile',
    'a-b_c@2.ts',
    'emoji-\u{1F600}.md',
  ])('%s', async (path) => {
    expect(await check(path)).toBeNull();
  });
});
