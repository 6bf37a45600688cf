import type { Catalogue } from '../translate.js';

const protectedHint = {
  en: 'Leave this file as it is and make the change without it; the user edits such files by hand.',
  'zh-TW': '請不要動這個檔案，改用其他方式完成；這類檔案由使用者親手修改。',
  'zh-CN': '请不要动这个文件，改用其他方式完成；这类文件由用户亲手修改。',
};

const spellingHint = {
  en: 'Write the path relative to the project\'s root, with "/", in ordinary letters, for example "src/app.ts".',
  'zh-TW': '請寫出相對於專案根目錄的路徑，用「/」分隔、只用一般字元，例如「src/app.ts」。',
  'zh-CN': '请写出相对于项目根目录的路径，用“/”分隔、只用一般字符，例如“src/app.ts”。',
};

/** Where a reply may not write, and why. */
export const changesScopeMessages = {
  'changes.path.empty': {
    en: 'A file has no path.',
    'zh-TW': '有個檔案沒有路徑。',
    'zh-CN': '有个文件没有路径。',
  },
  'changes.path.empty.hint': spellingHint,
  'changes.path.invisible': {
    en: '{path} holds a control, invisible or unusual space character.',
    'zh-TW': '{path} 含有控制字元、看不見的字元或特殊空白。',
    'zh-CN': '{path} 含有控制字符、看不见的字符或特殊空白。',
  },
  'changes.path.invisible.hint': spellingHint,
  'changes.path.backslash': {
    en: '{path} holds a back-slash.',
    'zh-TW': '{path} 含有反斜線。',
    'zh-CN': '{path} 含有反斜杠。',
  },
  'changes.path.backslash.hint': spellingHint,
  'changes.path.absolute': {
    en: '{path} is absolute: every write stays inside the project.',
    'zh-TW': '{path} 是絕對路徑：所有寫入都必須在專案內。',
    'zh-CN': '{path} 是绝对路径：所有写入都必须在项目内。',
  },
  'changes.path.absolute.hint': spellingHint,
  'changes.path.characters': {
    en: '{path} holds a character that file names cannot have on every system (: < > " | ? *).',
    'zh-TW': '{path} 含有並非所有系統都能用於檔名的字元（: < > " | ? *）。',
    'zh-CN': '{path} 含有并非所有系统都能用于文件名的字符（: < > " | ? *）。',
  },
  'changes.path.characters.hint': spellingHint,
  'changes.path.climbs': {
    en: '{path} climbs out with "..": every write stays inside the project.',
    'zh-TW': '{path} 用「..」離開了所在資料夾：所有寫入都必須在專案內。',
    'zh-CN': '{path} 用“..”离开了所在文件夹：所有写入都必须在项目内。',
  },
  'changes.path.climbs.hint': spellingHint,
  'changes.path.segments': {
    en: '{path} has an empty part or a "." between its slashes.',
    'zh-TW': '{path} 的斜線之間有空白部分或「.」。',
    'zh-CN': '{path} 的斜杠之间有空的部分或“.”。',
  },
  'changes.path.segments.hint': spellingHint,
  'changes.path.trailing': {
    en: '{path} has a part that ends with a dot or a space, or begins with a space; some systems would drop it and mean another file.',
    'zh-TW': '{path} 中有部分以句點或空格結尾、或以空格開頭；有些系統會把它去掉而變成另一個檔案。',
    'zh-CN': '{path} 中有部分以句点或空格结尾、或以空格开头；有些系统会把它去掉而变成另一个文件。',
  },
  'changes.path.trailing.hint': spellingHint,
  'changes.path.device': {
    en: '{path} names a device on Windows (con, nul, com1, …).',
    'zh-TW': '{path} 在 Windows 上是裝置名稱（con、nul、com1 等）。',
    'zh-CN': '{path} 在 Windows 上是设备名称（con、nul、com1 等）。',
  },
  'changes.path.device.hint': spellingHint,
  'changes.path.shortName': {
    en: '{path} looks like a Windows short name (GIT~1), which may mean another file.',
    'zh-TW': '{path} 看起來像 Windows 短檔名（GIT~1），可能指向另一個檔案。',
    'zh-CN': '{path} 看起来像 Windows 短文件名（GIT~1），可能指向另一个文件。',
  },
  'changes.path.shortName.hint': spellingHint,
  'changes.path.long': {
    en: '{path} has a part of more than 255 bytes.',
    'zh-TW': '{path} 中有部分超過 255 個位元組。',
    'zh-CN': '{path} 中有部分超过 255 个字节。',
  },
  'changes.path.long.hint': spellingHint,
  'changes.path.outside': {
    en: '{path} lies outside {output}/, where every write has to stay.',
    'zh-TW': '{path} 不在 {output}/ 之內；所有寫入都必須在其中。',
    'zh-CN': '{path} 不在 {output}/ 之内；所有写入都必须在其中。',
  },
  'changes.path.outside.hint': {
    en: 'Put the file under {output}/, or make the change without it.',
    'zh-TW': '請把檔案放在 {output}/ 之下，或不用它完成修改。',
    'zh-CN': '请把文件放在 {output}/ 之下，或不用它完成修改。',
  },
  'changes.path.case': {
    en: '{path} differs from {existing} only by upper and lower case or by how its letters are encoded; on some systems both are one file.',
    'zh-TW': '{path} 與 {existing} 只差在大小寫或字元編碼形式；在某些系統上兩者是同一個檔案。',
    'zh-CN': '{path} 与 {existing} 只差在大小写或字符编码形式；在某些系统上两者是同一个文件。',
  },
  'changes.path.case.hint': {
    en: 'Use exactly {existing}, or another name.',
    'zh-TW': '請完全照寫 {existing}，或換一個名稱。',
    'zh-CN': '请完全照写 {existing}，或换一个名称。',
  },
  'changes.path.link': {
    en: '{path} passes through the symbolic link {reached}.',
    'zh-TW': '{path} 經過符號連結 {reached}。',
    'zh-CN': '{path} 经过符号链接 {reached}。',
  },
  'changes.path.link.hint': {
    en: 'Name the file by a path without links.',
    'zh-TW': '請用不經過連結的路徑指定檔案。',
    'zh-CN': '请用不经过链接的路径指定文件。',
  },
  'changes.path.folder': {
    en: '{path} is a folder, not a file.',
    'zh-TW': '{path} 是資料夾，不是檔案。',
    'zh-CN': '{path} 是文件夹，不是文件。',
  },
  'changes.path.special': {
    en: '{path} is no ordinary file (a device, pipe or socket).',
    'zh-TW': '{path} 不是一般檔案（而是裝置、管線或通訊端）。',
    'zh-CN': '{path} 不是普通文件（而是设备、管道或套接字）。',
  },
  'changes.path.fileInTheWay': {
    en: '{path} needs {reached} to be a folder, but it is a file.',
    'zh-TW': '{path} 需要 {reached} 是資料夾，但它是檔案。',
    'zh-CN': '{path} 需要 {reached} 是文件夹，但它是文件。',
  },
  'changes.path.repository': {
    en: '{path} lies in {reached}, a repository of its own inside the project.',
    'zh-TW': '{path} 位於 {reached}，那是專案內另一個獨立的儲存庫。',
    'zh-CN': '{path} 位于 {reached}，那是项目内另一个独立的仓库。',
  },
  'changes.protected.repository': {
    en: '{path} belongs to version control.',
    'zh-TW': '{path} 屬於版本控制。',
    'zh-CN': '{path} 属于版本控制。',
  },
  'changes.protected.repository.hint': protectedHint,
  'changes.protected.hook': {
    en: '{path} is a hook, or says which hooks run.',
    'zh-TW': '{path} 是 hook，或決定哪些 hook 會執行。',
    'zh-CN': '{path} 是 hook，或决定哪些 hook 会运行。',
  },
  'changes.protected.hook.hint': protectedHint,
  'changes.protected.ci': {
    en: '{path} belongs to continuous integration.',
    'zh-TW': '{path} 屬於持續整合（CI）設定。',
    'zh-CN': '{path} 属于持续集成（CI）设置。',
  },
  'changes.protected.ci.hint': protectedHint,
  'changes.protected.editor': {
    en: "{path} is an editor's setting.",
    'zh-TW': '{path} 是編輯器設定。',
    'zh-CN': '{path} 是编辑器设置。',
  },
  'changes.protected.editor.hint': protectedHint,
  'changes.protected.agent': {
    en: '{path} instructs or sets up a coding agent.',
    'zh-TW': '{path} 是程式代理工具的指示或設定。',
    'zh-CN': '{path} 是编程代理工具的指示或设置。',
  },
  'changes.protected.agent.hint': protectedHint,
  'changes.protected.shell': {
    en: '{path} sets up a shell, an environment or a package manager.',
    'zh-TW': '{path} 是 shell、環境變數或套件管理工具的設定。',
    'zh-CN': '{path} 是 shell、环境变量或包管理工具的设置。',
  },
  'changes.protected.shell.hint': protectedHint,
  'changes.protected.lockfile': {
    en: '{path} is a lockfile; only the package manager writes it.',
    'zh-TW': '{path} 是鎖定檔，只由套件管理工具寫入。',
    'zh-CN': '{path} 是锁文件，只由包管理工具写入。',
  },
  'changes.protected.lockfile.hint': protectedHint,
  'changes.protected.check': {
    en: '{path} sets up a check that this change has to pass.',
    'zh-TW': '{path} 是檢查工具的設定，而這次修改正要通過那些檢查。',
    'zh-CN': '{path} 是检查工具的设置，而这次修改正要通过那些检查。',
  },
  'changes.protected.check.hint': protectedHint,
  'changes.protected.dependencies': {
    en: '{path} says what is installed; adding a dependency is refused.',
    'zh-TW': '{path} 決定會安裝什麼；不接受新增相依套件。',
    'zh-CN': '{path} 决定会安装什么；不接受新增依赖。',
  },
  'changes.protected.dependencies.hint': protectedHint,
  'changes.protected.tool': {
    en: '{path} lies in a folder that a tool keeps for itself.',
    'zh-TW': '{path} 位於某個工具自用的資料夾。',
    'zh-CN': '{path} 位于某个工具自用的文件夹。',
  },
  'changes.protected.tool.hint': protectedHint,
} satisfies Catalogue;
