import type { Catalogue } from '@k2/core';

export const generateMessages = {
  'command.k2-generate.summary': {
    en: 'Turn a prompt into files that are proven before they land',
    'zh-TW': '把提示詞變成檔案，先證明可行才寫入專案',
    'zh-CN': '把提示词变成文件，先证明可行才写入项目',
  },
  'flag.k2-generate.prompt': {
    en: 'What to write; without it the prompt is read from standard input',
    'zh-TW': '要寫什麼；沒給就從標準輸入讀取',
    'zh-CN': '要写什么；没给就从标准输入读取',
  },
  'flag.k2-generate.prompt-file': {
    en: 'Read the prompt from a file',
    'zh-TW': '從檔案讀取提示詞',
    'zh-CN': '从文件读取提示词',
  },
  'flag.k2-generate.output': {
    en: 'Folder every written file stays in (default: the whole project)',
    'zh-TW': '寫出的檔案都留在這個資料夾裡（預設：整個專案）',
    'zh-CN': '写出的文件都留在这个文件夹里（默认：整个项目）',
  },
  'flag.k2-generate.context': {
    en: 'Files the model is shown, as a glob; repeatable',
    'zh-TW': '要給模型看的檔案（glob）；可重複',
    'zh-CN': '要给模型看的文件（glob）；可重复',
  },
  'flag.k2-generate.language': {
    en: "The prompt's programming language (default: detected)",
    'zh-TW': '提示詞裡的程式語言（預設：自動偵測）',
    'zh-CN': '提示词里的编程语言（默认：自动检测）',
  },
  'flag.k2-generate.domain': {
    en: "The prompt's domain (default: detected)",
    'zh-TW': '提示詞裡的專業領域（預設：自動偵測）',
    'zh-CN': '提示词里的专业领域（默认：自动检测）',
  },
  'flag.k2-generate.standard': {
    en: "The prompt's coding standard (default: detected)",
    'zh-TW': '提示詞裡的程式碼規範（預設：自動偵測）',
    'zh-CN': '提示词里的代码规范（默认：自动检测）',
  },
  'flag.k2-generate.check': {
    en: "A command that must pass, instead of the project's own checks; repeatable",
    'zh-TW': '必須通過的指令，取代專案自己的檢查；可重複',
    'zh-CN': '必须通过的命令，取代项目自己的检查；可重复',
  },
  'flag.k2-generate.repairs': {
    en: 'How often a failed candidate may be repaired (default 2)',
    'zh-TW': '失敗的候選最多修正幾次（預設 2）',
    'zh-CN': '失败的候选最多修正几次（默认 2）',
  },
  'generate.noPrompt': {
    en: 'There is no prompt',
    'zh-TW': '沒有提示詞',
    'zh-CN': '没有提示词',
  },
  'generate.noPrompt.hint': {
    en: 'Give one with --prompt "…", --prompt-file FILE, or on standard input',
    'zh-TW': '請用 --prompt "…"、--prompt-file FILE 或標準輸入給一個',
    'zh-CN': '请用 --prompt "…"、--prompt-file FILE 或标准输入给一个',
  },
  'generate.promptFile': {
    en: '--prompt-file {file} cannot be read: {reason}',
    'zh-TW': '--prompt-file {file} 無法讀取：{reason}',
    'zh-CN': '--prompt-file {file} 无法读取：{reason}',
  },
  'generate.shown': {
    en: 'Shown to the model: {shown}',
    'zh-TW': '給模型看的檔案：{shown}',
    'zh-CN': '给模型看的文件：{shown}',
  },
  'generate.leftOut': {
    en: 'Left out of what the model was shown: {files}',
    'zh-TW': '沒給模型看的檔案：{files}',
    'zh-CN': '没给模型看的文件：{files}',
  },
  'generate.baseline': {
    en: 'What the untouched project passes: {check} ({index} of {count})…',
    'zh-TW': '先看未更動的專案能通過什麼：{check}（{index}/{count}）…',
    'zh-CN': '先看未改动的项目能通过什么：{check}（{index}/{count}）…',
  },
  'generate.proof': {
    en: 'Proving the candidate: {check} ({index} of {count})…',
    'zh-TW': '正在驗證候選：{check}（{index}/{count}）…',
    'zh-CN': '正在验证候选：{check}（{index}/{count}）…',
  },
  'generate.noFiles': {
    en: 'the reply names no file',
    'zh-TW': '回覆裡沒有具名的檔案',
    'zh-CN': '回复里没有具名的文件',
  },
  'generate.refused': {
    en: 'the reply was refused: {reasons}',
    'zh-TW': '回覆被拒絕：{reasons}',
    'zh-CN': '回复被拒绝：{reasons}',
  },
  'generate.checkFailed': {
    en: '{check} failed',
    'zh-TW': '{check} 沒通過',
    'zh-CN': '{check} 没通过',
  },
  'generate.unreadable': {
    en: 'the reply could not be read: {reason}',
    'zh-TW': '回覆讀不懂：{reason}',
    'zh-CN': '回复读不懂：{reason}',
  },
  'generate.sendWhole': {
    en: 'Send every file of the change again, whole, in the output format that was asked for.',
    'zh-TW': '請依照要求的輸出格式，重新送出這次變更的每個檔案，內容要完整。',
    'zh-CN': '请按要求的输出格式，重新发出这次变更的每个文件，内容要完整。',
  },
  'generate.nonePassed': {
    en: 'No candidate passed ({why}); nothing was written',
    'zh-TW': '沒有候選通過（{why}）；什麼都沒寫入',
    'zh-CN': '没有候选通过（{why}）；什么都没写入',
  },
  'generate.nonePassed.hint': {
    en: 'The replies and the output of the checks are in {folder}. A narrower prompt, --context or --repairs may help.',
    'zh-TW': '回覆和檢查的輸出在 {folder}。可以試試更具體的提示詞、--context 或 --repairs。',
    'zh-CN': '回复和检查的输出在 {folder}。可以试试更具体的提示词、--context 或 --repairs。',
  },
  'generate.declined': {
    en: 'Declined; nothing was written',
    'zh-TW': '已拒絕；什麼都沒寫入',
    'zh-CN': '已拒绝；什么都没写入',
  },
  'generate.ask': {
    en: 'Write these {count} files?',
    'zh-TW': '要寫入這 {count} 個檔案嗎？',
    'zh-CN': '要写入这 {count} 个文件吗？',
  },
  'generate.failedBefore': {
    en: '{check} failed before the change too; reported, not counted',
    'zh-TW': '{check} 在變更之前就沒通過；只回報，不計入',
    'zh-CN': '{check} 在变更之前就没通过；只报告，不计入',
  },
  'generate.summary.written': {
    en: 'Wrote {count} files; {checks}; sandbox: {sandbox}',
    'zh-TW': '寫入 {count} 個檔案；{checks}；沙箱：{sandbox}',
    'zh-CN': '写入 {count} 个文件；{checks}；沙箱：{sandbox}',
  },
  'generate.summary.dryRun': {
    en: 'Dry run: {count} files would be written; {checks}; sandbox: {sandbox}',
    'zh-TW': '試跑：會寫入 {count} 個檔案；{checks}；沙箱：{sandbox}',
    'zh-CN': '试运行：会写入 {count} 个文件；{checks}；沙箱：{sandbox}',
  },
  'generate.summary.unchanged': {
    en: 'Nothing to write: the files already say this',
    'zh-TW': '不需要寫入：檔案已經是這個內容',
    'zh-CN': '不需要写入：文件已经是这个内容',
  },
  'generate.checks.passed': {
    en: 'passed: {checks}',
    'zh-TW': '通過：{checks}',
    'zh-CN': '通过：{checks}',
  },
  'generate.checks.notChecked': {
    en: 'not checked: {languages}',
    'zh-TW': '未檢查：{languages}',
    'zh-CN': '未检查：{languages}',
  },
  'generate.repaired': {
    en: 'Repairs: {count}. What failed before: {why}',
    'zh-TW': '修正 {count} 次；先前沒通過的：{why}',
    'zh-CN': '修正 {count} 次；之前没通过的：{why}',
  },
  'generate.sandbox.none': { en: 'not needed', 'zh-TW': '不需要', 'zh-CN': '不需要' },
} satisfies Catalogue;
