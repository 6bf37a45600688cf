import type { Catalogue } from '@k2/core';
import { refusalMessages } from './messages-refusal.js';
import { reportMessages } from './messages-report.js';

export const testMessages = {
  'command.k2-test.summary': {
    en: 'Write tests until a coverage goal is reached, each one proven useful',
    'zh-TW': '撰寫測試直到達成覆蓋率目標，每個測試都證明有用',
    'zh-CN': '编写测试直到达成覆盖率目标，每个测试都证明有用',
  },
  'flag.k2-test.coverage': {
    en: 'The goal in percent (default 80); with --measure, exit 1 below it',
    'zh-TW': '目標百分比（預設 80）；與 --measure 並用時，未達標的結束代碼是 1',
    'zh-CN': '目标百分比（默认 80）；与 --measure 同用时，未达标的退出码是 1',
  },
  'flag.k2-test.metric': {
    en: 'What is counted (default: lines)',
    'zh-TW': '計算的項目（預設：lines）',
    'zh-CN': '计算的项目（默认：lines）',
  },
  'flag.k2-test.target': {
    en: 'The file or folder to cover (default: the whole project)',
    'zh-TW': '要涵蓋的檔案或資料夾（預設：整個專案）',
    'zh-CN': '要覆盖的文件或文件夹（默认：整个项目）',
  },
  'flag.k2-test.runner': {
    en: 'The test runner (default: detected)',
    'zh-TW': '測試執行工具（預設：自動偵測）',
    'zh-CN': '测试运行工具（默认：自动检测）',
  },
  'flag.k2-test.repeat': {
    en: 'How often a new test has to pass (default 5)',
    'zh-TW': '新測試要連續通過幾次（預設 5）',
    'zh-CN': '新测试要连续通过几次（默认 5）',
  },
  'flag.k2-test.report': {
    en: 'Write the coverage and what became of each test to FILE (.json or .html)',
    'zh-TW': '把覆蓋率與每個測試的結果寫到 FILE（.json 或 .html）',
    'zh-CN': '把覆盖率与每个测试的结果写到 FILE（.json 或 .html）',
  },
  'flag.k2-test.measure': {
    en: 'Only measure; needs no model',
    'zh-TW': '只量測；不需要模型',
    'zh-CN': '只测量；不需要模型',
  },
  'test.using': {
    en: 'Runner: {runner}; coverage by {provider}; {count} source files',
    'zh-TW': '執行工具：{runner}；覆蓋率來源：{provider}；{count} 個原始碼檔案',
    'zh-CN': '运行工具：{runner}；覆盖率来源：{provider}；{count} 个源代码文件',
  },
  'test.measuring': {
    en: "Running the project's tests with {runner}…",
    'zh-TW': '正在用 {runner} 執行專案的測試…',
    'zh-CN': '正在用 {runner} 运行项目的测试…',
  },
  'test.asking': {
    en: '{path} is at {percent}% (goal {goal}%): asking for tests…',
    'zh-TW': '{path} 目前 {percent}%（目標 {goal}%）：正在請模型撰寫測試…',
    'zh-CN': '{path} 目前 {percent}%（目标 {goal}%）：正在请模型编写测试…',
  },
  'test.targetMissing': {
    en: '--target {target} does not exist',
    'zh-TW': '--target {target} 不存在',
    'zh-CN': '--target {target} 不存在',
  },
  'test.targetMissing.hint': {
    en: 'Name a file or folder of the project, relative to the current folder',
    'zh-TW': '請給專案裡的檔案或資料夾，路徑相對於目前資料夾',
    'zh-CN': '请给项目里的文件或文件夹，路径相对于当前文件夹',
  },
  'test.nothingToCover': {
    en: '{target} holds no JavaScript or TypeScript source to cover',
    'zh-TW': '{target} 裡沒有可計算覆蓋率的 JavaScript 或 TypeScript 原始碼',
    'zh-CN': '{target} 里没有可计算覆盖率的 JavaScript 或 TypeScript 源代码',
  },
  'test.nothingToCover.hint': {
    en: 'Tests, declaration files and ignored files do not count; name another --target',
    'zh-TW': '測試、宣告檔案與被忽略的檔案不算；請用 --target 指定別處',
    'zh-CN': '测试、声明文件与被忽略的文件不算；请用 --target 指定别处',
  },
  'test.runnerUnsupported': {
    en: 'The test runner of this project ({runner}) is not supported; supported: {allowed}',
    'zh-TW': '不支援這個專案的測試執行工具（{runner}）；支援：{allowed}',
    'zh-CN': '不支持此项目的测试运行工具（{runner}）；支持：{allowed}',
  },
  'test.runnerUnsupported.hint': {
    en: 'Where the project has tests for one of these as well, name it with --runner',
    'zh-TW': '專案若也有其中一種的測試，請用 --runner 指定',
    'zh-CN': '项目若也有其中一种的测试，请用 --runner 指定',
  },
  'test.runnerNotInstalled': {
    en: '{packages} is not installed; coverage cannot be measured without it',
    'zh-TW': '沒有安裝 {packages}，無法量測覆蓋率',
    'zh-CN': '没有安装 {packages}，无法测量覆盖率',
  },
  'test.runnerNotInstalled.hint': {
    en: 'Run: {command}',
    'zh-TW': '請執行：{command}',
    'zh-CN': '请运行：{command}',
  },
  'test.manifestUnreadable': {
    en: '{file} is not readable JSON',
    'zh-TW': '{file} 不是可讀取的 JSON',
    'zh-CN': '{file} 不是可读取的 JSON',
  },
  'test.red': {
    en: "The project's own tests fail ({count}): {failures}",
    'zh-TW': '專案自己的測試沒通過（{count} 個）：{failures}',
    'zh-CN': '项目自己的测试没通过（{count} 个）：{failures}',
  },
  'test.red.hint': {
    en: 'New tests are only worth something on a green suite; repair these first',
    'zh-TW': '原有測試全數通過，新測試才有意義；請先修好這些',
    'zh-CN': '原有测试全部通过，新测试才有意义；请先修好这些',
  },
  'test.redInSandbox': {
    en: "The project's own tests pass here but fail in the sandboxed copy ({count}): {failures}",
    'zh-TW': '專案自己的測試在這裡通過，但在沙箱的副本裡沒通過（{count} 個）：{failures}',
    'zh-CN': '项目自己的测试在这里通过，但在沙箱的副本里没通过（{count} 个）：{failures}',
  },
  'test.redInSandbox.hint': {
    en: 'The copy has no network, no .env files, no keys and no ignored files; tests that need them cannot run there. Narrow --target or make them independent',
    'zh-TW':
      '副本沒有網路、.env 檔案、金鑰與被忽略的檔案；需要這些的測試在那裡無法執行。請縮小 --target 或讓測試不依賴它們',
    'zh-CN':
      '副本没有网络、.env 文件、密钥与被忽略的文件；需要这些的测试在那里无法运行。请缩小 --target 或让测试不依赖它们',
  },
  'test.belowGoal': {
    en: 'Coverage of {metric} is {after}%, below the goal of {goal}%',
    'zh-TW': '{metric} 覆蓋率是 {after}%，低於目標 {goal}%',
    'zh-CN': '{metric} 覆盖率是 {after}%，低于目标 {goal}%',
  },
  'test.goalMissed': {
    en: 'Every file had its turn; coverage of {metric} is {after}%, below the goal of {goal}%. Last refusal: {why}',
    'zh-TW': '每個檔案都輪過了；{metric} 覆蓋率是 {after}%，低於目標 {goal}%。最後一次拒絕：{why}',
    'zh-CN': '每个文件都轮过了；{metric} 覆盖率是 {after}%，低于目标 {goal}%。最后一次拒绝：{why}',
  },
  'test.goalMissed.hint': {
    en: "Tests that were kept, if any, stay (--undo takes them back); the replies and the tests' output are in .k2/runs",
    'zh-TW': '若有留下的測試，會保留在專案裡（--undo 可收回）；回覆與測試輸出在 .k2/runs',
    'zh-CN': '若有留下的测试，会保留在项目里（--undo 可撤回）；回复与测试输出在 .k2/runs',
  },
  'test.keptBeforeFailure': {
    en: 'The run could not go on; the tests proven so far are kept: {files}',
    'zh-TW': '執行無法繼續；到目前為止證明可用的測試會留下：{files}',
    'zh-CN': '运行无法继续；到目前为止证明可用的测试会留下：{files}',
  },
  'test.kept': {
    en: '{path} is kept: {target} went from {before}% to {after}%',
    'zh-TW': '留下 {path}：{target} 從 {before}% 升到 {after}%',
    'zh-CN': '留下 {path}：{target} 从 {before}% 升到 {after}%',
  },
  'test.request': {
    en: 'Write tests for {path} with {runner}, so that the lines named below run and what they do is asserted. Its source is shown with line numbers; they are no part of the file. Where tests of the project are shown, follow their way of writing.',
    'zh-TW':
      '請用 {runner} 為 {path} 撰寫測試，讓下面列出的行都執行到，並斷言它們的行為。原始碼附有行號，行號不是檔案內容。若有附上專案的測試，請沿用其寫法。',
    'zh-CN':
      '请用 {runner} 为 {path} 编写测试，让下面列出的行都执行到，并断言它们的行为。源代码附有行号，行号不是文件内容。若附有项目的测试，请沿用其写法。',
  },
  'test.stillUncovered': {
    en: 'Lines of {path} that still do not run: {lines}',
    'zh-TW': '{path} 仍未執行到的行：{lines}',
    'zh-CN': '{path} 仍未执行到的行：{lines}',
  },
  'test.sendAgain': {
    en: 'Send the test files again, whole, in the output format that was asked for. Files that were kept need not be sent again.',
    'zh-TW': '請依照要求的輸出格式，重新送出完整的測試檔案。已留下的檔案不必再送。',
    'zh-CN': '请按要求的输出格式，重新发出完整的测试文件。已留下的文件不必再发。',
  },
  ...refusalMessages,
  ...reportMessages,
} satisfies Catalogue;
