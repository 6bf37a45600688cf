import type { Catalogue } from '@k2/core';

/** Texts of what k2-test prints and of its report page. */
export const reportMessages = {
  'test.done.measured': {
    en: 'Coverage of {metric}: {after}% ({runner}, {provider})',
    'zh-TW': '{metric} 覆蓋率：{after}%（{runner}，{provider}）',
    'zh-CN': '{metric} 覆盖率：{after}%（{runner}，{provider}）',
  },
  'test.done.written': {
    en: 'Coverage of {metric}: {before}% → {after}% (goal {goal}%); {kept} of {made} test files kept; sandbox: {sandbox}',
    'zh-TW':
      '{metric} 覆蓋率：{before}% → {after}%（目標 {goal}%）；{made} 個測試檔案中留下 {kept} 個；沙箱：{sandbox}',
    'zh-CN':
      '{metric} 覆盖率：{before}% → {after}%（目标 {goal}%）；{made} 个测试文件中留下 {kept} 个；沙箱：{sandbox}',
  },
  'test.done.dryRun': {
    en: 'Dry run: nothing was written',
    'zh-TW': '試跑：什麼都沒寫入',
    'zh-CN': '试运行：什么都没写入',
  },
  'test.report.title': {
    en: 'Test coverage: {percent}%',
    'zh-TW': '測試覆蓋率：{percent}%',
    'zh-CN': '测试覆盖率：{percent}%',
  },
  'test.report.summary': {
    en: 'Counted: {metric}. Before {before}%, after {after}%, goal {goal}%. Runner: {runner}; coverage by {provider}.',
    'zh-TW':
      '計算項目：{metric}。之前 {before}%，之後 {after}%，目標 {goal}%。執行工具：{runner}；覆蓋率來源：{provider}。',
    'zh-CN':
      '计算项目：{metric}。之前 {before}%，之后 {after}%，目标 {goal}%。运行工具：{runner}；覆盖率来源：{provider}。',
  },
  'test.report.skip': { en: 'Skip to the files', 'zh-TW': '跳到檔案清單', 'zh-CN': '跳到文件列表' },
  'test.report.files': { en: 'Files', 'zh-TW': '檔案', 'zh-CN': '文件' },
  'test.report.caption': {
    en: 'Coverage of {metric} for each file',
    'zh-TW': '每個檔案的 {metric} 覆蓋率',
    'zh-CN': '每个文件的 {metric} 覆盖率',
  },
  'test.report.file': { en: 'File', 'zh-TW': '檔案', 'zh-CN': '文件' },
  'test.report.before': { en: 'Before', 'zh-TW': '之前', 'zh-CN': '之前' },
  'test.report.after': { en: 'After', 'zh-TW': '之後', 'zh-CN': '之后' },
  'test.report.goal': { en: 'Goal', 'zh-TW': '目標', 'zh-CN': '目标' },
  'test.report.uncovered': { en: 'Lines not run', 'zh-TW': '未執行的行', 'zh-CN': '未运行的行' },
  'test.report.reached': { en: 'reached', 'zh-TW': '達成', 'zh-CN': '达成' },
  'test.report.missed': { en: 'not reached', 'zh-TW': '未達成', 'zh-CN': '未达成' },
  'test.report.funnel': {
    en: 'How far the tests came',
    'zh-TW': '測試走到哪一步',
    'zh-CN': '测试走到哪一步',
  },
  'test.report.funnel.made': { en: 'made', 'zh-TW': '寫出', 'zh-CN': '写出' },
  'test.report.funnel.parsed': { en: 'parsed', 'zh-TW': '可剖析', 'zh-CN': '可解析' },
  'test.report.funnel.passed': { en: 'passed', 'zh-TW': '通過', 'zh-CN': '通过' },
  'test.report.funnel.stable': { en: 'stable', 'zh-TW': '穩定', 'zh-CN': '稳定' },
  'test.report.funnel.useful': { en: 'useful', 'zh-TW': '有用', 'zh-CN': '有用' },
  'test.report.funnel.kept': { en: 'kept', 'zh-TW': '留下', 'zh-CN': '留下' },
  'test.report.tests': { en: 'Tests', 'zh-TW': '測試', 'zh-CN': '测试' },
  'test.report.kept': { en: 'kept', 'zh-TW': '留下', 'zh-CN': '留下' },
  'test.report.refused': { en: 'refused', 'zh-TW': '拒絕', 'zh-CN': '拒绝' },
  'test.report.notRun': { en: 'not run:', 'zh-TW': '未執行：', 'zh-CN': '未运行：' },
  'test.report.linesNotRun': {
    en: 'Lines not run: {lines}',
    'zh-TW': '未執行的行：{lines}',
    'zh-CN': '未运行的行：{lines}',
  },
} satisfies Catalogue;
