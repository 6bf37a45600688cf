import type { Catalogue } from '../translate.js';

/** What is said about finding and reading a project. */
export const projectMessages = {
  'project.noFolder': {
    en: '{path} is not a folder.',
    'zh-TW': '{path} 不是資料夾。',
    'zh-CN': '{path} 不是文件夹。',
  },
  'project.noFolder.hint': {
    en: 'Give --cwd an existing folder, or run the command inside the project.',
    'zh-TW': '請用 --cwd 指定存在的資料夾，或在專案內執行此指令。',
    'zh-CN': '请用 --cwd 指定存在的文件夹，或在项目内运行此命令。',
  },
  'project.gitMissing': {
    en: '{path} is in a git repository, but the program git was not found.',
    'zh-TW': '{path} 位於 git 儲存庫中，但找不到 git 程式。',
    'zh-CN': '{path} 位于 git 仓库中，但找不到 git 程序。',
  },
  'project.gitMissing.hint': {
    en: 'Install git, or add its folder to PATH.',
    'zh-TW': '請安裝 git，或把它所在的資料夾加入 PATH。',
    'zh-CN': '请安装 git，或把它所在的文件夹加入 PATH。',
  },
  'project.gitRefused': {
    en: 'git could not list the files of {path}: {reason}',
    'zh-TW': 'git 無法列出 {path} 的檔案：{reason}',
    'zh-CN': 'git 无法列出 {path} 的文件：{reason}',
  },
  'project.gitRefused.hint': {
    en: 'Run "git status" in that folder and follow what it says; a folder of another owner needs "git config --global --add safe.directory".',
    'zh-TW':
      '請在該資料夾執行「git status」並依其說明處理；擁有者不同的資料夾需要「git config --global --add safe.directory」。',
    'zh-CN':
      '请在该文件夹运行“git status”并按其说明处理；所有者不同的文件夹需要“git config --global --add safe.directory”。',
  },
  'project.manifestUnreadable': {
    en: '{path} cannot be read: {reason}',
    'zh-TW': '無法讀取 {path}：{reason}',
    'zh-CN': '无法读取 {path}：{reason}',
  },
  'project.manifestUnreadable.hint': {
    en: 'It must be a JSON object. Correct it and run the command again.',
    'zh-TW': '內容必須是 JSON 物件。請修正後再執行一次。',
    'zh-CN': '内容必须是 JSON 对象。请修正后再运行一次。',
  },
  'project.notInstalled': {
    en: 'Dependencies of the project are not installed: {packages}',
    'zh-TW': '專案的相依套件尚未安裝：{packages}',
    'zh-CN': '项目的依赖尚未安装：{packages}',
  },
  'project.notInstalled.hint': {
    en: 'Run {command}, then this command again; without them no check can prove anything',
    'zh-TW': '請先執行 {command} 再重試；少了它們，任何檢查都無法證明什麼',
    'zh-CN': '请先运行 {command} 再重试；缺了它们，任何检查都无法证明什么',
  },
} satisfies Catalogue;
