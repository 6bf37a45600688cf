import { convertV8 } from '../measure/convert-v8.js';
import { readNodeOutput } from './read-node-output.js';
import { readTestScript } from './read-test-script.js';
import type { Ended, Runner, SuiteRun } from './runner.js';

/**
 * node's own runner. Coverage is counted from what `NODE_V8_COVERAGE` leaves behind: Node 20's reporter cannot be told
 * which files to count, counts the test files themselves and knows nothing of files nobody loads.
 */
export function createNodeRunner(script: string | undefined): Runner {
  const { command, nodeOptions, environment } = readTestScript(script);
  return {
    name: 'node',
    provider: 'node-v8',
    runSuite: async (place, sources) => {
      const reports = await place.makeReportFolder();
      const given = { NODE_V8_COVERAGE: reports };
      const ended =
        command === null
          ? await place.execute(process.execPath, ['--test'], given)
          : await place.execute(...shell(command), given);
      return { ...readRun(ended), coverage: await convertV8({ folder: place.folder, sources, reports }) };
    },
    runFile: async (place, path) =>
      readRun(await place.execute(process.execPath, [...nodeOptions, '--test', path], environment)),
  };
}

function shell(command: string): readonly [string, readonly string[]] {
  return process.platform === 'win32' ? ['cmd.exe', ['/d', '/s', '/c', command]] : ['sh', ['-c', command]];
}

function readRun(ended: Ended): SuiteRun {
  const { failures, passed, isWhole } = readNodeOutput(ended.output);
  // A pattern of the script that matches no file yet: a project without tests is not a broken one.
  const isEmpty = passed === 0 && failures.length === 0 && /^Could not find '/m.test(ended.output);
  return {
    ok: isEmpty || (ended.exitCode === 0 && failures.length === 0 && isWhole),
    failures,
    passed,
    output: ended.output,
  };
}
