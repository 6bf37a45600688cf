import { afterEach, describe, expect, test } from '@jest/globals';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashBytes } from '../../src/changes/hash-bytes.js';
import { type Plan, planChanges, type PlanOptions } from '../../src/changes/plan-changes.js';
import { withRefusalText } from '../../src/changes/refusal-text.js';
import { parseReply } from '../../src/reply/parse-reply.js';
import type { ReplyFile } from '../../src/reply/reply.js';
import { temporaryProject, type TemporaryProject } from '../../src/testing/temporary-project.js';

let project: TemporaryProject | undefined;
afterEach(() => project?.remove());

const open = async (files: Record<string, string | Uint8Array>): Promise<TemporaryProject> => {
  project = await temporaryProject(files);
  return project;
};
const shown = (files: Record<string, string>): Map<string, string> =>
  new Map(Object.entries(files).map(([path, text]) => [path, hashBytes(Buffer.from(text))]));
const plan = (root: string, files: ReplyFile[], options: Partial<PlanOptions> = {}): Promise<Plan> =>
  planChanges(
    { files, examples: [], prose: '' },
    { root, output: '', allow: [], shown: new Map(), ...options },
  );
const whole = (path: string, content: string): ReplyFile => ({ kind: 'whole', path, content });
const edit = (path: string, search: string, replace: string): ReplyFile => ({
  kind: 'edit',
  path,
  blocks: [{ search, replace }],
});
const ids = (result: Plan): string[] => result.refusals.map(({ id }) => id);
const text = (bytes: Uint8Array | null | undefined): string | null =>
  bytes == null ? null : Buffer.from(bytes).toString();

