import { readReport } from '../measure/read-report.js';
import { join, relative, sep } from 'node:path';
import type { CoverageMap, CoverageMapData, FileCoverageData } from 'istanbul-lib-coverage';
import type { Ended, Place, Runner, SuiteRun } from './runner.js';

/**
 * vitest 4 with its own coverage provider. Its report covers the included files that no test loads and leaves out what the project's
 * configuration excludes; thresholds are off, because the goal is ours and `autoUpdate` would write into the configuration.
 * @param program path of vitest's binary, relative to the package's folder or absolute
 */
export function createVitestRunner(options: {
  readonly program: string;
  readonly provider: 'v8' | 'istanbul';
}): Runner {
  const { program, provider } = options;
  return {
    name: 'vitest',
    provider: `vitest-${provider}`,
    runSuite: async (place, sources) => {
      const reports = await place.makeReportFolder();
      const coverage = [
        '--coverage.enabled',
        `--coverage.provider=${provider}`,
        '--coverage.reporter=json',
        `--coverage.reportsDirectory=${join(reports, 'coverage')}`,
        '--coverage.reportOnFailure',
        '--coverage.thresholds=false',
        ...includeGlobs(sources).map((glob) => `--coverage.include=${glob}`),
      ];
      const run = await runVitest(place, program, reports, coverage);
      return {
        ...run,
        coverage: await readCoverage(join(reports, 'coverage', 'coverage-final.json'), place, sources),
      };
    },
    runFile: async (place, path) => {
      const reports = await place.makeReportFolder();
      // A filter matches parts of paths; the whole path names one file.
      return runVitest(place, program, reports, ['--coverage.enabled=false', join(place.folder, path)]);
    },
  };
}

async function runVitest(
  place: Place,
  program: string,
  reports: string,
  args: readonly string[],
): Promise<SuiteRun> {
  const report = join(reports, 'tests.json');
  const fixed = [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--cache=false',
    '--passWithNoTests',
  ];
  const ended = await place.execute(process.execPath, [join(place.folder, program), ...fixed, ...args], {});
  return readTests(await readReport(report), ended, place.folder);
}

type VitestReport = {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
};

function readTests(text: string | null, ended: Ended, folder: string): SuiteRun {
  if (text === null) return { ok: false, failures: [], passed: 0, output: ended.output };
  const report = JSON.parse(text) as VitestReport;
  const failures = report.testResults.flatMap((file) => {
    const failed = file.assertionResults
      .filter((test) => test.status === 'failed')
      .map((test) => test.fullName);
    return failed.length === 0 && file.status === 'failed' ? [relative(folder, file.name)] : failed;
  });
  // The report knows nothing of errors outside of tests; the exit code does.
  return {
    ok: ended.exitCode === 0 && failures.length === 0,
    failures,
    passed: report.numPassedTests,
    output: ended.output,
  };
}

async function readCoverage(
  path: string,
  place: Place,
  sources: readonly string[],
): Promise<CoverageMap | null> {
  const text = await readReport(path);
  if (text === null) return null;
  const { default: istanbul } = await import('istanbul-lib-coverage');
  const data = JSON.parse(text) as CoverageMapData;
  const map = istanbul.createCoverageMap();
  const wanted = new Set(sources);
  for (const [file, coverage] of Object.entries(data)) {
    const own = relative(place.folder, file).split(sep).join('/');
    if (wanted.has(own)) map.addFileCoverage({ ...(coverage as FileCoverageData), path: own });
  }
  return map;
}

// A command line has an end; what is included beyond the sources is filtered out of the report.
function includeGlobs(sources: readonly string[]): readonly string[] {
  return sources.length > 300 ? ['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}'] : sources.map(escapeGlob);
}

function escapeGlob(path: string): string {
  return path.replaceAll(/[\\*?[\]{}()!+@|]/g, '\\$&');
}
