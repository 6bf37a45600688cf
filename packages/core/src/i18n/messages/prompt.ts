import type { Catalogue } from '../translate.js';

export const promptMessages = {
  'prompt.anyLanguage': { en: 'Software', 'zh-TW': '軟體', 'zh-CN': '软件' },
  'prompt.anyDomain': { en: 'reliable, readable code', 'zh-TW': '可靠易讀的程式', 'zh-CN': '可靠易读的代码' },
  'prompt.anyStandard': {
    en: "the language's common style",
    'zh-TW': '該語言的通用寫作慣例',
    'zh-CN': '该语言的通用写作惯例',
  },
  'prompt.variables': {
    en: 'Language: {language}; domain: {domain}; standard: {coding_standard}',
    'zh-TW': '語言：{language}；領域：{domain}；規範：{coding_standard}',
    'zh-CN': '语言：{language}；领域：{domain}；规范：{coding_standard}',
  },
  'prompt.notRead': {
    en: 'The prompt template {file} cannot be read: {reason}',
    'zh-TW': '提示詞範本 {file} 無法讀取：{reason}',
    'zh-CN': '提示词模板 {file} 无法读取：{reason}',
  },
  'prompt.notRendered': {
    en: 'The prompt template {file} cannot be rendered: {reason}',
    'zh-TW': '提示詞範本 {file} 無法套用：{reason}',
    'zh-CN': '提示词模板 {file} 无法渲染：{reason}',
  },
  'prompt.notRendered.hint': {
    en: 'Correct it, or delete it to use the built-in prompt',
    'zh-TW': '請修正它，或刪掉它改用內建的提示詞',
    'zh-CN': '请修正它，或删掉它改用内置的提示词',
  },
} satisfies Catalogue;
