import type { Catalogue } from '../translate.js';

export const solveMessages = {
  'solve.asking': {
    en: 'Asking {model} ({step})…',
    'zh-TW': '正在詢問 {model}（{step}）…',
    'zh-CN': '正在询问 {model}（{step}）…',
  },
  'solve.repairing': {
    en: 'Not good enough yet ({why}); asking for a repair, {round} of {rounds}…',
    'zh-TW': '還不行（{why}）；請模型修正，第 {round} 次，最多 {rounds} 次…',
    'zh-CN': '还不行（{why}）；请模型修正，第 {round} 次，最多 {rounds} 次…',
  },
  'solve.empty': {
    en: 'The reply was empty',
    'zh-TW': '回覆是空的',
    'zh-CN': '回复是空的',
  },
  'solve.ateBudget': {
    en: 'The reply was empty: thinking used up the whole output cap of {cap} tokens',
    'zh-TW': '回覆是空的：思考用完了 {cap} 個 token 的輸出上限',
    'zh-CN': '回复是空的：思考用完了 {cap} 个 token 的输出上限',
  },
  'solve.length': {
    en: 'The reply was cut off at the output cap of {cap} tokens',
    'zh-TW': '回覆在 {cap} 個 token 的輸出上限被截斷',
    'zh-CN': '回复在 {cap} 个 token 的输出上限被截断',
  },
  'solve.cut': {
    en: 'The reply ended in the middle: the connection was cut',
    'zh-TW': '回覆中途斷掉：連線被切斷',
    'zh-CN': '回复中途断掉：连接被切断',
  },
  'solve.writeWhole': {
    en: 'Write a complete reply in the output format that was asked for; think and write as briefly as the task allows.',
    'zh-TW': '請依照要求的輸出格式寫出完整的回覆；在任務允許的範圍內盡量精簡思考與文字。',
    'zh-CN': '请按要求的输出格式写出完整的回复；在任务允许的范围内尽量精简思考与文字。',
  },
  'solve.filtered': {
    en: "The host's content filter stopped the reply",
    'zh-TW': '主機的內容過濾擋下了回覆',
    'zh-CN': '主机的内容过滤拦下了回复',
  },
  'solve.filtered.hint': {
    en: 'Word the request differently, or take out the text that triggers it',
    'zh-TW': '換個說法，或拿掉觸發過濾的文字',
    'zh-CN': '换个说法，或去掉触发过滤的文字',
  },
} satisfies Catalogue;
