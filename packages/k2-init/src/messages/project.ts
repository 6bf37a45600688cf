import type { Catalogue } from '@k2/core';

/** Writing, installing, checking, committing and taking back. */
export const projectMessages = {
  'init.target.notEmpty': {
    en: '{path} is not empty: it holds {entries}',
    'zh-TW': '{path} 不是空的：裡面有 {entries}',
    'zh-CN': '{path} 不是空的：里面有 {entries}',
  },
  'init.target.notEmpty.hint': {
    en: 'Choose another name, or move what is there; nothing was written',
    'zh-TW': '請換個名稱，或移走裡面的東西；什麼都沒有寫入',
    'zh-CN': '请换个名称，或移走里面的东西；什么都没有写入',
  },
  'init.target.file': {
    en: '{path} exists and is not a folder',
    'zh-TW': '{path} 已存在，而且不是資料夾',
    'zh-CN': '{path} 已存在，而且不是文件夹',
  },
  'init.target.file.hint': {
    en: 'Choose another name; nothing was written',
    'zh-TW': '請換個名稱；什麼都沒有寫入',
    'zh-CN': '请换个名称；什么都没有写入',
  },
  'init.target.link': {
    en: '{path} is a symbolic link; a project is not written through one',
    'zh-TW': '{path} 是符號連結；不會透過它寫入專案',
    'zh-CN': '{path} 是符号链接；不会通过它写入项目',
  },
  'init.target.link.hint': {
    en: 'Choose another name, or go into the folder it points to; nothing was written',
    'zh-TW': '請換個名稱，或直接到它所指的資料夾；什麼都沒有寫入',
    'zh-CN': '请换个名称，或直接到它所指的文件夹；什么都没有写入',
  },
  'init.target.taken': {
    en: 'Something else was put into {path} meanwhile; nothing of ours is there',
    'zh-TW': '在這期間有別的東西放進了 {path}；我們沒有留下任何東西',
    'zh-CN': '在此期间有别的东西放进了 {path}；我们没有留下任何东西',
  },
  'init.progress.write': { en: 'Writing {dir}', 'zh-TW': '正在寫入 {dir}', 'zh-CN': '正在写入 {dir}' },
  'init.progress.install': {
    en: 'Installing with {packageManager}',
    'zh-TW': '正在用 {packageManager} 安裝',
    'zh-CN': '正在用 {packageManager} 安装',
  },
  'init.progress.check': {
    en: 'Checking: {check}',
    'zh-TW': '正在檢查：{check}',
    'zh-CN': '正在检查：{check}',
  },
  'init.install.failed': {
    en: '{packageManager} install failed; the project itself is complete in {dir}\n{reason}',
    'zh-TW': '{packageManager} install 失敗；專案本身已完整放在 {dir}\n{reason}',
    'zh-CN': '{packageManager} install 失败；项目本身已完整放在 {dir}\n{reason}',
  },
  'init.install.failed.hint': {
    en: 'When that is put right, go on in {dir} with: {packageManager} install (the first commit is yours to make). All it said: {log}',
    'zh-TW':
      '排除問題後，在 {dir} 執行 {packageManager} install 即可繼續（第一次提交由你來做）。完整輸出：{log}',
    'zh-CN':
      '排除问题后，在 {dir} 运行 {packageManager} install 即可继续（第一次提交由你来做）。完整输出：{log}',
  },
  'init.verify.noInstall': {
    en: '--verify and --no-install exclude each other: checks cannot run without the dependencies',
    'zh-TW': '--verify 與 --no-install 不能並用：沒有相依套件就無法執行檢查',
    'zh-CN': '--verify 与 --no-install 不能并用：没有依赖就无法运行检查',
  },
  'init.verify.noInstall.hint': {
    en: 'Leave one of them out',
    'zh-TW': '請拿掉其中一個',
    'zh-CN': '请去掉其中一个',
  },
  'init.verify.failed': {
    en: 'In {dir} these checks failed: {checks}\n{reason}',
    'zh-TW': '{dir} 裡這些檢查沒有通過：{checks}\n{reason}',
    'zh-CN': '{dir} 里这些检查没有通过：{checks}\n{reason}',
  },
  'init.verify.failed.hint': {
    en: 'The project stays as it is. Receipt and output: {log}',
    'zh-TW': '專案維持原樣。紀錄與輸出：{log}',
    'zh-CN': '项目保持原样。记录与输出：{log}',
  },
  'init.git.missing': {
    en: 'git is not installed: no repository was made',
    'zh-TW': '沒有安裝 git：沒有建立儲存庫',
    'zh-CN': '没有安装 git：没有创建仓库',
  },
  'init.git.inside': {
    en: 'No repository was made: the folder belongs to the one in {root}',
    'zh-TW': '沒有建立儲存庫：這個資料夾屬於 {root} 的儲存庫',
    'zh-CN': '没有创建仓库：此文件夹属于 {root} 的仓库',
  },
  'init.git.untrusted': {
    en: 'No repository was made: the folder lies in one that belongs to another user, which git does not enter',
    'zh-TW': '沒有建立儲存庫：這個資料夾在別的使用者的儲存庫裡，git 不會進去',
    'zh-CN': '没有创建仓库：此文件夹在别的用户的仓库里，git 不会进去',
  },
  'init.git.history': {
    en: 'Nothing was committed: the repository here already has commits or staged files',
    'zh-TW': '沒有提交：這裡的儲存庫已有提交或已暫存的檔案',
    'zh-CN': '没有提交：这里的仓库已有提交或已暂存的文件',
  },
  'init.git.failed': {
    en: 'No repository was made: {reason}',
    'zh-TW': '沒有建立儲存庫：{reason}',
    'zh-CN': '没有创建仓库：{reason}',
  },
  'init.git.identity': {
    en: 'Nothing was committed, all is staged: git does not know who you are. In {dir}: git config user.name "…" && git config user.email "…" && git commit',
    'zh-TW':
      '沒有提交，檔案都已暫存：git 不知道你是誰。請在 {dir} 執行：git config user.name "…" && git config user.email "…" && git commit',
    'zh-CN':
      '没有提交，文件都已暂存：git 不知道你是谁。请在 {dir} 运行：git config user.name "…" && git config user.email "…" && git commit',
  },
  'init.git.notCommitted': {
    en: 'Nothing was committed ({reason}); go on in {dir} with: git add --all && git commit',
    'zh-TW': '沒有提交（{reason}）；請在 {dir} 執行 git add --all && git commit 繼續',
    'zh-CN': '没有提交（{reason}）；请在 {dir} 运行 git add --all && git commit 继续',
  },
  'init.done.made': {
    en: '{dir}: {count} files from the template {template} {version} ({language})',
    'zh-TW': '{dir}：範本 {template} {version}（{language}）的 {count} 個檔案',
    'zh-CN': '{dir}：模板 {template} {version}（{language}）的 {count} 个文件',
  },
  'init.done.planned': {
    en: '{dir}: {count} files would be made from the template {template} {version} ({language}); nothing was written',
    'zh-TW': '{dir}：會從範本 {template} {version}（{language}）建立 {count} 個檔案；什麼都沒有寫入',
    'zh-CN': '{dir}：会从模板 {template} {version}（{language}）创建 {count} 个文件；什么都没有写入',
  },
  'init.done.installed': {
    en: 'Dependencies installed with {packageManager}',
    'zh-TW': '已用 {packageManager} 裝好相依套件',
    'zh-CN': '已用 {packageManager} 装好依赖',
  },
  'init.done.commit': {
    en: 'First commit: {commit}',
    'zh-TW': '第一次提交：{commit}',
    'zh-CN': '第一次提交：{commit}',
  },
  'init.done.next': { en: 'Next:', 'zh-TW': '接下來：', 'zh-CN': '接下来：' },
  'init.undo.nothing': {
    en: 'Nothing to undo: {folder} keeps no record of a run of k2-init',
    'zh-TW': '沒有可收回的：{folder} 裡沒有 k2-init 的執行紀錄',
    'zh-CN': '没有可撤回的：{folder} 里没有 k2-init 的运行记录',
  },
  'init.undo.nothing.hint': {
    en: 'Name the folder of a project made here: k2-init NAME --undo. Records are local; a clone has none',
    'zh-TW': '請指定在這裡建立的專案資料夾：k2-init NAME --undo。紀錄只留在本機，複製來的儲存庫沒有',
    'zh-CN': '请指定在这里创建的项目文件夹：k2-init NAME --undo。记录只保存在本机，克隆来的仓库没有',
  },
  'init.undo.unknownRun': {
    en: 'There is no run {run} of k2-init here; known runs: {known}',
    'zh-TW': '這裡沒有 k2-init 的執行 {run}；有的是：{known}',
    'zh-CN': '这里没有 k2-init 的运行 {run}；有的是：{known}',
  },
  'init.undo.changed': {
    en: 'Changed since in {dir}: {paths}. Nothing was taken back',
    'zh-TW': '{dir} 裡這些之後改過：{paths}。什麼都沒有收回',
    'zh-CN': '{dir} 里这些之后改过：{paths}。什么都没有撤回',
  },
  'init.undo.changed.hint': {
    en: 'With --force they stay as copies (NAME.kept; .git as it is) and the rest is taken back',
    'zh-TW': '加上 --force 會把它們留成副本（NAME.kept；.git 原樣保留），其餘收回',
    'zh-CN': '加上 --force 会把它们留成副本（NAME.kept；.git 原样保留），其余撤回',
  },
  'init.undo.done': {
    en: '{dir}: run {run} taken back, {count} entries removed',
    'zh-TW': '{dir}：已收回執行 {run}，移除 {count} 項',
    'zh-CN': '{dir}：已撤回运行 {run}，移除 {count} 项',
  },
  'init.undo.planned': {
    en: '{dir}: taking run {run} back would remove these {count} entries',
    'zh-TW': '{dir}：收回執行 {run} 會移除這 {count} 項',
    'zh-CN': '{dir}：撤回运行 {run} 会移除这 {count} 项',
  },
  'init.undo.kept': {
    en: 'These stay, they did not come from that run or were changed:',
    'zh-TW': '以下留著，它們不是那次執行建立的，或已改過：',
    'zh-CN': '以下保留，它们不是那次运行创建的，或已改过：',
  },
} satisfies Catalogue;
