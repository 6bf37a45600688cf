import type { Catalogue } from '../translate.js';

/** What is said about a model's reply that cannot be read; the same text goes back to the model. */
export const replyMessages = {
  'reply.truncated': {
    en: 'The reply stops inside {path}: what begins in its line {line} has no end.',
    'zh-TW': '回覆在 {path} 中途中斷：第 {line} 行開始的內容沒有結尾。',
    'zh-CN': '回复在 {path} 中途中断：第 {line} 行开始的内容没有结尾。',
  },
  'reply.truncated.hint': {
    en: 'Close every fence, and end every block with ">>>>>>> REPLACE". If the files are too long for one reply, ask for less at a time.',
    'zh-TW':
      '每個圍欄都要關閉，每個區塊都要以「>>>>>>> REPLACE」結尾。若檔案太長、一次寫不完，請縮小要求的範圍。',
    'zh-CN':
      '每个围栏都要关闭，每个块都要以“>>>>>>> REPLACE”结尾。若文件太长、一次写不完，请缩小要求的范围。',
  },
  'reply.noDivider': {
    en: 'The block in line {line} of the reply, for {path}, has no "=======" line between what is searched and what replaces it.',
    'zh-TW': '回覆第 {line} 行、屬於 {path} 的區塊，在搜尋內容與取代內容之間缺少「=======」這一行。',
    'zh-CN': '回复第 {line} 行、属于 {path} 的块，在搜索内容与替换内容之间缺少“=======”这一行。',
  },
  'reply.noDivider.hint': {
    en: 'Write <<<<<<< SEARCH, the lines to find, =======, the new lines, >>>>>>> REPLACE.',
    'zh-TW': '請依序寫出 <<<<<<< SEARCH、要找的各行、=======、新的各行、>>>>>>> REPLACE。',
    'zh-CN': '请依次写出 <<<<<<< SEARCH、要找的各行、=======、新的各行、>>>>>>> REPLACE。',
  },
  'reply.twoDividers': {
    en: 'A block for {path} has more than one "=======" line (the second is line {line} of the reply), so it is not certain where the search text ends.',
    'zh-TW':
      '{path} 的某個區塊有不只一行「=======」（第二個在回覆第 {line} 行），無法確定搜尋內容到哪裡為止。',
    'zh-CN': '{path} 的某个块有不止一行“=======”（第二个在回复第 {line} 行），无法确定搜索内容到哪里为止。',
  },
  'reply.twoDividers.hint': {
    en: 'Choose a smaller search text without such a line, or write the whole file.',
    'zh-TW': '請改用不含這種行的較短搜尋內容，或寫出整個檔案。',
    'zh-CN': '请改用不含这种行的较短搜索内容，或写出整个文件。',
  },
  'reply.noName': {
    en: 'A search/replace block in line {line} of the reply belongs to no file:\n{excerpt}',
    'zh-TW': '回覆第 {line} 行的搜尋／取代區塊沒有寫明屬於哪個檔案：\n{excerpt}',
    'zh-CN': '回复第 {line} 行的搜索/替换块没有写明属于哪个文件：\n{excerpt}',
  },
  'reply.noName.hint': {
    en: 'Put a heading with the path above it, for example "### src/app.ts".',
    'zh-TW': '請在上方加一個寫有路徑的標題，例如「### src/app.ts」。',
    'zh-CN': '请在上方加一个写有路径的标题，例如“### src/app.ts”。',
  },
  'reply.strayText': {
    en: 'The fence for {path} mixes search/replace blocks with other text ("{excerpt}"): it is neither a whole file nor a list of edits.',
    'zh-TW':
      '{path} 的圍欄把搜尋／取代區塊與其他文字（「{excerpt}」）混在一起：既不是整個檔案，也不是一組修改。',
    'zh-CN': '{path} 的围栏把搜索/替换块与其他文字（“{excerpt}”）混在一起：既不是整个文件，也不是一组修改。',
  },
  'reply.strayText.hint': {
    en: 'Write either the whole file or only search/replace blocks; explanations go outside the fence.',
    'zh-TW': '請寫出整個檔案，或只寫搜尋／取代區塊；說明文字放在圍欄外。',
    'zh-CN': '请写出整个文件，或只写搜索/替换块；说明文字放在围栏外。',
  },
  'reply.nestedFence': {
    en: '{path} is Markdown with code fences of its own, written in a fence of the same length: where the file ends is not certain (line {line} of the reply).',
    'zh-TW':
      '{path} 是內含程式碼圍欄的 Markdown，卻寫在同樣長度的圍欄裡：無法確定檔案到哪裡為止（回覆第 {line} 行）。',
    'zh-CN':
      '{path} 是内含代码围栏的 Markdown，却写在同样长度的围栏里：无法确定文件到哪里为止（回复第 {line} 行）。',
  },
  'reply.nestedFence.hint': {
    en: 'Put the file into a fence of four back-ticks.',
    'zh-TW': '請用四個反引號的圍欄包住這個檔案。',
    'zh-CN': '请用四个反引号的围栏包住这个文件。',
  },
} satisfies Catalogue;