describe('files', () => {
  test('new files end with exactly one newline, whatever the reply had', async () => {
    const { folder } = await open({});
    const { changeSet } = await plan(folder, [
      whole('a/b/new.txt', 'x\n\n\n'),
      whole('c.txt', 'y'),
      whole('d.txt', '\uFEFFz\r\nw\r\n'),
      whole('pkg/__init__.py', ''),
    ]);
    expect(
      changeSet?.changes.map((change) => [change.path, change.action, text(change.after), change.mode]),
    ).toEqual([
      ['a/b/new.txt', 'create', 'x\n', 0o644],
      ['c.txt', 'create', 'y\n', 0o644],
      ['d.txt', 'create', 'z\nw\n', 0o644],
      ['pkg/__init__.py', 'create', '', 0o644],
    ]);
  });

  test('a whole file over one that was shown keeps its line ends, byte order mark and mode', async () => {
    const before = '\uFEFFa\r\nb\r\n';
    const { folder } = await open({ 'run.sh': before });
    await chmod(join(folder, 'run.sh'), 0o755);
    const { changeSet } = await plan(folder, [whole('run.sh', 'a\nc\n')], {
      shown: shown({ 'run.sh': before }),
    });
    expect(changeSet?.changes).toMatchObject([{ action: 'edit', mode: 0o755 }]);
    expect(text(changeSet?.changes[0]?.after)).toBe('\uFEFFa\r\nc\r\n');
  });

  test('a whole file over one that was not shown is refused', async () => {
    const { folder } = await open({ 'a.txt': 'a\n' });
    const result = await plan(folder, [whole('a.txt', 'b\n')]);
    expect(result.changeSet).toBeNull();
    expect(ids(result)).toEqual(['changes.notShown']);
  });

  test('identical bytes are unchanged, not a change', async () => {
    const { folder } = await open({ 'a.txt': 'a\n', 'b.txt': 'b\n' });
    const result = await plan(folder, [whole('a.txt', 'a'), edit('b.txt', 'b', 'b')], {
      shown: shown({ 'a.txt': 'a\n' }),
    });
    expect(result).toEqual({
      changeSet: { root: folder, changes: [] },
      refusals: [],
      unchanged: ['a.txt', 'b.txt'],
    });
  });

  test('a file that changed since it was shown is a conflict', async () => {
    const { folder } = await open({ 'a.txt': 'new\n' });
    await expect(
      plan(folder, [edit('a.txt', 'new', 'x')], { shown: shown({ 'a.txt': 'old\n' }) }),
    ).rejects.toMatchObject({
      code: 'conflict',
      id: 'changes.changedSince',
      values: { paths: ['a.txt'] },
    });
    await expect(
      plan(folder, [whole('gone.txt', 'x')], { shown: shown({ 'gone.txt': 'old\n' }) }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  test('deletions and moves', async () => {
    const { folder } = await open({ 'old.txt': 'o\n', 'from.txt': 'f\n', 'there.txt': 't\n' });
    const { changeSet } = await plan(folder, [
      { kind: 'delete', path: 'old.txt' },
      { kind: 'move', from: 'from.txt', path: 'sub/to.txt' },
    ]);
    expect(changeSet?.changes).toMatchObject([
      { path: 'old.txt', action: 'delete', after: null },
      { path: 'sub/to.txt', action: 'move', from: 'from.txt' },
    ]);
    expect(ids(await plan(folder, [{ kind: 'move', from: 'from.txt', path: 'there.txt' }]))).toEqual([
      'changes.targetExists',
    ]);
    expect(ids(await plan(folder, [{ kind: 'delete', path: 'none.txt' }]))).toEqual(['changes.noSuchFile']);
    expect(ids(await plan(folder, [edit('none.txt', 'a', 'b')]))).toEqual(['changes.noSuchFile']);
  });

  test('an empty search makes a new file', async () => {
    const { folder } = await open({});
    const { changeSet } = await plan(folder, [edit('n.txt', '', 'a\n')]);
    expect(changeSet?.changes).toMatchObject([{ path: 'n.txt', action: 'create' }]);
  });

  test('bytes that are no text are not edited', async () => {
    const { folder } = await open({ 'b.bin': Buffer.from([0, 1, 2]), 'l.txt': Buffer.from([0xe9, 0x0a]) });
    expect(ids(await plan(folder, [edit('b.bin', 'a', 'b'), edit('l.txt', 'a', 'b')]))).toEqual([
      'changes.notText',
      'changes.notText',
    ]);
  });

  test('nothing named is a refusal', async () => {
    const { folder } = await open({});
    expect(await plan(folder, [])).toMatchObject({ changeSet: null, refusals: [{ id: 'changes.noFiles' }] });
  });
});

describe('all or nothing', () => {
  test('one block that does not apply means none, and every reason is told', async () => {
    const { folder } = await open({ 'a.txt': 'a\n', 'b.txt': 'b\nb\n' });
    const result = await plan(folder, [
      whole('new.txt', 'x'),
      edit('a.txt', 'z', 'y'),
      edit('b.txt', 'b', 'c'),
      whole('../x', 'y'),
    ]);
    expect(result.changeSet).toBeNull();
    expect(ids(result)).toEqual(['changes.notFound', 'changes.ambiguous', 'changes.path.climbs']);
    const words = withRefusalText(result.refusals, 'zh-TW');
    expect(words).toContain('b.txt 第 1 個區塊的搜尋內容出現在 2 處');
    expect(words).toContain('1) line 1');
  });

  test.each([
    ['two whole files', [whole('a.txt', 'x'), whole('./a.txt', 'x')]],
    ['a whole file and an edit', [whole('a.txt', 'x'), edit('a.txt', 'x', 'y')]],
    ['a deletion and a file', [{ kind: 'delete', path: 'a.txt' }, whole('a.txt', 'x')]],
    [
      'a move and an edit of the target',
      [{ kind: 'move', from: 'z.txt', path: 'a.txt' }, edit('a.txt', 'x', 'y')],
    ],
    [
      'a move and an edit of the source',
      [{ kind: 'move', from: 'a.txt', path: 'y.txt' }, edit('a.txt', 'a', 'y')],
    ],
  ] as [string, ReplyFile[]][])('one path twice: %s', async (_, files) => {
    const { folder } = await open({ 'z.txt': 'z\n', 'a.txt': 'a\n' });
    const result = await plan(folder, files, { shown: shown({ 'a.txt': 'a\n' }) });
    expect(ids(result)).toContain('changes.pathTwice');
    expect(result.changeSet).toBeNull();
  });

  test('edits of one path under two spellings are one file', async () => {
    const { folder } = await open({ 'a.txt': 'a\nb\n' });
    const { changeSet } = await plan(folder, [edit('a.txt', 'a', 'A'), edit('./a.txt', 'b', 'B')]);
    expect(text(changeSet?.changes[0]?.after)).toBe('A\nB\n');
  });

  test.each([
    ['case', 'Src/a.txt', 'src/b.txt'],
    ['Unicode form', 'caf\u00E9.txt', 'cafe\u0301.txt'],
    ['width', 'ａ.txt', 'a.txt'],
  ])('two new paths that differ only by %s', async (_, first, second) => {
    const { folder } = await open({});
    expect(ids(await plan(folder, [whole(first, 'x'), whole(second, 'y')]))).toEqual(['changes.path.case']);
  });

  test('a file that another path needs as a folder', async () => {
    const { folder } = await open({});
    expect(ids(await plan(folder, [whole('a/b', 'x'), whole('a/b/c.txt', 'y')]))).toEqual([
      'changes.path.fileInTheWay',
    ]);
  });

  test('a command may refuse more', async () => {
    const { folder } = await open({});
    const extraRefusals = (changes: readonly { path: string }[]) =>
      changes.map(({ path }) => ({ id: 'test.notATest', path, values: { path } }));
    expect(ids(await plan(folder, [whole('a.txt', 'x')], { extraRefusals }))).toEqual(['test.notATest']);
  });

  test('planning writes nothing', async () => {
    const opened = await open({ 'a.txt': 'a\n' });
    const before = await opened.tree();
    await plan(opened.folder, [edit('a.txt', 'a', 'b'), whole('c/d.txt', 'x')]);
    expect(await opened.tree()).toEqual(before);
  });
});

describe('scope on a real tree', () => {
  test('every write stays under the output folder', async () => {
    const { folder } = await open({ 'src/a.txt': 'a\n' });
    const result = await plan(
      folder,
      [whole('auth/a.txt', 'x'), whole('authx/b.txt', 'x'), edit('src/a.txt', 'a', 'b')],
      { output: 'auth' },
    );
    expect(result.refusals).toMatchObject([
      { id: 'changes.path.outside', path: 'authx/b.txt', values: { output: 'auth' } },
      { id: 'changes.path.outside', path: 'src/a.txt' },
    ]);
    const allowed = await plan(folder, [edit('src/a.txt', 'a', 'b')], { output: 'auth', allow: ['src/**'] });
    expect(allowed.refusals).toEqual([]);
  });

  test('symbolic links in any component, dangling or not, are not followed', async () => {
    const { folder } = await open({ 'real/a.txt': 'a\n' });
    await symlink('real', join(folder, 'linked'));
    await symlink('/etc', join(folder, 'outside'));
    await symlink('nowhere.txt', join(folder, 'dangling.txt'));
    await symlink('real/a.txt', join(folder, 'file.txt'));
    const paths = ['linked/a.txt', 'linked/new/b.txt', 'outside/passwd', 'dangling.txt', 'file.txt'];
    const result = await plan(
      folder,
      paths.map((path) => whole(path, 'x')),
    );
    expect(ids(result)).toEqual(paths.map(() => 'changes.path.link'));
  });

  test('names that differ only by case or form from what exists', async () => {
    const { folder } = await open({ 'Src/App.ts': 'x', 'caf\u00E9.txt': 'x' });
    for (const [path, existing] of [
      ['src/new.txt', 'Src'],
      ['Src/app.ts', 'Src/App.ts'],
      ['cafe\u0301.txt', 'caf\u00E9.txt'],
    ] as const) {
      expect(await plan(folder, [whole(path, 'x')])).toMatchObject({
        changeSet: null,
        refusals: [{ id: 'changes.path.case', path, values: { existing } }],
      });
    }
  });

  test('folders, files in the way and repositories inside', async () => {
    const { folder } = await open({ 'd/x.txt': 'x', 'f.txt': 'x', 'sub/.git': 'gitdir: ../x' });
    await mkdir(join(folder, 'deep/.git'), { recursive: true });
    const result = await plan(
      folder,
      ['d', 'f.txt/y.txt', 'sub/a.txt', 'deep/b/c.txt'].map((path) => whole(path, 'x')),
    );
    expect(ids(result)).toEqual([
      'changes.path.folder',
      'changes.path.fileInTheWay',
      'changes.path.repository',
      'changes.path.repository',
    ]);
  });

  test('from the words of a reply: the attacks of a hostile model all end here', async () => {
    const opened = await open({
      'package.json': '{"name":"x","scripts":{"test":"node --test"}}\n',
      'src/a.ts': 'a\n',
    });
    await symlink('/tmp', join(opened.folder, 'out'));
    await writeFile(join(opened.folder, '.env'), 'KEY=1\n');
    const before = await opened.tree();
    for (const path of [
      '../x.txt',
      '/etc/x',
      'out/x.txt',
      '.git/hooks/pre-commit',
      '.env',
      'file:///etc/passwd',
      'C:/x.txt',
    ]) {
      const result = await planChanges(parseReply(`### ${path}\n\`\`\`sh\necho\n\`\`\``), {
        root: opened.folder,
        output: '',
        allow: [],
        shown: new Map(),
      });
      expect([path, result.changeSet, result.refusals[0]?.path]).toEqual([path, null, path]);
    }
    expect(await opened.tree()).toEqual(before);
  });
});
