import type { Catalogue } from '@k2/core';

/** What each offline rule says. */
export const ruleMessages = {
  'review.rule.no-eval': {
    en: 'Runs text that is only known at run time as code: whoever writes the text runs their program here',
    'zh-TW': '把執行時才知道的文字當成程式執行：誰能寫這段文字，誰就能在這裡執行程式',
    'zh-CN': '把运行时才知道的文本当成代码执行：谁能写这段文本，谁就能在这里运行程序',
  },
  'review.rule.command-injection': {
    en: 'Puts a value into a shell command: a value with `;` or `$( )` runs a command of its own; use execFile with a list of arguments',
    'zh-TW': '把值拼進殼層命令：值裡若有 `;` 或 `$( )` 就會執行別的命令；請改用 execFile 並以陣列傳引數',
    'zh-CN': '把值拼进 shell 命令：值里若有 `;` 或 `$( )` 就会运行别的命令；请改用 execFile 并以数组传参数',
  },
  'review.rule.unsafe-html': {
    en: 'Writes a value into the page as markup: a value with a script in it runs in the reader’s browser; use textContent or sanitise it',
    'zh-TW': '把值當成標記寫進頁面：值裡若有指令碼就會在讀者的瀏覽器裡執行；請改用 textContent 或先清理',
    'zh-CN': '把值当成标记写进页面：值里若有脚本就会在读者的浏览器里运行；请改用 textContent 或先清理',
  },
  'review.rule.path-traversal': {
    en: 'Builds a file path from what the client sent: `../` leads out of the folder; check that the result stays inside',
    'zh-TW': '用用戶端送來的值組成檔案路徑：`../` 會跑出資料夾；請確認結果仍在資料夾內',
    'zh-CN': '用客户端发来的值组成文件路径：`../` 会跑出文件夹；请确认结果仍在文件夹内',
  },
  'review.rule.server-side-request-forgery': {
    en: 'Opens an address the client chose: it may be one only this server can reach; allow named hosts only',
    'zh-TW': '連到用戶端指定的網址：那可能是只有這台伺服器才到得了的地方；請只允許列名的主機',
    'zh-CN': '连到客户端指定的网址：那可能是只有这台服务器才到得了的地方；请只允许列名的主机',
  },
  'review.rule.open-redirect': {
    en: 'Sends the visitor to an address the request named: a link to this site can lead to another; allow known targets only',
    'zh-TW': '把訪客轉到請求指定的網址：指向本站的連結可能通往別站；請只允許已知的目標',
    'zh-CN': '把访客转到请求指定的网址：指向本站的链接可能通往别站；请只允许已知的目标',
  },
  'review.rule.regex-from-input': {
    en: 'Makes a regular expression from what the client sent: one pattern can keep the process busy for hours; escape it or compare text',
    'zh-TW': '用用戶端送來的值做正規表示式：一個樣式就能讓行程忙上好幾小時；請先跳脫或改比對文字',
    'zh-CN': '用客户端发来的值做正则表达式：一个模式就能让进程忙上好几小时；请先转义或改比对文本',
  },
  'review.rule.sql-injection': {
    en: 'Puts a value into the text of an SQL statement: a value with a quote changes the statement; use placeholders',
    'zh-TW': '把值拼進 SQL 敘述的文字：值裡若有引號就會改變敘述；請用參數（placeholder）',
    'zh-CN': '把值拼进 SQL 语句的文本：值里若有引号就会改变语句；请用参数（placeholder）',
  },
  'review.rule.sql-leading-wildcard': {
    en: "LIKE with a leading '%' cannot use an ordinary index: every row is read; use a trigram or full-text index",
    'zh-TW': "LIKE 以 '%' 開頭就用不到一般索引，每一列都要讀；請用 trigram 或全文索引",
    'zh-CN': "LIKE 以 '%' 开头就用不到普通索引，每一行都要读；请用 trigram 或全文索引",
  },
  'review.rule.hard-coded-secret': {
    en: 'A password or key stands in the code: everybody who can read the repository has it; read it from the environment, and replace it',
    'zh-TW': '密碼或金鑰寫在程式裡：能讀儲存庫的人都拿得到；請改從環境變數讀取，並換掉它',
    'zh-CN': '密码或密钥写在代码里：能读仓库的人都拿得到；请改从环境变量读取，并换掉它',
  },
  'review.rule.weak-password-hash': {
    en: 'A fast hash for a password: stolen hashes are guessed by the billion a second; use scrypt, argon2 or bcrypt with a salt',
    'zh-TW': '用快速雜湊存密碼：外洩後每秒可猜上十億次；請用加鹽的 scrypt、argon2 或 bcrypt',
    'zh-CN': '用快速散列存密码：泄露后每秒可猜上十亿次；请用加盐的 scrypt、argon2 或 bcrypt',
  },
  'review.rule.weak-cipher': {
    en: 'This cipher or mode does not hide what it encrypts; use aes-256-gcm with a fresh nonce each time',
    'zh-TW': '這種加密法或模式藏不住內容；請用 aes-256-gcm，且每次用新的 nonce',
    'zh-CN': '这种加密法或模式藏不住内容；请用 aes-256-gcm，且每次用新的 nonce',
  },
  'review.rule.predictable-token': {
    en: 'Math.random() can be predicted from its earlier values; use crypto.randomUUID() or crypto.randomBytes()',
    'zh-TW': 'Math.random() 的下一個值可由先前的值推算；請用 crypto.randomUUID() 或 crypto.randomBytes()',
    'zh-CN': 'Math.random() 的下一个值可由之前的值推算；请用 crypto.randomUUID() 或 crypto.randomBytes()',
  },
  'review.rule.tls-verification-disabled': {
    en: 'The other side of the connection is not checked: anyone on the way can read and change it; add the certificate authority instead',
    'zh-TW': '不檢查連線對方的憑證：中途的任何人都能讀、能改；請改為加入該憑證機構',
    'zh-CN': '不检查连接对方的证书：中途的任何人都能读、能改；请改为加入该证书机构',
  },
  'review.rule.unsigned-token-accepted': {
    en: "The algorithm 'none' takes tokens without a signature: anyone can write one; list the algorithms you sign with",
    'zh-TW': "演算法 'none' 接受沒有簽章的權杖：任何人都寫得出來；請只列出實際用來簽的演算法",
    'zh-CN': "算法 'none' 接受没有签名的令牌：任何人都写得出来；请只列出实际用来签的算法",
  },
  'review.rule.cookie-readable-by-scripts': {
    en: 'Scripts in the page can read this cookie, so one injected script takes the session; set httpOnly: true',
    'zh-TW': '頁面上的指令碼讀得到這個 cookie，一段被植入的指令碼就能拿走工作階段；請設定 httpOnly: true',
    'zh-CN': '页面上的脚本读得到这个 cookie，一段被注入的脚本就能拿走会话；请设置 httpOnly: true',
  },
  'review.rule.no-debugger': {
    en: 'A breakpoint left in the code stops everybody who opens the developer tools',
    'zh-TW': '留在程式裡的中斷點：開著開發者工具的人都會停在這裡',
    'zh-CN': '留在代码里的断点：开着开发者工具的人都会停在这里',
  },
  'review.rule.nan-comparison': {
    en: 'Nothing equals NaN, not even NaN: this is always false; use Number.isNaN()',
    'zh-TW': '沒有任何值等於 NaN，連 NaN 自己也不等於：這裡永遠是 false；請用 Number.isNaN()',
    'zh-CN': '没有任何值等于 NaN，连 NaN 自己也不等于：这里永远是 false；请用 Number.isNaN()',
  },
  'review.rule.nan-inequality': {
    en: 'Everything differs from NaN, even NaN: this is always true; use !Number.isNaN()',
    'zh-TW': '任何值都不等於 NaN，連 NaN 自己也是：這裡永遠是 true；請用 !Number.isNaN()',
    'zh-CN': '任何值都不等于 NaN，连 NaN 自己也是：这里永远是 true；请用 !Number.isNaN()',
  },
  'review.rule.negated-left-operand': {
    en: '`!` binds before `in`: this asks whether "true" or "false" is a key',
    'zh-TW': '`!` 比 `in` 先算：這裡問的是 "true" 或 "false" 是不是鍵',
    'zh-CN': '`!` 比 `in` 先算：这里问的是 "true" 或 "false" 是不是键',
  },
  'review.rule.negated-instance-check': {
    en: '`!` binds before `instanceof`: a boolean is never an instance, so this is always false',
    'zh-TW': '`!` 比 `instanceof` 先算：布林值不會是任何類別的實體，這裡永遠是 false',
    'zh-CN': '`!` 比 `instanceof` 先算：布尔值不会是任何类的实例，这里永远是 false',
  },
  'review.rule.invalid-typeof': {
    en: 'typeof never answers this word, so the comparison always gives the same',
    'zh-TW': 'typeof 不會回答這個字，比較的結果永遠一樣',
    'zh-CN': 'typeof 不会回答这个词，比较的结果永远一样',
  },
  'review.rule.self-comparison': {
    en: 'Both sides are the same, so the comparison says nothing; one of them is probably a slip',
    'zh-TW': '兩邊一模一樣，比較沒有意義；多半有一邊寫錯了',
    'zh-CN': '两边一模一样，比较没有意义；多半有一边写错了',
  },
  'review.rule.self-assignment': {
    en: 'Assigns a value to itself; the parameter or the field of another object was probably meant',
    'zh-TW': '把值指派給自己；多半原本要寫的是參數或別的物件的欄位',
    'zh-CN': '把值赋给自己；多半原本要写的是参数或别的对象的字段',
  },
  'review.rule.assignment-in-condition': {
    en: 'A condition that assigns: `=` where `===` was probably meant; put it in double parentheses if it is on purpose',
    'zh-TW': '條件裡是指派：多半把 `===` 寫成了 `=`；若是故意的請加雙層括號',
    'zh-CN': '条件里是赋值：多半把 `===` 写成了 `=`；若是故意的请加双层括号',
  },
  'review.rule.repeated-condition': {
    en: 'The second branch asks what the first asked already, so it never runs',
    'zh-TW': '第二個分支問的和第一個一樣，永遠不會執行',
    'zh-CN': '第二个分支问的和第一个一样，永远不会运行',
  },
  'review.rule.async-for-each': {
    en: 'forEach does not wait for an async function: what follows runs too early and its errors are lost; use for…of or Promise.all',
    'zh-TW': 'forEach 不會等 async 函式：後面的程式太早執行，錯誤也會遺失；請用 for…of 或 Promise.all',
    'zh-CN': 'forEach 不会等 async 函数：后面的代码太早运行，错误也会丢失；请用 for…of 或 Promise.all',
  },
  'review.rule.empty-catch': {
    en: 'The error is swallowed and nobody learns of it; handle it, or say in a comment why it may be ignored',
    'zh-TW': '錯誤被吞掉，沒有人會知道；請處理它，或用註解說明為何可以忽略',
    'zh-CN': '错误被吞掉，没有人会知道；请处理它，或用注释说明为何可以忽略',
  },
  'review.rule.return-in-finally': {
    en: 'Leaving from finally throws away the result or the error of the block before it',
    'zh-TW': '從 finally 離開會丟掉前面區塊的結果或錯誤',
    'zh-CN': '从 finally 离开会丢掉前面块的结果或错误',
  },
  'review.rule.focused-test': {
    en: '.only keeps every other test of the file from running',
    'zh-TW': '.only 會讓這個檔案的其他測試都不執行',
    'zh-CN': '.only 会让这个文件的其他测试都不运行',
  },
} satisfies Catalogue;
