import type { Catalogue } from '../translate.js';

/** Texts of the edge: flags every command has, what oclif refuses, how a run ends. */
export const cliMessages = {
  'flag.json': {
    en: 'One JSON document on standard output, nothing else there',
    'zh-TW': '標準輸出只印一份 JSON 文件',
    'zh-CN': '标准输出只打印一份 JSON 文档',
  },
  'flag.quiet': {
    en: 'Say less on standard error',
    'zh-TW': '標準錯誤輸出少說一點',
    'zh-CN': '标准错误输出少说一点',
  },
  'flag.verbose': {
    en: "Say more on standard error: the detected variables, the run's folder",
    'zh-TW': '標準錯誤輸出多說一點：偵測到的變數、這次執行的資料夾',
    'zh-CN': '标准错误输出多说一点：检测到的变量、本次运行的文件夹',
  },
  'flag.lang': {
    en: 'Language of messages and prompts',
    'zh-TW': '訊息與提示詞的語言',
    'zh-CN': '消息与提示词的语言',
  },
  'flag.yes': {
    en: 'Answer yes to every question a terminal would be asked',
    'zh-TW': '終端機會問的問題一律回答「是」',
    'zh-CN': '终端会问的问题一律回答“是”',
  },
  'flag.cwd': {
    en: 'The project (default: the current folder)',
    'zh-TW': '專案所在（預設：目前資料夾）',
    'zh-CN': '项目所在（默认：当前文件夹）',
  },
  'flag.dry-run': {
    en: 'Do everything but write into the project; show the diff',
    'zh-TW': '什麼都做，只是不寫入專案；顯示差異',
    'zh-CN': '什么都做，只是不写入项目；显示差异',
  },
  'flag.undo': {
    en: "Take back this command's last run in the project",
    'zh-TW': '收回這個指令在專案裡的上一次執行',
    'zh-CN': '撤回此命令在项目里的上一次运行',
  },
  'flag.run': {
    en: 'With --undo: the run to take back',
    'zh-TW': '與 --undo 並用：要收回的那一次執行',
    'zh-CN': '与 --undo 同用：要撤回的那一次运行',
  },
  'flag.force': {
    en: 'With --undo: also files changed since; a copy of each is kept',
    'zh-TW': '與 --undo 並用：之後改過的檔案也收回，並各留一份副本',
    'zh-CN': '与 --undo 同用：之后改过的文件也撤回，并各留一份副本',
  },
  'flag.help': { en: 'Show this help', 'zh-TW': '顯示這份說明', 'zh-CN': '显示此帮助' },
  'flag.version': { en: 'Show the version', 'zh-TW': '顯示版本', 'zh-CN': '显示版本' },
  'flag.model': {
    en: 'The model for the whole run',
    'zh-TW': '整次執行所用的模型',
    'zh-CN': '整次运行所用的模型',
  },
  'flag.provider': {
    en: 'The host: moonshot, moonshot-cn, openrouter, openai, anthropic, ollama, lmstudio, llamacpp, vllm (default: moonshot)',
    'zh-TW':
      '主機：moonshot, moonshot-cn, openrouter, openai, anthropic, ollama, lmstudio, llamacpp, vllm（預設：moonshot）',
    'zh-CN':
      '主机：moonshot, moonshot-cn, openrouter, openai, anthropic, ollama, lmstudio, llamacpp, vllm（默认：moonshot）',
  },
  'flag.base-url': {
    en: 'Address of an OpenAI-compatible host; its key is K2_API_KEY',
    'zh-TW': 'OpenAI 相容主機的網址；金鑰用 K2_API_KEY',
    'zh-CN': 'OpenAI 兼容主机的网址；密钥用 K2_API_KEY',
  },
  'flag.offline': {
    en: 'Open no connection; do all that needs no model',
    'zh-TW': '不開任何連線；只做不需要模型的部分',
    'zh-CN': '不打开任何连接；只做不需要模型的部分',
  },
  'flag.require-model': {
    en: 'Fail when no model answered, even where the command can decide without one',
    'zh-TW': '沒有模型回答就算失敗，即使不靠模型也能判斷',
    'zh-CN': '没有模型回答就算失败，即使不靠模型也能判断',
  },
  'flag.unsafe-no-sandbox': {
    en: 'Run checks of model-written code without a sandbox',
    'zh-TW': '不用沙箱就執行模型所寫程式的檢查',
    'zh-CN': '不用沙箱就运行模型所写代码的检查',
  },
  'flag.notOneOf': {
    en: '--{flag} {value}: expected one of {allowed}',
    'zh-TW': '--{flag} {value}：可用的值是 {allowed}',
    'zh-CN': '--{flag} {value}：可用的值是 {allowed}',
  },
  'flag.notInRange': {
    en: '--{flag} {value}: expected a whole number from {minimum} to {maximum}',
    'zh-TW': '--{flag} {value}：要的是 {minimum} 到 {maximum} 之間的整數',
    'zh-CN': '--{flag} {value}：要的是 {minimum} 到 {maximum} 之间的整数',
  },
  'flag.outside': {
    en: '--{flag} {value} lies outside the project; allowed is any folder inside {root}',
    'zh-TW': '--{flag} {value} 在專案之外；可用的是 {root} 裡的任何資料夾',
    'zh-CN': '--{flag} {value} 在项目之外；可用的是 {root} 里的任何文件夹',
  },
  'flag.notFound': {
    en: '--{flag} {value} does not exist in the project',
    'zh-TW': '--{flag} {value} 在專案裡不存在',
    'zh-CN': '--{flag} {value} 在项目里不存在',
  },
  'flag.cwdNotFound': {
    en: '--cwd {value} is not a folder',
    'zh-TW': '--cwd {value} 不是資料夾',
    'zh-CN': '--cwd {value} 不是文件夹',
  },
  'usage.unknownFlags': {
    en: 'Unknown flag: {flags}',
    'zh-TW': '不認得的選項：{flags}',
    'zh-CN': '不认识的选项：{flags}',
  },
  'usage.unknownFlags.hint': {
    en: '{bin} --help lists the flags of this version',
    'zh-TW': '{bin} --help 列出這一版的選項',
    'zh-CN': '{bin} --help 列出此版本的选项',
  },
  'usage.unexpectedArguments': {
    en: 'Unexpected argument: {arguments}',
    'zh-TW': '多出來的引數：{arguments}',
    'zh-CN': '多余的参数：{arguments}',
  },
  'usage.unexpectedArguments.hint': {
    en: 'Values of flags follow their flag, in quotes when they have spaces; see {bin} --help',
    'zh-TW': '選項的值緊跟在選項之後，有空白時加引號；請看 {bin} --help',
    'zh-CN': '选项的值紧跟在选项之后，有空格时加引号；请看 {bin} --help',
  },
  'usage.missingArguments': {
    en: 'Missing argument: {arguments}',
    'zh-TW': '缺少引數：{arguments}',
    'zh-CN': '缺少参数：{arguments}',
  },
  'usage.missingArguments.hint': {
    en: 'See {bin} --help',
    'zh-TW': '請看 {bin} --help',
    'zh-CN': '请看 {bin} --help',
  },
  'usage.parse': { en: '{reason}', 'zh-TW': '無法理解指令：{reason}', 'zh-CN': '无法理解命令：{reason}' },
  'usage.parse.hint': {
    en: 'See {bin} --help',
    'zh-TW': '請看 {bin} --help',
    'zh-CN': '请看 {bin} --help',
  },
  'run.interrupted': {
    en: 'Interrupted. The project is as it was before the run.',
    'zh-TW': '已中斷。專案和執行前一樣。',
    'zh-CN': '已中断。项目与运行前一样。',
  },
  'run.diskFull': {
    en: 'The disk is full: {path}',
    'zh-TW': '磁碟已滿：{path}',
    'zh-CN': '磁盘已满：{path}',
  },
  'run.diskFull.hint': {
    en: 'Free some space and run the command again; the project was not changed',
    'zh-TW': '騰出空間後再執行一次；專案沒有被更動',
    'zh-CN': '腾出空间后再运行一次；项目没有被改动',
  },
  'run.noPermission': {
    en: 'No permission: {path}',
    'zh-TW': '權限不足：{path}',
    'zh-CN': '权限不足：{path}',
  },
  'run.noPermission.hint': {
    en: 'Make it readable and writable for you, then run the command again',
    'zh-TW': '請讓自己可以讀寫它，再執行一次',
    'zh-CN': '请让自己可以读写它，再运行一次',
  },
  'run.programMissing': {
    en: 'A program this needs is not installed: {program}',
    'zh-TW': '缺少需要的程式：{program}',
    'zh-CN': '缺少需要的程序：{program}',
  },
  'run.programMissing.hint': {
    en: 'Install {program} and put it on PATH',
    'zh-TW': '請安裝 {program} 並放進 PATH',
    'zh-CN': '请安装 {program} 并放进 PATH',
  },
  'run.fault': {
    en: 'A fault of ours: {reason}',
    'zh-TW': '這是我們的錯誤：{reason}',
    'zh-CN': '这是我们的错误：{reason}',
  },
  'run.fault.hint': {
    en: 'Details: {log}',
    'zh-TW': '詳情：{log}',
    'zh-CN': '详情：{log}',
  },
  'run.folder': {
    en: 'Run folder: {folder}',
    'zh-TW': '這次執行的資料夾：{folder}',
    'zh-CN': '本次运行的文件夹：{folder}',
  },
  'run.ledgerFailed': {
    en: 'The usage ledger could not be written: {reason}',
    'zh-TW': '用量帳本寫不進去：{reason}',
    'zh-CN': '用量账本写不进去：{reason}',
  },
  'run.recorded': {
    en: 'Recorded replies: no model was asked, nothing was spent',
    'zh-TW': '這些是錄下的回覆：沒有詢問任何模型，也沒有花費',
    'zh-CN': '这些是录制的回复：没有询问任何模型，也没有花费',
  },
  'run.recovered': {
    en: 'An earlier run was killed while writing; its half-written files were put back: {paths}',
    'zh-TW': '先前有一次執行在寫入途中被終止；寫到一半的檔案已復原：{paths}',
    'zh-CN': '之前有一次运行在写入途中被终止；写到一半的文件已恢复：{paths}',
  },
  'run.notRecovered': {
    en: 'Files changed after that run was killed were left as they are: {paths}',
    'zh-TW': '那次執行被終止之後又改過的檔案維持原樣：{paths}',
    'zh-CN': '那次运行被终止之后又改过的文件保持原样：{paths}',
  },
  'undo.kept': {
    en: 'Your changes since are kept in: {paths}',
    'zh-TW': '你之後的修改保留在：{paths}',
    'zh-CN': '你之后的修改保留在：{paths}',
  },
  'undo.nothing': {
    en: 'Nothing to undo: no run of {command} in this project wrote anything',
    'zh-TW': '沒有可收回的：{command} 在這個專案裡還沒寫過任何東西',
    'zh-CN': '没有可撤回的：{command} 在此项目里还没写过任何东西',
  },
  'undo.unknownRun': {
    en: 'No run {run} that wrote anything; known runs: {known}',
    'zh-TW': '沒有寫過東西的執行 {run}；有的是：{known}',
    'zh-CN': '没有写过东西的运行 {run}；有的是：{known}',
  },
  'undo.done': {
    en: 'Taken back: {count} files of run {run}',
    'zh-TW': '已收回：執行 {run} 的 {count} 個檔案',
    'zh-CN': '已撤回：运行 {run} 的 {count} 个文件',
  },
  'ask.yes': { en: '[y/N]', 'zh-TW': '[y/N]', 'zh-CN': '[y/N]' },
  'model.notNamed': {
    en: 'No model was named for {provider}',
    'zh-TW': '沒有為 {provider} 指定模型',
    'zh-CN': '没有为 {provider} 指定模型',
  },
  'model.notNamed.hint': {
    en: 'Name one with --model, K2_MODEL or "model" in the config file',
    'zh-TW': '請用 --model、K2_MODEL 或設定檔的 "model" 指定',
    'zh-CN': '请用 --model、K2_MODEL 或配置文件的 "model" 指定',
  },
} satisfies Catalogue;
