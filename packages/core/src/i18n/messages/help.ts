import type { Catalogue } from '../translate.js';

/** Headings of help, and what each exit code means. */
export const helpMessages = {
  'help.usage': { en: 'Usage', 'zh-TW': '用法', 'zh-CN': '用法' },
  'help.arguments': { en: 'Arguments', 'zh-TW': '引數', 'zh-CN': '参数' },
  'help.flags': { en: 'Flags', 'zh-TW': '選項', 'zh-CN': '选项' },
  'help.global': {
    en: 'Flags of every command',
    'zh-TW': '每個指令都有的選項',
    'zh-CN': '每个命令都有的选项',
  },
  'help.model': { en: 'Model and sandbox', 'zh-TW': '模型與沙箱', 'zh-CN': '模型与沙箱' },
  'help.examples': { en: 'Examples', 'zh-TW': '範例', 'zh-CN': '示例' },
  'help.exitCodes': { en: 'Exit codes', 'zh-TW': '結束代碼', 'zh-CN': '退出代码' },
  'exit.ok': { en: 'what was asked is done', 'zh-TW': '要做的都做好了', 'zh-CN': '要做的都做好了' },
  'exit.gate': {
    en: 'it ran, and the answer is no',
    'zh-TW': '跑完了，答案是否定的',
    'zh-CN': '跑完了，答案是否定的',
  },
  'exit.usage': {
    en: 'flags, config, names, or dependencies that are not installed',
    'zh-TW': '選項、設定、名稱有誤，或相依套件尚未安裝',
    'zh-CN': '选项、配置、名称有误，或依赖尚未安装',
  },
  'exit.refused': {
    en: 'no key, wrong key, no balance, retired model',
    'zh-TW': '沒有金鑰、金鑰錯誤、餘額不足、模型已下架',
    'zh-CN': '没有密钥、密钥错误、余额不足、模型已下架',
  },
  'exit.unavailable': {
    en: 'the host could not be reached; in k2-init: the install failed',
    'zh-TW': '連不上主機；在 k2-init 是安裝失敗',
    'zh-CN': '连不上主机；在 k2-init 是安装失败',
  },
  'exit.budget': {
    en: 'the spending limit would be passed',
    'zh-TW': '會超過花費上限',
    'zh-CN': '会超过花费上限',
  },
  'exit.conflict': {
    en: "files changed under us, or the target holds the user's own work",
    'zh-TW': '檔案在途中被改了，或目標裡有使用者自己的東西',
    'zh-CN': '文件在途中被改了，或目标里有用户自己的东西',
  },
  'exit.sandbox': {
    en: 'no sandbox works here and none was waived',
    'zh-TW': '這裡沒有能用的沙箱，也沒有表明不用',
    'zh-CN': '这里没有能用的沙箱，也没有表明不用',
  },
  'exit.failed': {
    en: 'everything else: disk full, permission denied, a fault of ours',
    'zh-TW': '其他：磁碟已滿、權限不足、我們的錯誤',
    'zh-CN': '其他：磁盘已满、权限不足、我们的错误',
  },
  'exit.interrupted': {
    en: 'interrupted; the project is as it was',
    'zh-TW': '被中斷；專案維持原狀',
    'zh-CN': '被中断；项目保持原状',
  },
} satisfies Catalogue;
