import {
  applyChangeSet,
  K2Error,
  listFiles,
  passGate,
  renderDiff,
  summarizeChange,
  type VerifiedChangeSet,
} from '@k2/core';
import type { Session } from '@k2/core/cli';
import { checkPages } from './check-pages.js';
import { chooseSources } from './choose-sources.js';
import { type DocsOptions, type DocsRequest, readDocsRequest } from './docs-request.js';
import { type DocsResult, sumClaims } from './docs-result.js';
import { hasProse } from './doc-text.js';
import { isEdited } from './page-marker.js';
import { findOrphans, type OpenSet, openSet } from './page-set.js';
import { readPages, requireWritable } from './read-pages.js';
import type { ModuleFacts } from './symbol-facts.js';

/**
 * Writes one page per module and an index, in each language: facts from the code, prose from the model with what is untrue cut out. Everything lands or
 * nothing does.
 * @throws K2Error usage for a target or output that cannot be, conflict over files that are not ours, gate when a batch got no prose or `--check` says no
 */
export async function writeDocs(session: Session, options: DocsOptions): Promise<DocsResult> {
  const { root, signal } = session;
  const request = await readDocsRequest(session, options);
  // Asked for on purpose: then a run that would need no model says so when none could be asked.
  if (session.requireModel) await session.client();
  session.tell('progress', { id: 'docs.reading', values: {} });
  const files = await listFiles(root, { signal });
  const modules = await readTarget(session, request, files);
  const languages = request.sets.map((set) => set.locale);
  if (modules.length === 0) {
    session.tell('warning', {
      id: 'docs.nothingExported',
      values: { target: request.target === '' ? '.' : request.target },
    });
    return { ...emptyResult, languages, dryRun: session.isDryRun };
  }
  const { buildScope } = await import('./scope.js');
  const scope = buildScope(modules);
  const sets: OpenSet[] = [];
  for (const set of request.sets) {
    sets.push(
      openSet(set, {
        modules,
        scope,
        packageFolder: request.packageFolder,
        disk: await readPages(root, set.folder, signal),
      }),
    );
  }
  const known = new Set(files);
  if (options.check === true) return checkAll(sets, known, request);
  await requireWritable(
    session,
    sets.flatMap((set) => [...modules.map((module) => set.paths.pageOf(module.path)), set.paths.index]),
  );
  const { planPages, requireOwnPages } = await import('./plan-pages.js');
  requireOwnPages(sets);
  const { gatherProse } = await import('./gather-prose.js');
  const gathered = await gatherProse(session, sets, {
    noProse: options.noProse === true,
    model: options.model,
    files,
  });
  for (const { id, what } of gathered.cut) session.tell('detail', { id: 'docs.cut', values: { id, what } });
  const removed = await chooseRemoved(session, sets, known, request, options.yes === true);
  const { pages, changes } = planPages(gathered.said, known, removed);
  const { provePages } = await import('./prove-pages.js');
  const verified = passGate({ root, changes }, provePages(pages, known));
  if (session.isDryRun) session.show(await renderDiff(verified));
  const landed = await land(session, verified);
  const documented = documentedIn(modules, (id) =>
    gathered.said.every(({ docs }) => {
      const said = docs.get(id);
      return said !== undefined && hasProse(said.doc);
    }),
  );
  const result: DocsResult = {
    ...describePages(sets),
    ...documented,
    claims: sumClaims(gathered.claims),
    cut: gathered.cut,
    examples: { run: 0, failed: 0 },
    languages,
    files: landed,
    unknownSections: gathered.unknownSections,
    model: gathered.model,
    dryRun: session.isDryRun,
    problems: [],
  };
  if (gathered.model !== null || landed.length > 0) {
    await session.run.write('receipt.json', `${JSON.stringify(result, null, 2)}\n`);
  }
  return result;
}

const emptyResult: DocsResult = {
  symbols: 0,
  documented: 0,
  undocumented: [],
  pages: [],
  claims: { checked: 0, false: 0, unverified: 0 },
  cut: [],
  examples: { run: 0, failed: 0 },
  languages: [],
  files: [],
  unknownSections: 0,
  model: null,
  dryRun: false,
  problems: [],
};

