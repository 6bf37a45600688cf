import type { Refusal } from '../change-set.js';
import { refuse } from '../refuse.js';
import { readComments } from './read-comments.js';

const things =
  '(?:code|file|contents?|functions?|methods?|class|classes|implementations?|components?|module|logic|imports?|exports?|tests?|test cases|script|definitions?|handlers?|routes?|body|fields?|properties|styles|rules|parts?|lines|everything)';
const same = '(?:unchanged|the same|same|as (?:is|before|above)|omitted|not shown|as it was|intact)';
const stays = `(?:(?:is|are|remains?|stays?|kept|left|continues?)\\s+)?${same}(?:\\s+(?:here|for brevity|as before))?`;
const kept = '(?:existing|previous|original|other|remaining|unchanged|current|same|old)';
const few = "(?:[\\w'.-]+\\s+)";

/** Texts that stand for code left out. Each must be the whole of a comment's line: a sentence that merely holds the words is none. */
const placeholders: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:the|your|all)\\s+)?(?:rest|remainder) of (?:(?:the|your|this|my|its|that)\\s+)?${few}{0,3}${things}(?:[\\s,]+(?:${stays}|(?:goes )?here))?$`,
  ),
  new RegExp(
    `^(?:(?:the|your|all|keep|keep the)\\s+)?${kept}\\s+${few}{0,2}${things}[\\s,]+(?:${stays}|(?:goes )?here)$`,
  ),
  /^(?:the |your )?(?:existing|previous|remaining|original) (?:code|implementation|content)$/,
  new RegExp(`^${things}\\s+${stays}$`),
  /^(?:the )?(?:rest|everything else|all else)(?: (?:is|are|remains?|stays?))? (?:unchanged|the same|omitted|as (?:is|before|above))$/,
  /^(?:same|unchanged|identical)(?: (?:code|content|as|to))? (?:before|the original|in the original|as before)$/,
  /^(?:code |implementation |content )?(?:omitted|truncated|elided|abbreviated|snipped)(?: for (?:brevity|clarity))?$/,
  /^(?:for brevity|snip)$/,
  /^(?:add |put |insert |write |place )?(?:your|the)(?: own)? (?:\w+ )?(?:code|logic|implementation)(?: goes)? here$/,
  /^(?:implementation|logic|code) (?:goes )?here$/,
  /^(?:其[餘余]|剩[餘下余]|其他|其它|後續|后续|後面|后面|前面|以下|以上)的?(?:所有)?(?:原有)?的?(?:程式碼|程序代码|程序碼|代碼|代码|程式|內容|内容|部分|方法|函式|函数|函數|邏輯|逻辑|實作|实现|測試|测试|匯入|导入)?\s*(?:都|均|皆)?(?:保持|維持|维持)?(?:不變|不变|省略|略|原樣|原样|同上|同前|未變|未变|相同|一樣|一样)$/,
  /^(?:現有|现有|原有|原本|原來|原来|既有|已有)的?(?:所有)?的?(?:程式碼|代碼|代码|程式|內容|内容|部分|方法|函式|函数|函數|邏輯|逻辑|實作|实现)(?:都|均)?(?:保持|維持|维持)?(?:不變|不变|省略|略|原樣|原样|在此|放這裡|在这里|在這裡)?$/,
  /^(?:此處|此处|這裡|这里|中間|中间|以下|以上)(?:省略|略)$|^省略$/,
  /^(?:此處|此处|這裡|这里|中間|中间)?省略(?:了)?(?:其[餘余]|其他|部分|若干|不變的|不变的|原有的?|重複的?|重复的?)*(?:程式碼|代碼|代码|程式|內容|内容|部分|實作|实现|邏輯|逻辑)$/,
  /^(?:程式碼|代碼|代码|內容|内容|實作|实现|邏輯|逻辑|部分)(?:保持|維持|维持)(?:原樣|原样|不變|不变)$/,
  /^(?:與(?:上方|之前|原本)相同|与(?:上面|之前|原来)相同|未完待續|未完待续)$/,
  /^(?:請|请)?(?:在此處?|在这里|在這裡|於此|此處|此处)(?:加入|添加|填入|填寫|填写|補上|补上|實作|实现|編寫|编写|放入?)(?:你的|您的)?(?:程式碼|代碼|代码|邏輯|逻辑|實作|实现)$/,
];

/** Texts that are a heading or a remark by themselves and stand for code left out only beside dots. */
const beside: readonly RegExp[] = [
  new RegExp(
    `^(?:(?:the|your|all|keep|keep the|more|additional|and)\\s+)*(?:${kept}|more|additional)\\s+${few}{0,2}${things}$`,
  ),
  /^(?:same|unchanged|identical|as)(?: as)?(?: above)?$|^(?:etc|more|rest|the rest)$/,
  /^(?:其[餘余]|其他|其它|更多|同上|同前|略|不變|不变)(?:的?(?:程式碼|代碼|代码|程式|內容|内容|部分|方法|函式|函数|函數|邏輯|逻辑|實作|实现|測試|测试|匯入|导入))?$/,
];

// A word or sign that every text above has; most lines of code have none, and need no further look.
const trace =
  /\.{3}|…|⋯|rest|remain|existing|previous|original|other|unchanged|current|same|old|omit|truncated|elided|abbreviated|snip|brevity|here|intact|shown|else|was|before|above|[略餘余剩他它續续面下上有本來来原保持維维同與与未處处此這这]/i;

const marks = /\/\/|\/\*|\*\/|<!--|-->|(?<=^|\s)(?:#+|--|;)/;

/** Refuses comments that stand for code left out, in English and Chinese. A comment the file had before is its own business. */
export async function checkPlaceholders(
  path: string,
  before: string,
  after: string,
): Promise<Refusal | null> {
  // Finding the comments exactly needs a parser: only for a file with a line that could hold such a text.
  if (!after.split('\n').some(mayHold)) return null;
  const known = new Set((await readComments(path, before)).map((comment) => comment.text.trim()));
  const found = (await readComments(path, after)).filter(
    (comment) => isPlaceholder(comment.text) && !known.has(comment.text.trim()),
  );
  const [first] = found;
  if (first === undefined) return null;
  return refuse('changes.placeholder', path, { line: String(first.line), text: first.text.trim() });
}

function mayHold(line: string): boolean {
  return trace.test(line) && [line, ...line.split(marks)].some(isPlaceholder);
}

function isPlaceholder(comment: string): boolean {
  const text = comment.trim();
  if (/^(?:\.{3,}|…+|⋯+|\[\.{3}\]|\(\.{3}\))$/.test(text)) return true;
  const plain = text
    .replaceAll(/^[\s.…⋯*\-–—=(（[【<{/#!]+|[\s.…⋯*\-–—=)）\]】>}/。．!！:：]+$/g, '')
    .toLowerCase()
    .replaceAll(/\s+/g, ' ');
  if (plain === '') return false;
  const hasDots = /^[[({]*(?:\.{3}|…|⋯)|(?:\.{3}|…|⋯)[\])}]*$/.test(text);
  return (
    placeholders.some((pattern) => pattern.test(plain)) ||
    (hasDots && beside.some((pattern) => pattern.test(plain)))
  );
}
