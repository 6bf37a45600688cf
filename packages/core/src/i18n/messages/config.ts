import type { Catalogue } from '../translate.js';

export const configMessages = {
  'config.notObject': {
    en: '{file}: expected an object of settings, like {"lang": "en"}',
    'zh-TW': '{file}：要的是一個設定物件，例如 {"lang": "zh-TW"}',
    'zh-CN': '{file}：要的是一个配置对象，例如 {"lang": "zh-CN"}',
  },
  'config.unknownKey': {
    en: '{file}: unknown key "{key}"',
    'zh-TW': '{file}：不認得的鍵 "{key}"',
    'zh-CN': '{file}：不认识的键 "{key}"',
  },
  'config.unknownKey.hint': {
    en: 'Known keys: {known}',
    'zh-TW': '可用的鍵：{known}',
    'zh-CN': '可用的键：{known}',
  },
  'config.userOnly': {
    en: '{file}: "{key}" may not be set by a project',
    'zh-TW': '{file}：專案不可以設定 "{key}"',
    'zh-CN': '{file}：项目不可以设置 "{key}"',
  },
  'config.userOnly.hint': {
    en: 'A repository you cloned must not choose where your key goes: set it in your own config file or by a flag',
    'zh-TW': '複製來的專案不該決定你的金鑰送往何處：請在自己的設定檔或用選項設定',
    'zh-CN': '克隆来的项目不该决定你的密钥送往何处：请在自己的配置文件或用选项设置',
  },
  'config.wrongType': {
    en: '{file}: "{key}" has the wrong value; expected {expected}',
    'zh-TW': '{file}："{key}" 的值不對；要的是 {expected}',
    'zh-CN': '{file}："{key}" 的值不对；要的是 {expected}',
  },
  'config.notParsed': {
    en: '{file} cannot be parsed: {reason}',
    'zh-TW': '{file} 無法解析：{reason}',
    'zh-CN': '{file} 无法解析：{reason}',
  },
  'config.notRead': {
    en: '{file} cannot be read: {reason}',
    'zh-TW': '{file} 無法讀取：{reason}',
    'zh-CN': '{file} 无法读取：{reason}',
  },
  'config.several': {
    en: 'More than one configuration: {files}',
    'zh-TW': '有不只一份設定：{files}',
    'zh-CN': '有不止一份配置：{files}',
  },
  'config.several.hint': {
    en: 'Keep one of them',
    'zh-TW': '請只留一份',
    'zh-CN': '请只留一份',
  },
  'config.wrongVariable': {
    en: '{name}={value}: expected {expected}',
    'zh-TW': '{name}={value}：要的是 {expected}',
    'zh-CN': '{name}={value}：要的是 {expected}',
  },
  'config.laterVariable': {
    en: '{name} is set, but this version does not know it yet; it will not be ignored',
    'zh-TW': '設定了 {name}，但這一版還不支援；不會裝作沒看見',
    'zh-CN': '设置了 {name}，但此版本还不支持；不会装作没看见',
  },
  'config.laterVariable.hint': {
    en: 'Unset {name} and run the command again',
    'zh-TW': '請取消設定 {name} 再執行一次',
    'zh-CN': '请取消设置 {name} 再运行一次',
  },
} satisfies Catalogue;