async function readTarget(
  session: Session,
  request: DocsRequest,
  files: readonly string[],
): Promise<readonly ModuleFacts[]> {
  const { root, signal, tell } = session;
  const sources = await chooseSources(root, files, request.target);
  if (sources.tooLarge.length > 0)
    tell('warning', { id: 'docs.tooLarge', values: { files: sources.tooLarge } });
  if (sources.paths.length === 0) {
    throw new K2Error('usage', 'docs.noSources', { target: request.target === '' ? '.' : request.target });
  }
  const { readModules } = await import('./read-modules.js');
  const tsconfigs = ['tsconfig.json', 'jsconfig.json'].map((name) =>
    request.packageFolder === '' ? name : `${request.packageFolder}/${name}`,
  );
  const tsconfig = tsconfigs.find((path) => files.includes(path)) ?? null;
  const modules = await readModules({ root, paths: sources.paths, beside: sources.all, tsconfig, signal });
  return modules.filter((module) => module.symbols.length > 0 || module.reExports.length > 0);
}

function checkAll(sets: readonly OpenSet[], files: ReadonlySet<string>, request: DocsRequest): DocsResult {
  const checked = sets.map((set) => checkPages(set, files, request.target));
  const problems = checked.flatMap((item) => item.problems);
  const modules = sets[0]?.modules ?? [];
  const result: DocsResult = {
    ...emptyResult,
    ...describePages(sets),
    ...documentedIn(modules, (id) => checked.every((item) => item.documented.has(id))),
    claims: sumClaims(checked.flatMap((item) => item.claims)),
    cut: checked.flatMap((item) => item.cut),
    languages: sets.map((set) => set.locale),
    problems,
  };
  if (problems.length > 0)
    throw new K2Error(
      'gate',
      'docs.outOfDate',
      { paths: [...new Set(problems.map((item) => item.path))] },
      { result },
    );
  return result;
}

function describePages(sets: readonly OpenSet[]): Pick<DocsResult, 'symbols' | 'pages'> {
  const modules = sets[0]?.modules ?? [];
  return {
    symbols: modules.reduce((sum, module) => sum + module.symbols.length, 0),
    pages: sets.flatMap((set) => [
      { path: set.paths.index, symbols: 0 },
      ...set.modules.map((module) => ({
        path: set.paths.pageOf(module.path),
        symbols: module.symbols.length,
      })),
    ]),
  };
}

function documentedIn(modules: readonly ModuleFacts[], isDocumented: (id: string) => boolean) {
  const ids = modules.flatMap((module) => module.symbols.map((symbol) => symbol.id));
  const undocumented = ids.filter((id) => !isDocumented(id));
  return { documented: ids.length - undocumented.length, undocumented };
}

/** Pages about what is gone are deleted with consent only, and never when somebody edited them. */
async function chooseRemoved(
  session: Session,
  sets: readonly OpenSet[],
  files: ReadonlySet<string>,
  request: DocsRequest,
  isAgreed: boolean,
): Promise<readonly string[]> {
  const orphans = sets.flatMap((set) =>
    findOrphans(set, files, request.target).filter((path) => {
      const file = set.disk.get(path);
      return file !== undefined && !isEdited(file.page);
    }),
  );
  if (orphans.length === 0) return [];
  const asked = !isAgreed && session.isInteractive && !session.isDryRun;
  if (isAgreed || (asked && (await session.confirm({ id: 'docs.askDelete', values: { paths: orphans } }))))
    return orphans;
  session.tell('warning', { id: 'docs.orphans', values: { paths: orphans } });
  return [];
}

async function land(session: Session, verified: VerifiedChangeSet): Promise<DocsResult['files']> {
  if (session.isDryRun || verified.changes.length === 0)
    return Promise.all(verified.changes.map(summarizeChange));
  return applyChangeSet(verified, { journal: session.run.journal, signal: session.signal });
}
