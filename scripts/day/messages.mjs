// What `npm start` says.
export const dayMessages = {
  'day.recorded': {
    en: 'The user\'s day on recorded replies: no model is asked and nothing is spent; parsing, sandboxed checks, coverage and files are real.',
    'zh-TW': '使用者的一天，用的是錄下的回覆：不詢問任何模型、不花錢；解析、沙箱檢查、覆蓋率與檔案都是真的。',
    'zh-CN': '用户的一天，用的是录制的回复：不询问任何模型、不花钱；解析、沙箱检查、覆盖率与文件都是真的。',
  },
  'day.usage': {
    en: '{reason}\nnpm start [-- --live [--provider NAME] [--base-url URL] [--model ID] [--yes]]',
    'zh-TW': '{reason}\nnpm start [-- --live [--provider NAME] [--base-url URL] [--model ID] [--yes]]',
    'zh-CN': '{reason}\nnpm start [-- --live [--provider NAME] [--base-url URL] [--model ID] [--yes]]',
  },
  'day.needsLive': {
    en: '--provider, --base-url and --model need --live: the recorded day asks no model',
    'zh-TW': '--provider、--base-url 與 --model 要和 --live 一起用：錄下的一天不詢問任何模型',
    'zh-CN': '--provider、--base-url 与 --model 要和 --live 一起用：录制的一天不询问任何模型',
  },
  'day.estimate.known': {
    en: 'An estimate, not a limit: the recorded day took {input} tokens in and {output} out; at {model} on {host} that would be about ${cost}. A live day may need more.',
    'zh-TW': '這是估計，不是上限：錄下的一天用了 {input} 個輸入 token、{output} 個輸出 token；在 {host} 的 {model} 上約需 ${cost}。真正執行可能更多。',
    'zh-CN': '这是估计，不是上限：录制的一天用了 {input} 个输入 token、{output} 个输出 token；在 {host} 的 {model} 上约需 ${cost}。真正运行可能更多。',
  },
  'day.estimate.unknown': {
    en: 'The recorded day took {input} tokens in and {output} out; the price of {model} on {host} is not known, so there is no estimate of the cost.',
    'zh-TW': '錄下的一天用了 {input} 個輸入 token、{output} 個輸出 token；{host} 的 {model} 價格不明，無法估計花費。',
    'zh-CN': '录制的一天用了 {input} 个输入 token、{output} 个输出 token；{host} 的 {model} 价格不明，无法估计花费。',
  },
  'day.ask': { en: 'Run the day for real?', 'zh-TW': '要真的執行這一天嗎？', 'zh-CN': '要真的运行这一天吗？' },
  'day.declined': {
    en: 'Not run. Off a terminal, --yes says yes.',
    'zh-TW': '沒有執行。不在終端機上時，用 --yes 表示同意。',
    'zh-CN': '没有运行。不在终端上时，用 --yes 表示同意。',
  },
  'day.title.recorded': {
    en: 'The day, on recorded replies',
    'zh-TW': '這一天（錄下的回覆）',
    'zh-CN': '这一天（录制的回复）',
  },
  'day.title.live': { en: 'The day, live', 'zh-TW': '這一天（真實執行）', 'zh-CN': '这一天（真实运行）' },
  'day.column.step': { en: 'step', 'zh-TW': '步驟', 'zh-CN': '步骤' },
  'day.column.made': { en: 'made', 'zh-TW': '產出', 'zh-CN': '产出' },
  'day.column.checks': { en: 'checks', 'zh-TW': '檢查', 'zh-CN': '检查' },
  'day.column.calls': { en: 'calls', 'zh-TW': '呼叫', 'zh-CN': '调用' },
  'day.column.tokens': { en: 'tokens in → out', 'zh-TW': 'token 輸入 → 輸出', 'zh-CN': 'token 输入 → 输出' },
  'day.column.cost': { en: 'cost', 'zh-TW': '花費', 'zh-CN': '花费' },
  'day.column.time': { en: 'time', 'zh-TW': '時間', 'zh-CN': '时间' },
  'day.total': { en: 'total', 'zh-TW': '合計', 'zh-CN': '合计' },
  'day.cost.recorded': { en: 'none (recorded)', 'zh-TW': '無（錄下的回覆）', 'zh-CN': '无（录制的回复）' },
  'day.failed': { en: 'failed, exit {exit}', 'zh-TW': '失敗，結束代碼 {exit}', 'zh-CN': '失败，退出代码 {exit}' },
  'day.made.files': { en: '{count} files', 'zh-TW': '{count} 個檔案', 'zh-CN': '{count} 个文件' },
  'day.made.tests': {
    en: '{count} test file, {before} → {after} % of lines',
    'zh-TW': '{count} 個測試檔，行覆蓋率 {before} → {after} %',
    'zh-CN': '{count} 个测试文件，行覆盖率 {before} → {after} %',
  },
  'day.made.pages': {
    en: '{pages} pages, {documented} of {symbols} symbols described',
    'zh-TW': '{pages} 頁，{symbols} 個符號說明了 {documented} 個',
    'zh-CN': '{pages} 页，{symbols} 个符号说明了 {documented} 个',
  },
  'day.made.findings': {
    en: '{count} findings, {fixed} fixed',
    'zh-TW': '{count} 項發現，修正 {fixed} 項',
    'zh-CN': '{count} 项发现，修正 {fixed} 项',
  },
  'day.checks.funnel': {
    en: '{made} tests made, {kept} proven',
    'zh-TW': '寫了 {made} 個測試，證實 {kept} 個',
    'zh-CN': '写了 {made} 个测试，证实 {kept} 个',
  },
  'day.checks.claims': {
    en: '{checked} claims checked, {cut} cut',
    'zh-TW': '查證 {checked} 項陳述，刪去 {cut} 項',
    'zh-CN': '查证 {checked} 项陈述，删去 {cut} 项',
  },
  'day.checks.proof': {
    en: '{fixed} fixes parse, findings gone',
    'zh-TW': '{fixed} 項修正可解析、問題已消失',
    'zh-CN': '{fixed} 项修正可解析、问题已消失',
  },
  'day.done': {
    en: 'Done. The project is in {project}',
    'zh-TW': '完成。專案在 {project}',
    'zh-CN': '完成。项目在 {project}',
  },
  'day.stopped': {
    en: 'Stopped at the first step that failed. The project so far is in {project}',
    'zh-TW': '在第一個失敗的步驟停下。目前的專案在 {project}',
    'zh-CN': '在第一个失败的步骤停下。目前的项目在 {project}',
  },
};
