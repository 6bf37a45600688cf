import type { Catalogue } from '../translate.js';
import { changesScopeMessages } from './changes-scope.js';

/** Why a reply's files are refused (the same text goes back to the model), and what can fail when they land. */
export const changesMessages = {
  ...changesScopeMessages,
  'changes.noFiles': {
    en: 'The reply names no file.',
    'zh-TW': '回覆沒有指明任何檔案。',
    'zh-CN': '回复没有指明任何文件。',
  },
  'changes.noFiles.hint': {
    en: 'Put a heading with the path ("### src/app.ts") above each fence or search/replace block.',
    'zh-TW': '請在每個圍欄或搜尋／取代區塊上方加上寫有路徑的標題（「### src/app.ts」）。',
    'zh-CN': '请在每个围栏或搜索/替换块上方加上写有路径的标题（“### src/app.ts”）。',
  },
  'changes.pathTwice': {
    en: '{path} is written more than once in the reply; which one counts is not certain.',
    'zh-TW': '回覆中 {path} 不只寫了一次；無法確定以哪一個為準。',
    'zh-CN': '回复中 {path} 不只写了一次；无法确定以哪一个为准。',
  },
  'changes.pathTwice.hint': {
    en: 'Write each file once: whole, or as search/replace blocks, or deleted, or moved.',
    'zh-TW': '每個檔案只寫一次：整個檔案、搜尋／取代區塊、刪除或移動，擇一。',
    'zh-CN': '每个文件只写一次：整个文件、搜索/替换块、删除或移动，择一。',
  },
  'changes.notShown': {
    en: '{path} exists and was not shown, so it cannot be replaced whole.',
    'zh-TW': '{path} 已經存在，且內容沒有提供過，因此不能整個取代。',
    'zh-CN': '{path} 已经存在，且内容没有提供过，因此不能整个替换。',
  },
  'changes.notShown.hint': {
    en: 'Choose another name for a new file. The user can show this one with --context {path}.',
    'zh-TW': '新檔案請換一個名稱。使用者可用 --context {path} 提供這個檔案。',
    'zh-CN': '新文件请换一个名称。用户可用 --context {path} 提供这个文件。',
  },
  'changes.notText': {
    en: '{path} is binary or not UTF-8, and is not edited.',
    'zh-TW': '{path} 是二進位檔或不是 UTF-8 編碼，不予修改。',
    'zh-CN': '{path} 是二进制文件或不是 UTF-8 编码，不予修改。',
  },
  'changes.noSuchFile': {
    en: '{path} does not exist, so it cannot be edited, deleted or moved.',
    'zh-TW': '{path} 不存在，因此無法修改、刪除或移動。',
    'zh-CN': '{path} 不存在，因此无法修改、删除或移动。',
  },
  'changes.noSuchFile.hint': {
    en: 'Write a new file whole, in a fence under its path.',
    'zh-TW': '新檔案請在路徑標題下用圍欄寫出完整內容。',
    'zh-CN': '新文件请在路径标题下用围栏写出完整内容。',
  },
  'changes.targetExists': {
    en: '{path} exists, so nothing can be moved there.',
    'zh-TW': '{path} 已經存在，無法把檔案移到那裡。',
    'zh-CN': '{path} 已经存在，无法把文件移到那里。',
  },
  'changes.emptySearch': {
    en: 'Block {block} for {path} searches nothing, and the file is not empty.',
    'zh-TW': '{path} 的第 {block} 個區塊搜尋內容是空的，但檔案不是空的。',
    'zh-CN': '{path} 的第 {block} 个块搜索内容是空的，但文件不是空的。',
  },
  'changes.emptySearch.hint': {
    en: 'Copy the lines beside which something is to be added, and repeat them in the replacement.',
    'zh-TW': '請複製要加入內容處旁邊的各行，並在取代內容中重複它們。',
    'zh-CN': '请复制要加入内容处旁边的各行，并在替换内容中重复它们。',
  },
  'changes.ambiguous': {
    en: 'The search text of block {block} for {path} stands in {count} places:\n{places}',
    'zh-TW': '{path} 第 {block} 個區塊的搜尋內容出現在 {count} 處：\n{places}',
    'zh-CN': '{path} 第 {block} 个块的搜索内容出现在 {count} 处：\n{places}',
  },
  'changes.ambiguous.hint': {
    en: 'Write the block again with more lines around the place that is meant, so that it stands there only.',
    'zh-TW': '請重寫這個區塊，多包含目標位置前後幾行，讓它只出現在那一處。',
    'zh-CN': '请重写这个块，多包含目标位置前后几行，让它只出现在那一处。',
  },
  'changes.notFound': {
    en: 'The search text of block {block} does not stand in {path}. The lines nearest to it are:\n{nearest}',
    'zh-TW': '{path} 中找不到第 {block} 個區塊的搜尋內容。最接近的幾行是：\n{nearest}',
    'zh-CN': '{path} 中找不到第 {block} 个块的搜索内容。最接近的几行是：\n{nearest}',
  },
  'changes.notFound.hint': {
    en: 'Copy whole lines exactly from the file as it was shown; no block sees what another changes.',
    'zh-TW': '請從提供的檔案逐字複製完整的行；每個區塊都看不到其他區塊的修改結果。',
    'zh-CN': '请从提供的文件逐字复制完整的行；每个块都看不到其他块的修改结果。',
  },
  'changes.overlap': {
    en: 'Blocks {first} and {second} for {path} change the same lines.',
    'zh-TW': '{path} 的第 {first} 與第 {second} 個區塊修改了相同的行。',
    'zh-CN': '{path} 的第 {first} 与第 {second} 个块修改了相同的行。',
  },
  'changes.overlap.hint': {
    en: 'Make one block of them.',
    'zh-TW': '請合併成一個區塊。',
    'zh-CN': '请合并成一个块。',
  },
  'changes.placeholder': {
    en: 'Line {line} of {path} stands for code that was left out: "{text}".',
    'zh-TW': '{path} 第 {line} 行以註解代替了省略的程式碼：「{text}」。',
    'zh-CN': '{path} 第 {line} 行以注释代替了省略的代码：“{text}”。',
  },
  'changes.placeholder.hint': {
    en: 'Write all of the code, or change only some lines with search/replace blocks.',
    'zh-TW': '請寫出全部程式碼，或用搜尋／取代區塊只修改部分內容。',
    'zh-CN': '请写出全部代码，或用搜索/替换块只修改部分内容。',
  },
  'changes.exportsDropped': {
    en: 'The new {path} no longer exports {names}, which nobody asked to drop.',
    'zh-TW': '新的 {path} 不再匯出 {names}，但沒有人要求移除。',
    'zh-CN': '新的 {path} 不再导出 {names}，但没有人要求移除。',
  },
  'changes.exportsDropped.hint': {
    en: 'Keep them. To remove them on purpose, use a search/replace block.',
    'zh-TW': '請保留它們。若確實要移除，請用搜尋／取代區塊。',
    'zh-CN': '请保留它们。若确实要移除，请用搜索/替换块。',
  },
  'changes.unknownPackage': {
    en: '{path} imports {names}: neither declared by the project, nor built in, nor local.',
    'zh-TW': '{path} 匯入了 {names}：專案沒有宣告，不是內建模組，也不是本地模組。',
    'zh-CN': '{path} 导入了 {names}：项目没有声明，不是内置模块，也不是本地模块。',
  },
  'changes.unknownPackage.hint': {
    en: 'Use what the project has or what is built in; adding a dependency is refused.',
    'zh-TW': '請使用專案既有的套件或內建模組；不接受新增相依套件。',
    'zh-CN': '请使用项目已有的包或内置模块；不接受新增依赖。',
  },
  'changes.manifestScripts': {
    en: '{path}: "scripts" is not a reply\'s to change.',
    'zh-TW': '{path}：不接受回覆修改「scripts」。',
    'zh-CN': '{path}：不接受回复修改“scripts”。',
  },
  'changes.manifestScripts.hint': {
    en: 'Leave "scripts" exactly as it is.',
    'zh-TW': '請讓「scripts」保持原樣。',
    'zh-CN': '请让“scripts”保持原样。',
  },
  'changes.manifestKeys': {
    en: "{path}: {keys} sets up checks, hooks or what is installed, and is not a reply's to change.",
    'zh-TW': '{path}：{keys} 決定檢查、hook 或安裝內容，不接受回覆修改。',
    'zh-CN': '{path}：{keys} 决定检查、hook 或安装内容，不接受回复修改。',
  },
  'changes.manifestKeys.hint': {
    en: 'Leave these keys exactly as they are.',
    'zh-TW': '請讓這些欄位保持原樣。',
    'zh-CN': '请让这些字段保持原样。',
  },
  'changes.manifestUnreadable': {
    en: '{path} would no longer be valid JSON.',
    'zh-TW': '{path} 將不再是有效的 JSON。',
    'zh-CN': '{path} 将不再是有效的 JSON。',
  },
  'changes.manifestDeleted': {
    en: '{path} may not be deleted or moved.',
    'zh-TW': '不可刪除或移動 {path}。',
    'zh-CN': '不可删除或移动 {path}。',
  },
  'changes.dependencyAdded': {
    en: '{path}: adding or changing a dependency is refused ({names}).',
    'zh-TW': '{path}：不接受新增或變更相依套件（{names}）。',
    'zh-CN': '{path}：不接受新增或变更依赖（{names}）。',
  },
  'changes.dependencyAdded.hint': {
    en: 'Do without; the user installs packages.',
    'zh-TW': '請不要使用它；套件由使用者自行安裝。',
    'zh-CN': '请不要使用它；包由用户自行安装。',
  },
  'changes.notProven': {
    en: 'The change did not pass its checks ({check}); nothing was written.',
    'zh-TW': '修改沒有通過檢查（{check}）；沒有寫入任何內容。',
    'zh-CN': '修改没有通过检查（{check}）；没有写入任何内容。',
  },
  'changes.changedSince': {
    en: 'Changed since it was read: {paths}. Nothing was written.',
    'zh-TW': '讀取之後又有變動：{paths}。沒有寫入任何內容。',
    'zh-CN': '读取之后又有变动：{paths}。没有写入任何内容。',
  },
  'changes.changedSince.hint': {
    en: 'Run the command again on the files as they are now.',
    'zh-TW': '請以檔案現在的內容重新執行指令。',
    'zh-CN': '请以文件现在的内容重新运行命令。',
  },
  'changes.writeFailed': {
    en: '{path} could not be written ({reason}); the project is as it was.',
    'zh-TW': '無法寫入 {path}（{reason}）；專案維持原狀。',
    'zh-CN': '无法写入 {path}（{reason}）；项目维持原状。',
  },
  'changes.writeFailed.hint': {
    en: 'Make room on the disk or give write permission, and run the command again.',
    'zh-TW': '請釋出磁碟空間或給予寫入權限，再重新執行指令。',
    'zh-CN': '请腾出磁盘空间或给予写入权限，再重新运行命令。',
  },
  'changes.rollBackFailed': {
    en: 'The change failed and could not be taken back completely ({reason}). What is needed for that lies in {journal}.',
    'zh-TW': '修改失敗，且無法完全復原（{reason}）。復原所需的資料在 {journal}。',
    'zh-CN': '修改失败，且无法完全恢复（{reason}）。恢复所需的数据在 {journal}。',
  },
  'changes.rollBackFailed.hint': {
    en: 'Remove the cause; the next k2 command in this project puts it right.',
    'zh-TW': '排除原因後，在此專案執行的下一個 k2 指令會自動修復。',
    'zh-CN': '排除原因后，在此项目运行的下一个 k2 命令会自动修复。',
  },
  'changes.interrupted': {
    en: 'Interrupted; the project is as it was.',
    'zh-TW': '已中斷；專案維持原狀。',
    'zh-CN': '已中断；项目维持原状。',
  },
  'changes.locked': {
    en: 'Another k2 command is writing into this project (process {pid} on {host}).',
    'zh-TW': '另一個 k2 指令正在寫入這個專案（{host} 上的行程 {pid}）。',
    'zh-CN': '另一个 k2 命令正在写入这个项目（{host} 上的进程 {pid}）。',
  },
  'changes.locked.hint': {
    en: 'Run the command again when it is done. If no such process exists, remove {lock}.',
    'zh-TW': '請等它結束後再執行。若該行程已不存在，請刪除 {lock}。',
    'zh-CN': '请等它结束后再运行。若该进程已不存在，请删除 {lock}。',
  },
  'changes.journalLink': {
    en: '{path} is reached through a symbolic link; k2 keeps its records in real folders only.',
    'zh-TW': '{path} 經過符號連結；k2 只把紀錄放在真正的資料夾。',
    'zh-CN': '{path} 经过符号链接；k2 只把记录放在真正的文件夹。',
  },
  'changes.journalLink.hint': {
    en: 'Remove the link and run the command again.',
    'zh-TW': '請移除該連結後重新執行指令。',
    'zh-CN': '请移除该链接后重新运行命令。',
  },
  'changes.nothingToUndo': {
    en: 'There is nothing to take back: the run wrote nothing, or was taken back before ({journal}).',
    'zh-TW': '沒有可復原的內容：該次執行沒有寫入任何內容，或已經復原過（{journal}）。',
    'zh-CN': '没有可撤销的内容：该次运行没有写入任何内容，或已经撤销过（{journal}）。',
  },
  'changes.foreignJournal': {
    en: 'The run was not made in this folder: its records came with a clone, a copy or a backup ({journal}). Nothing was taken back.',
    'zh-TW':
      '該次執行不是在這個資料夾進行的：它的紀錄來自複製的儲存庫、副本或備份（{journal}）。沒有復原任何內容。',
    'zh-CN':
      '该次运行不是在这个文件夹进行的：它的记录来自克隆的仓库、副本或备份（{journal}）。没有撤销任何内容。',
  },
  'changes.foreignJournal.hint': {
    en: 'Use git to go back to an earlier state.',
    'zh-TW': '請用 git 回到先前的狀態。',
    'zh-CN': '请用 git 回到之前的状态。',
  },
  'changes.undoChanged': {
    en: 'Changed since the run: {paths}. Nothing was taken back.',
    'zh-TW': '執行之後又有變動：{paths}。沒有復原任何內容。',
    'zh-CN': '运行之后又有变动：{paths}。没有撤销任何内容。',
  },
  'changes.undoChanged.hint': {
    en: 'With --force they are restored too, and a copy of each is kept beside it.',
    'zh-TW': '加上 --force 會一併復原，並在旁邊各保留一份副本。',
    'zh-CN': '加上 --force 会一并恢复，并在旁边各保留一份副本。',
  },
  'changes.deletionNeedsYes': {
    en: '{path} would be deleted, which needs --yes',
    'zh-TW': '會刪除 {path}，這需要 --yes',
    'zh-CN': '会删除 {path}，这需要 --yes',
  },
  'changes.deletionNeedsYes.hint': {
    en: 'Solve the task without deleting a file',
    'zh-TW': '請在不刪除檔案的前提下完成任務',
    'zh-CN': '请在不删除文件的前提下完成任务',
  },
} satisfies Catalogue;
