import type { Catalogue } from '@k2/core';

const use = {
  en: 'For example: k2-init {suggestion} --template backend-api',
  'zh-TW': '例如：k2-init {suggestion} --template backend-api',
  'zh-CN': '例如：k2-init {suggestion} --template backend-api',
} satisfies Catalogue[string];

/** Why a NAME is refused, each with one that works. */
export const nameMessages = {
  'init.name.missing': {
    en: 'The name of the new project is missing',
    'zh-TW': '缺少新專案的名稱',
    'zh-CN': '缺少新项目的名称',
  },
  'init.name.missing.hint': use,
  'init.name.empty': {
    en: 'The name of the new project is empty',
    'zh-TW': '新專案的名稱是空的',
    'zh-CN': '新项目的名称是空的',
  },
  'init.name.empty.hint': use,
  'init.name.absolute': {
    en: '"{name}" is an absolute path; expected a folder below the current one',
    'zh-TW': '「{name}」是絕對路徑；這裡要的是目前資料夾之下的資料夾',
    'zh-CN': '“{name}”是绝对路径；这里要的是当前文件夹之下的文件夹',
  },
  'init.name.absolute.hint': {
    en: 'Go to the folder it belongs in, or name that with --cwd; then: k2-init {suggestion} --template backend-api',
    'zh-TW': '先到它所在的資料夾，或用 --cwd 指定；再執行：k2-init {suggestion} --template backend-api',
    'zh-CN': '先到它所在的文件夹，或用 --cwd 指定；再运行：k2-init {suggestion} --template backend-api',
  },
  'init.name.outside': {
    en: '"{name}" leaves the current folder; expected a folder below it',
    'zh-TW': '「{name}」跑到目前資料夾之外；這裡要的是它之下的資料夾',
    'zh-CN': '“{name}”跑到当前文件夹之外；这里要的是它之下的文件夹',
  },
  'init.name.outside.hint': use,
  'init.name.folder': {
    en: '"{name}": a project cannot stand in a folder called "{folder}"',
    'zh-TW': '「{name}」：專案不能放在名為「{folder}」的資料夾裡',
    'zh-CN': '“{name}”：项目不能放在名为“{folder}”的文件夹里',
  },
  'init.name.folder.hint': use,
  'init.name.here': {
    en: 'The current folder is called "{folder}", which cannot be the name of a package: expected small letters a–z, digits, dots, hyphens and underscores',
    'zh-TW': '目前資料夾叫「{folder}」，不能當套件名稱：要用小寫字母 a–z、數字、點、連字號與底線',
    'zh-CN': '当前文件夹叫“{folder}”，不能当包名：要用小写字母 a–z、数字、点、连字符和下划线',
  },
  'init.name.here.hint': {
    en: 'Rename the folder, or make the project in one of its own: k2-init {suggestion} --template backend-api',
    'zh-TW': '請改資料夾名稱，或把專案放進它自己的資料夾：k2-init {suggestion} --template backend-api',
    'zh-CN': '请改文件夹名称，或把项目放进它自己的文件夹：k2-init {suggestion} --template backend-api',
  },
  'init.name.long': {
    en: '"{name}" is too long; expected at most {longest} letters',
    'zh-TW': '「{name}」太長；最多 {longest} 個字',
    'zh-CN': '“{name}”太长；最多 {longest} 个字',
  },
  'init.name.long.hint': use,
  'init.name.start': {
    en: '"{name}": a name begins with a letter or a digit, not with a dot, an underscore or a hyphen',
    'zh-TW': '「{name}」：名稱要以字母或數字開頭，不能是點、底線或連字號',
    'zh-CN': '“{name}”：名称要以字母或数字开头，不能是点、下划线或连字符',
  },
  'init.name.start.hint': use,
  'init.name.end': {
    en: '"{name}": a name cannot end with a dot',
    'zh-TW': '「{name}」：名稱不能以點結尾',
    'zh-CN': '“{name}”：名称不能以点结尾',
  },
  'init.name.end.hint': use,
  'init.name.letters': {
    en: '"{name}" cannot be the name of a package: expected small letters a–z, digits, dots, hyphens and underscores',
    'zh-TW': '「{name}」不能當套件名稱：要用小寫字母 a–z、數字、點、連字號與底線',
    'zh-CN': '“{name}”不能当包名：要用小写字母 a–z、数字、点、连字符和下划线',
  },
  'init.name.letters.hint': use,
  'init.name.reserved': {
    en: '"{name}" is reserved by npm or by Windows and cannot be the name of a project',
    'zh-TW': '「{name}」是 npm 或 Windows 的保留名稱，不能當專案名稱',
    'zh-CN': '“{name}”是 npm 或 Windows 的保留名称，不能当项目名称',
  },
  'init.name.reserved.hint': use,
} satisfies Catalogue;
