import type { Catalogue } from '@k2/core';
import { flagMessages } from './flag-messages.js';
import { ruleMessages } from './rules/rule-messages.js';

/** Every text of k2-review. */
export const reviewMessages = {
  ...flagMessages,
  ...ruleMessages,
  'review.secret': {
    en: 'A secret ({kind}) stands in the file: take it out, and replace it where it is valid; it must count as known',
    'zh-TW': '檔案裡有機密（{kind}）：請移除，並到發行處換掉它；應視為已經外洩',
    'zh-CN': '文件里有机密（{kind}）：请移除，并到签发处换掉它；应视为已经泄露',
  },
  'review.findings': {
    en: '{count} finding(s) at severity {severity} or above',
    'zh-TW': '有 {count} 項發現達到 {severity} 或更嚴重',
    'zh-CN': '有 {count} 项发现达到 {severity} 或更严重',
  },
  'review.findings.hint': {
    en: 'Fix them; where a fix is offered, k2-review --autofix lands it once it is proven',
    'zh-TW': '請修正；附有修正建議的，k2-review --autofix 會在證明無誤後套用',
    'zh-CN': '请修正；附有修正建议的，k2-review --autofix 会在证明无误后应用',
  },
  'review.modelFailed': {
    en: "The model's answers could not be used ({reason}); no fix was written",
    'zh-TW': '模型的回答無法使用（{reason}）；沒有寫入任何修正',
    'zh-CN': '模型的回答无法使用（{reason}）；没有写入任何修正',
  },
  'review.modelFailed.hint': {
    en: 'Run it again, or with --no-model to decide by the offline rules alone',
    'zh-TW': '請再執行一次，或加 --no-model 只用離線規則判斷',
    'zh-CN': '请再运行一次，或加 --no-model 只用离线规则判断',
  },
  'review.replyUnreadable': {
    en: 'the reply holds no {"findings":[…]}',
    'zh-TW': '回覆裡沒有 {"findings":[…]}',
    'zh-CN': '回复里没有 {"findings":[…]}',
  },
  'review.replyFeedback': {
    en: 'Your reply held no JSON object {"findings":[…]}. Answer again with that one object and nothing else; without findings it is {"findings":[]}.',
    'zh-TW':
      '你的回覆裡沒有 JSON 物件 {"findings":[…]}。請重新回答，只寫這一個物件；沒有發現就寫 {"findings":[]}。',
    'zh-CN':
      '你的回复里没有 JSON 对象 {"findings":[…]}。请重新回答，只写这一个对象；没有发现就写 {"findings":[]}。',
  },
  'review.prompt.requirements': {
    en: 'Find the faults in the code below that would hurt a user of this project. Keep to what the shown lines prove.',
    'zh-TW': '找出以下程式碼中會傷害這個專案使用者的缺陷，只依所示的行能證明的內容判斷。',
    'zh-CN': '找出以下代码中会伤害这个项目用户的缺陷，只依所示的行能证明的内容判断。',
  },
  'review.model.no-key': {
    en: 'No model was asked: no key is set. The offline rules decide (--require-model makes this a failure).',
    'zh-TW': '沒有詢問模型：未設定金鑰。由離線規則判斷（加 --require-model 則算失敗）。',
    'zh-CN': '没有询问模型：未设置密钥。由离线规则判断（加 --require-model 则算失败）。',
  },
  'review.model.offline': {
    en: 'No model was asked: this run is offline. The offline rules decide.',
    'zh-TW': '沒有詢問模型：這次是離線執行。由離線規則判斷。',
    'zh-CN': '没有询问模型：本次是离线运行。由离线规则判断。',
  },
  'review.model.no-model': {
    en: 'No model was asked: --no-model. The offline rules decide.',
    'zh-TW': '沒有詢問模型：--no-model。由離線規則判斷。',
    'zh-CN': '没有询问模型：--no-model。由离线规则判断。',
  },
  'review.model.unavailable': {
    en: 'The model did not answer: its host could not be reached or gave up. The offline rules decide (--require-model makes this a failure).',
    'zh-TW': '模型沒有回答：連不到主機或主機放棄了。由離線規則判斷（加 --require-model 則算失敗）。',
    'zh-CN': '模型没有回答：连不到主机或主机放弃了。由离线规则判断（加 --require-model 则算失败）。',
  },
  'review.scopes': {
    en: '--staged, --base, --all and paths exclude each other; given: {given}',
    'zh-TW': '--staged、--base、--all 與路徑只能擇一；這次給了：{given}',
    'zh-CN': '--staged、--base、--all 与路径只能择一；本次给了：{given}',
  },
  'review.modelFlags': {
    en: '--no-model and --require-model contradict each other',
    'zh-TW': '--no-model 與 --require-model 互相矛盾',
    'zh-CN': '--no-model 与 --require-model 互相矛盾',
  },
  'review.noRepository': {
    en: '{flag} needs a git repository, and {root} is in none',
    'zh-TW': '{flag} 需要 git 儲存庫，而 {root} 不在任何儲存庫裡',
    'zh-CN': '{flag} 需要 git 仓库，而 {root} 不在任何仓库里',
  },
  'review.noRepository.hint': {
    en: 'Run git init first, or review with --all or with paths',
    'zh-TW': '請先執行 git init，或改用 --all 或路徑',
    'zh-CN': '请先运行 git init，或改用 --all 或路径',
  },
  'review.baseUnknown': {
    en: '--base {ref} names no commit of this repository',
    'zh-TW': '--base {ref} 不是這個儲存庫的提交',
    'zh-CN': '--base {ref} 不是这个仓库的提交',
  },
  'review.baseUnknown.hint': {
    en: 'Expected is a branch, a tag or a commit; git fetch brings those of the server',
    'zh-TW': '要的是分支、標籤或提交；git fetch 可取得伺服器上的',
    'zh-CN': '要的是分支、标签或提交；git fetch 可取得服务器上的',
  },
  'review.baseUnrelated': {
    en: '--base {ref} and the current commit have no commit in common',
    'zh-TW': '--base {ref} 與目前的提交沒有共同的提交',
    'zh-CN': '--base {ref} 与当前提交没有共同的提交',
  },
  'review.baseUnrelated.hint': {
    en: 'Name the branch this one was made from',
    'zh-TW': '請指定目前分支的來源分支',
    'zh-CN': '请指定当前分支的来源分支',
  },
  'review.baseShallow': {
    en: '--base {ref}: this clone is shallow and does not hold the commit both sides share',
    'zh-TW': '--base {ref}：這是淺層複製，沒有兩邊共同的提交',
    'zh-CN': '--base {ref}：这是浅克隆，没有两边共同的提交',
  },
  'review.baseShallow.hint': {
    en: 'In a GitHub workflow give actions/checkout fetch-depth: 0; elsewhere run git fetch --unshallow',
    'zh-TW':
      '在 GitHub 工作流程中請給 actions/checkout 設定 fetch-depth: 0；其他地方請執行 git fetch --unshallow',
    'zh-CN':
      '在 GitHub 工作流中请给 actions/checkout 设置 fetch-depth: 0；其他地方请运行 git fetch --unshallow',
  },
  'review.pathNotFound': {
    en: '{path} does not exist',
    'zh-TW': '{path} 不存在',
    'zh-CN': '{path} 不存在',
  },
  'review.pathNotFound.hint': {
    en: 'Expected are files or folders, relative to the current folder',
    'zh-TW': '要的是檔案或資料夾，相對於目前資料夾',
    'zh-CN': '要的是文件或文件夹，相对于当前文件夹',
  },
  'review.pathOutside': {
    en: '{path} lies outside the project {root}',
    'zh-TW': '{path} 在專案 {root} 之外',
    'zh-CN': '{path} 在项目 {root} 之外',
  },
  'review.pathOutside.hint': {
    en: 'Run k2-review in that project, or name it with --cwd',
    'zh-TW': '請在該專案裡執行 k2-review，或用 --cwd 指定',
    'zh-CN': '请在该项目里运行 k2-review，或用 --cwd 指定',
  },
  'review.reportFormat': {
    en: '--report {value}: no such format; expected is [FORMAT:]FILE with one of {allowed}',
    'zh-TW': '--report {value}：沒有這種格式；要的是 [FORMAT:]FILE，格式可用 {allowed}',
    'zh-CN': '--report {value}：没有这种格式；要的是 [FORMAT:]FILE，格式可用 {allowed}',
  },
  'review.gitFailed': {
    en: '{command} failed: {reason}',
    'zh-TW': '{command} 失敗：{reason}',
    'zh-CN': '{command} 失败：{reason}',
  },
  'review.gitMissing': {
    en: 'git could not be started: {reason}',
    'zh-TW': '無法啟動 git：{reason}',
    'zh-CN': '无法启动 git：{reason}',
  },
  'review.gitMissing.hint': {
    en: 'Install git and put it on PATH, or review with paths outside a repository',
    'zh-TW': '請安裝 git 並放到 PATH，或在儲存庫外用路徑檢查',
    'zh-CN': '请安装 git 并放到 PATH，或在仓库外用路径检查',
  },
  'review.fileChanged': {
    en: '{file} changed while it was reviewed; nothing was written',
    'zh-TW': '{file} 在檢查期間被改動；沒有寫入任何內容',
    'zh-CN': '{file} 在检查期间被改动；没有写入任何内容',
  },
  'review.fileChanged.hint': { en: 'Run it again', 'zh-TW': '請再執行一次', 'zh-CN': '请再运行一次' },
  'review.indexChanged': {
    en: 'What is staged changed while it was reviewed ({files}); nothing was written',
    'zh-TW': '暫存的內容在檢查期間被改動（{files}）；沒有寫入任何內容',
    'zh-CN': '暂存的内容在检查期间被改动（{files}）；没有写入任何内容',
  },
  'review.indexChanged.hint': { en: 'Run it again', 'zh-TW': '請再執行一次', 'zh-CN': '请再运行一次' },
  'review.hookForeign': {
    en: '{file} is a hook of someone else; it was left alone',
    'zh-TW': '{file} 是別人的掛鉤（hook）；未更動',
    'zh-CN': '{file} 是别人的钩子（hook）；未更动',
  },
  'review.hookForeign.hint': {
    en: 'To chain them, add this line at the end of that hook: {line}',
    'zh-TW': '若要串接，請在該掛鉤的最後加上這一行：{line}',
    'zh-CN': '若要串接，请在该钩子的最后加上这一行：{line}',
  },
  'review.hookNotOurs': {
    en: '{file} was not written by k2-review; it was left alone',
    'zh-TW': '{file} 不是 k2-review 寫的；未更動',
    'zh-CN': '{file} 不是 k2-review 写的；未更动',
  },
  'review.hookNotOurs.hint': {
    en: 'Take the k2-review line out of it by hand',
    'zh-TW': '請自行從中移除 k2-review 那一行',
    'zh-CN': '请自行从中移除 k2-review 那一行',
  },
  'review.hookFolderShared': {
    en: 'core.hooksPath points to {folder}, outside this repository: a hook there would run for other repositories too',
    'zh-TW': 'core.hooksPath 指向儲存庫之外的 {folder}：放在那裡的掛鉤也會在其他儲存庫執行',
    'zh-CN': 'core.hooksPath 指向仓库之外的 {folder}：放在那里的钩子也会在其他仓库运行',
  },
  'review.hookFolderShared.hint': {
    en: 'Call k2-review --staged --autofix from the hook there, or set core.hooksPath inside this repository',
    'zh-TW': '請在那裡的掛鉤中呼叫 k2-review --staged --autofix，或把 core.hooksPath 設在這個儲存庫裡',
    'zh-CN': '请在那里的钩子中调用 k2-review --staged --autofix，或把 core.hooksPath 设在这个仓库里',
  },
  'review.hook.installed': {
    en: 'Hook installed: {hook}',
    'zh-TW': '已安裝掛鉤：{hook}',
    'zh-CN': '已安装钩子：{hook}',
  },
  'review.hook.removed': {
    en: 'Hook removed: {hook}',
    'zh-TW': '已移除掛鉤：{hook}',
    'zh-CN': '已移除钩子：{hook}',
  },
  'review.hook.absent': {
    en: 'There is no hook at {hook}',
    'zh-TW': '{hook} 沒有掛鉤',
    'zh-CN': '{hook} 没有钩子',
  },
} satisfies Catalogue;
