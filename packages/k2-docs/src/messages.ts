import type { Catalogue } from '@k2/core';

export const docsMessages = {
  'command.k2-docs.summary': {
    en: 'Write documentation that is checked against the code',
    'zh-TW': '撰寫與程式碼核對過的文件',
    'zh-CN': '撰写与代码核对过的文档',
  },
  'flag.k2-docs.format': {
    en: 'Format of the pages (default markdown)',
    'zh-TW': '頁面的格式（預設 markdown）',
    'zh-CN': '页面的格式（默认 markdown）',
  },
  'flag.k2-docs.output': {
    en: 'Folder the pages go to (default docs)',
    'zh-TW': '頁面寫到哪個資料夾（預設 docs）',
    'zh-CN': '页面写到哪个文件夹（默认 docs）',
  },
  'flag.k2-docs.target': {
    en: "File or folder to document (default: the project's own sources)",
    'zh-TW': '要撰寫文件的檔案或資料夾（預設：專案自己的原始碼）',
    'zh-CN': '要撰写文档的文件或文件夹（默认：项目自己的源代码）',
  },
  'flag.k2-docs.lang': {
    en: 'Language of the documents; repeatable, several go to a folder each',
    'zh-TW': '文件的語言；可重複，多種語言時各放一個資料夾',
    'zh-CN': '文档的语言；可重复，多种语言时各放一个文件夹',
  },
  'flag.k2-docs.check': {
    en: 'Write nothing; exit 1 when what is on disk is out of date or untrue (needs no model)',
    'zh-TW': '不寫入；磁碟上的文件過時或不實時以 1 結束（不需要模型）',
    'zh-CN': '不写入；磁盘上的文档过时或不实时以 1 退出（不需要模型）',
  },
  'flag.k2-docs.no-prose': {
    en: 'Only what the code and its comments say (needs no model)',
    'zh-TW': '只寫程式碼與其註解所說的（不需要模型）',
    'zh-CN': '只写代码与其注释所说的（不需要模型）',
  },
  'docs.reading': { en: 'Reading the sources…', 'zh-TW': '正在讀取原始碼…', 'zh-CN': '正在读取源代码…' },
  'docs.asking': {
    en: 'Asking for the descriptions of {symbols} symbols ({number} of {total})…',
    'zh-TW': '正在詢問 {symbols} 個符號的說明（第 {number} 批，共 {total} 批）…',
    'zh-CN': '正在询问 {symbols} 个符号的说明（第 {number} 批，共 {total} 批）…',
  },
  'docs.language.en': { en: 'English', 'zh-TW': '英文', 'zh-CN': '英文' },
  'docs.language.zh-TW': {
    en: 'Traditional Chinese as written in Taiwan',
    'zh-TW': '繁體中文（台灣用語）',
    'zh-CN': '繁体中文（台湾用语）',
  },
  'docs.language.zh-CN': {
    en: 'Simplified Chinese as written in mainland China',
    'zh-TW': '簡體中文（中國大陸用語）',
    'zh-CN': '简体中文（中国大陆用语）',
  },
  'docs.requirements': {
    en: 'Write the API documentation of the listed symbols in {documentLanguage}. Put every name of code in back-ticks. Speak only of names that exist in the code below. Use these tags and no others, except an example where it helps:',
    'zh-TW':
      '請用{documentLanguage}撰寫下列符號的 API 文件。程式裡的名稱一律放在反引號中，只提下列程式碼裡真有的名稱。標籤只用以下這些，有幫助時可再加範例：',
    'zh-CN':
      '请用{documentLanguage}撰写下列符号的 API 文档。代码里的名称一律放在反引号中，只提下列代码里真有的名称。标签只用以下这些，有帮助时可再加示例：',
  },
  'docs.noSections': {
    en: 'The reply has no section for any of the listed symbols.',
    'zh-TW': '回覆裡沒有任何所列符號的章節。',
    'zh-CN': '回复里没有任何所列符号的章节。',
  },
  'docs.missing': {
    en: '{count} of the listed symbols have no section.',
    'zh-TW': '所列符號中有 {count} 個沒有章節。',
    'zh-CN': '所列符号中有 {count} 个没有章节。',
  },
  'docs.askAgain': {
    en: 'Send only the missing sections, each headed by its id exactly as listed (### id), with a summary sentence first:',
    'zh-TW': '請只補上缺少的章節，每節的標題照抄識別碼（### 識別碼），開頭先寫一句摘要：',
    'zh-CN': '请只补上缺少的章节，每节的标题照抄标识（### 标识），开头先写一句摘要：',
  },
  'docs.noProse': {
    en: 'The model described none of the symbols: {why}',
    'zh-TW': '模型一個符號都沒有說明：{why}',
    'zh-CN': '模型一个符号都没有说明：{why}',
  },
  'docs.noProse.hint': {
    en: 'Nothing was written. The replies are in {folder}; try another --model, or --no-prose for what the code alone says',
    'zh-TW': '什麼都沒有寫入。回覆留在 {folder}；可改用別的 --model，或用 --no-prose 只寫程式碼所說的',
    'zh-CN': '什么都没有写入。回复留在 {folder}；可改用别的 --model，或用 --no-prose 只写代码所说的',
  },
  'docs.unknownSections': {
    en: 'Sections about nothing that was asked, left out: {headings}',
    'zh-TW': '沒有問到的章節，已略去：{headings}',
    'zh-CN': '没有问到的章节，已略去：{headings}',
  },
  'docs.cut': {
    en: 'Untrue, left out: {id}: {what}',
    'zh-TW': '不實，已略去：{id}：{what}',
    'zh-CN': '不实，已略去：{id}：{what}',
  },
  'docs.withheld': {
    en: 'Not sent to the model, their names look like secrets: {files}',
    'zh-TW': '檔名看似機密，沒有送給模型：{files}',
    'zh-CN': '文件名看似机密，没有发送给模型：{files}',
  },
  'docs.tooLarge': {
    en: 'Left out, larger than 1 MiB: {files}',
    'zh-TW': '超過 1 MiB，已略過：{files}',
    'zh-CN': '超过 1 MiB，已略过：{files}',
  },
  'docs.nothingExported': {
    en: 'Nothing is exported in {target}: there is nothing to document, and nothing was written',
    'zh-TW': '{target} 沒有匯出任何東西：沒有可撰寫的文件，也沒有寫入',
    'zh-CN': '{target} 没有导出任何东西：没有可撰写的文档，也没有写入',
  },
  'docs.noSources': {
    en: 'No TypeScript or JavaScript sources in {target}',
    'zh-TW': '{target} 裡沒有 TypeScript 或 JavaScript 原始碼',
    'zh-CN': '{target} 里没有 TypeScript 或 JavaScript 源代码',
  },
  'docs.noSources.hint': {
    en: 'Name a file or folder with --target; tests, builds and what git ignores are left out',
    'zh-TW': '請用 --target 指定檔案或資料夾；測試、建置結果與 git 忽略的檔案不算在內',
    'zh-CN': '请用 --target 指定文件或文件夹；测试、构建结果与 git 忽略的文件不算在内',
  },
  'docs.targetNotRead': {
    en: '--target {value}: expected a TypeScript or JavaScript file (.ts .tsx .mts .cts .js .jsx .mjs .cjs) or a folder',
    'zh-TW':
      '--target {value}：要的是 TypeScript 或 JavaScript 檔案（.ts .tsx .mts .cts .js .jsx .mjs .cjs）或資料夾',
    'zh-CN':
      '--target {value}：要的是 TypeScript 或 JavaScript 文件（.ts .tsx .mts .cts .js .jsx .mjs .cjs）或文件夹',
  },
  'docs.targetIsLink': {
    en: '--target {value} is a symbolic link; links are not followed, name what it points to',
    'zh-TW': '--target {value} 是符號連結；連結不會被跟隨，請指定它所指的檔案或資料夾',
    'zh-CN': '--target {value} 是符号链接；链接不会被跟随，请指定它所指的文件或文件夹',
  },
  'docs.outputRefused': {
    en: 'No page can be written there: {path}: {reason}',
    'zh-TW': '頁面不能寫在這裡：{path}：{reason}',
    'zh-CN': '页面不能写在这里：{path}：{reason}',
  },
  'docs.outputRefused.hint': {
    en: 'Name another folder with --output',
    'zh-TW': '請用 --output 指定別的資料夾',
    'zh-CN': '请用 --output 指定别的文件夹',
  },
  'docs.notOurs': {
    en: 'These files were not made by k2-docs and are not overwritten: {paths}',
    'zh-TW': '這些檔案不是 k2-docs 產生的，不會覆寫：{paths}',
    'zh-CN': '这些文件不是 k2-docs 生成的，不会覆盖：{paths}',
  },
  'docs.notOurs.hint': {
    en: 'Move them, or name another folder with --output. Nothing was written',
    'zh-TW': '請移走它們，或用 --output 指定別的資料夾。什麼都沒有寫入',
    'zh-CN': '请移走它们，或用 --output 指定别的文件夹。什么都没有写入',
  },
  'docs.edited': {
    en: 'These generated pages were edited since and are not overwritten: {paths}',
    'zh-TW': '這些產生的頁面後來被改過，不會覆寫：{paths}',
    'zh-CN': '这些生成的页面后来被改过，不会覆盖：{paths}',
  },
  'docs.edited.hint': {
    en: 'Put your words into the comments of the source, then delete or restore the page. Nothing was written',
    'zh-TW': '請把要寫的話放進原始碼的註解，再刪除或還原頁面。什麼都沒有寫入',
    'zh-CN': '请把要写的话放进源代码的注释，再删除或还原页面。什么都没有写入',
  },
  'docs.askDelete': {
    en: 'Delete the pages of modules that are gone: {paths}?',
    'zh-TW': '要刪除已不存在的模組的頁面嗎：{paths}？',
    'zh-CN': '要删除已不存在的模块的页面吗：{paths}？',
  },
  'docs.orphans': {
    en: 'Pages of modules that are gone: {paths}. Run again with --yes to delete them',
    'zh-TW': '這些頁面的模組已不存在：{paths}。加上 --yes 再執行一次就會刪除',
    'zh-CN': '这些页面的模块已不存在：{paths}。加上 --yes 再运行一次就会删除',
  },
  'docs.outOfDate': {
    en: 'The documentation is out of date or untrue: {paths}',
    'zh-TW': '文件過時或不實：{paths}',
    'zh-CN': '文档过时或不实：{paths}',
  },
  'docs.outOfDate.hint': {
    en: 'Run k2-docs again without --check',
    'zh-TW': '請不加 --check 再執行一次 k2-docs',
    'zh-CN': '请不加 --check 再运行一次 k2-docs',
  },
  'docs.problem.missing': { en: 'missing', 'zh-TW': '缺少', 'zh-CN': '缺少' },
  'docs.problem.outdated': { en: 'out of date', 'zh-TW': '過時', 'zh-CN': '过时' },
  'docs.problem.untrue': { en: 'untrue: {what}', 'zh-TW': '不實：{what}', 'zh-CN': '不实：{what}' },
  'docs.problem.orphan': { en: 'its module is gone', 'zh-TW': '模組已不存在', 'zh-CN': '模块已不存在' },
  'docs.problem.notOurs': {
    en: 'not made by k2-docs',
    'zh-TW': '不是 k2-docs 產生的',
    'zh-CN': '不是 k2-docs 生成的',
  },
  'docs.summary.counts': {
    en: '{documented} of {symbols} symbols described; {checked} statements checked, {false} untrue and left out, {unverified} not confirmed; examples were not run',
    'zh-TW':
      '{symbols} 個符號中 {documented} 個有說明；核對 {checked} 項敘述，略去不實的 {false} 項，無法確認的 {unverified} 項；範例未執行',
    'zh-CN':
      '{symbols} 个符号中 {documented} 个有说明；核对 {checked} 项叙述，略去不实的 {false} 项，无法确认的 {unverified} 项；示例未运行',
  },
  'docs.summary.undocumented': {
    en: 'Without a description: {ids}',
    'zh-TW': '沒有說明：{ids}',
    'zh-CN': '没有说明：{ids}',
  },
  'docs.summary.written': {
    en: '{count} files written',
    'zh-TW': '寫入 {count} 個檔案',
    'zh-CN': '写入 {count} 个文件',
  },
  'docs.summary.dryRun': {
    en: 'Nothing written (--dry-run); {count} files would be',
    'zh-TW': '沒有寫入（--dry-run）；本來會寫 {count} 個檔案',
    'zh-CN': '没有写入（--dry-run）；本来会写 {count} 个文件',
  },
  'docs.summary.unchanged': {
    en: 'The pages are up to date; nothing was written',
    'zh-TW': '頁面都是最新的；沒有寫入',
    'zh-CN': '页面都是最新的；没有写入',
  },
} satisfies Catalogue;
