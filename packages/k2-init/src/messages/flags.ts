import type { Catalogue } from '@k2/core';

/** What `--help` says about k2-init. */
export const flagMessages = {
  'command.k2-init.summary': {
    en: 'Make a project from a template that installs, builds and passes its own tests',
    'zh-TW': '從範本建立專案：裝得起來、建置得過、通過自己的測試',
    'zh-CN': '从模板创建项目：装得上、构建得过、通过自己的测试',
  },
  'argument.k2-init.name': {
    en: 'Folder of the new project below the current one (app, apps/api, or . for this folder); its last part is the name',
    'zh-TW': '新專案的資料夾，在目前資料夾之下（app、apps/api，或以 . 表示目前資料夾）；最後一段就是專案名稱',
    'zh-CN':
      '新项目的文件夹，位于当前文件夹之下（app、apps/api，或用 . 表示当前文件夹）；最后一段就是项目名称',
  },
  'flag.k2-init.template': {
    en: 'Template to use; --list shows them',
    'zh-TW': '要用的範本；--list 會列出來',
    'zh-CN': '要用的模板；--list 会列出来',
  },
  'flag.k2-init.language': {
    en: 'Programming language, where the template exists in several',
    'zh-TW': '程式語言，範本有好幾種語言時才需要',
    'zh-CN': '编程语言，模板有多种语言时才需要',
  },
  'flag.k2-init.set': {
    en: "Set one of the template's variables; repeatable",
    'zh-TW': '設定範本的一個變數；可重複使用',
    'zh-CN': '设置模板的一个变量；可重复使用',
  },
  'flag.k2-init.list': {
    en: 'List the templates and their variables',
    'zh-TW': '列出範本與它們的變數',
    'zh-CN': '列出模板及其变量',
  },
  'flag.k2-init.no-install': {
    en: 'Do not install the dependencies',
    'zh-TW': '不安裝相依套件',
    'zh-CN': '不安装依赖',
  },
  'flag.k2-init.no-git': {
    en: 'Make no git repository and no commit',
    'zh-TW': '不建立 git 儲存庫，也不提交',
    'zh-CN': '不创建 git 仓库，也不提交',
  },
  'flag.k2-init.verify': {
    en: "Run the new project's type check, lint, build and tests, and write a receipt",
    'zh-TW': '執行新專案的型別檢查、lint、建置與測試，並寫下紀錄',
    'zh-CN': '运行新项目的类型检查、lint、构建与测试，并写下记录',
  },
  'flag.k2-init.undo': {
    en: 'Take back what the last run made in NAME (default: this folder); files you added or changed stay',
    'zh-TW': '收回上一次在 NAME（預設：目前資料夾）建立的東西；你新增或改過的檔案會留著',
    'zh-CN': '撤回上一次在 NAME（默认：当前文件夹）创建的东西；你新增或改过的文件会保留',
  },
  'flag.k2-init.dry-run': {
    en: 'List the files that would be made; write nothing',
    'zh-TW': '列出將會建立的檔案；什麼都不寫',
    'zh-CN': '列出将会创建的文件；什么都不写',
  },
  'flag.k2-init.yes': {
    en: 'Take the default of every question',
    'zh-TW': '每個問題都採用預設值',
    'zh-CN': '每个问题都采用默认值',
  },
} satisfies Catalogue;
