import type { Catalogue } from '@k2/core';

/** Texts of the help and of what is printed about findings. */
export const flagMessages = {
  'command.k2-review.summary': {
    en: 'Find faults, gate on their severity, and land fixes that can be proven',
    'zh-TW': '找出缺陷，依嚴重度把關，並套用能證明無誤的修正',
    'zh-CN': '找出缺陷，按严重度把关，并应用能证明无误的修正',
  },
  'argument.k2-review.paths': {
    en: 'Files and folders to review whole (default: everything uncommitted)',
    'zh-TW': '要整份檢查的檔案與資料夾（預設：所有未提交的內容）',
    'zh-CN': '要整份检查的文件与文件夹（默认：所有未提交的内容）',
  },
  'flag.k2-review.staged': {
    en: 'Review what is staged, text and line numbers from the index',
    'zh-TW': '檢查已暫存的內容，文字與行號取自索引',
    'zh-CN': '检查已暂存的内容，文本与行号取自索引',
  },
  'flag.k2-review.base': {
    en: 'Review what was changed since the commit shared with this branch',
    'zh-TW': '檢查自與此分支共同的提交以來的變更',
    'zh-CN': '检查自与此分支共同的提交以来的变更',
  },
  'flag.k2-review.all': {
    en: 'Review every file of the project',
    'zh-TW': '檢查專案的每個檔案',
    'zh-CN': '检查项目的每个文件',
  },
  'flag.k2-review.severity': {
    en: 'List findings from this severity on and fail on them (default: medium)',
    'zh-TW': '列出此嚴重度以上的發現，有則失敗（預設：medium）',
    'zh-CN': '列出此严重度以上的发现，有则失败（默认：medium）',
  },
  'flag.k2-review.autofix': {
    en: 'Land the fixes after which the file parses and the finding is gone',
    'zh-TW': '套用修正：套用後檔案仍可剖析、該項發現消失者',
    'zh-CN': '应用修正：应用后文件仍可解析、该项发现消失者',
  },
  'flag.k2-review.format': {
    en: 'What standard output looks like (default: pretty)',
    'zh-TW': '標準輸出的格式（預設：pretty）',
    'zh-CN': '标准输出的格式（默认：pretty）',
  },
  'flag.k2-review.report': {
    en: 'Also write the review into a file, repeatable; .json is JSON, other names plain text',
    'zh-TW': '另把結果寫入檔案，可重複；.json 為 JSON，其他檔名為純文字',
    'zh-CN': '另把结果写入文件，可重复；.json 为 JSON，其他文件名为纯文本',
  },
  'flag.k2-review.no-model': {
    en: 'Ask no model; the offline rules decide',
    'zh-TW': '不詢問模型，由離線規則判斷',
    'zh-CN': '不询问模型，由离线规则判断',
  },
  'flag.k2-review.install-hook': {
    en: 'Install the pre-commit hook, with the review flags given here',
    'zh-TW': '安裝 pre-commit 掛鉤，並保留此處給的檢查選項',
    'zh-CN': '安装 pre-commit 钩子，并保留此处给的检查选项',
  },
  'flag.k2-review.uninstall-hook': {
    en: 'Remove the pre-commit hook',
    'zh-TW': '移除 pre-commit 掛鉤',
    'zh-CN': '移除 pre-commit 钩子',
  },
  'review.severity.critical': { en: 'critical', 'zh-TW': '致命', 'zh-CN': '致命' },
  'review.severity.high': { en: 'high', 'zh-TW': '高', 'zh-CN': '高' },
  'review.severity.medium': { en: 'medium', 'zh-TW': '中', 'zh-CN': '中' },
  'review.severity.low': { en: 'low', 'zh-TW': '低', 'zh-CN': '低' },
  'review.fix.applied': { en: '✔ fixed', 'zh-TW': '✔ 已修正', 'zh-CN': '✔ 已修正' },
  'review.fix.suggested': {
    en: 'a fix is suggested',
    'zh-TW': '有建議的修正',
    'zh-CN': '有建议的修正',
  },
  'review.fix.rejected': {
    en: 'a fix was tried and not kept: {reason}',
    'zh-TW': '試過修正但未採用：{reason}',
    'zh-CN': '试过修正但未采用：{reason}',
  },
  'review.proof.anchor': {
    en: 'its place is not certain',
    'zh-TW': '無法確定要改的位置',
    'zh-CN': '无法确定要改的位置',
  },
  'review.proof.parse': {
    en: 'the file would no longer parse',
    'zh-TW': '套用後檔案無法剖析',
    'zh-CN': '应用后文件无法解析',
  },
  'review.proof.gone': {
    en: 'the finding would still be there',
    'zh-TW': '套用後該項發現仍在',
    'zh-CN': '应用后该项发现仍在',
  },
  'review.proof.nothing-new': {
    en: 'it would bring a new finding',
    'zh-TW': '套用後會出現新的發現',
    'zh-CN': '应用后会出现新的发现',
  },
  'review.summary.none': {
    en: 'No open findings in {files} file(s)',
    'zh-TW': '檢查 {files} 個檔案，沒有待處理的發現',
    'zh-CN': '检查 {files} 个文件，没有待处理的发现',
  },
  'review.summary.some': {
    en: '{count} finding(s) in {files} file(s): {counts}',
    'zh-TW': '檢查 {files} 個檔案，{count} 項發現：{counts}',
    'zh-CN': '检查 {files} 个文件，{count} 项发现：{counts}',
  },
  'review.summary.fixed': { en: '{count} fixed', 'zh-TW': '已修正 {count} 項', 'zh-CN': '已修正 {count} 项' },
  'review.summary.suppressed': {
    en: '{count} below --severity not listed',
    'zh-TW': '另有 {count} 項低於 --severity，未列出',
    'zh-CN': '另有 {count} 项低于 --severity，未列出',
  },
  'review.summary.unreviewed': { en: '{why}: {paths}', 'zh-TW': '{why}：{paths}', 'zh-CN': '{why}：{paths}' },
  'review.why.binary': {
    en: 'Not reviewed, binary',
    'zh-TW': '未檢查（二進位檔）',
    'zh-CN': '未检查（二进制文件）',
  },
  'review.why.not-utf8': {
    en: 'Not reviewed, not UTF-8',
    'zh-TW': '未檢查（不是 UTF-8）',
    'zh-CN': '未检查（不是 UTF-8）',
  },
  'review.why.too-large': {
    en: 'Not reviewed, over 1 MiB',
    'zh-TW': '未檢查（超過 1 MiB）',
    'zh-CN': '未检查（超过 1 MiB）',
  },
  'review.why.generated': {
    en: 'Not reviewed, generated',
    'zh-TW': '未檢查（自動產生）',
    'zh-CN': '未检查（自动生成）',
  },
  'review.why.symbolic-link': {
    en: 'Not reviewed, symbolic link',
    'zh-TW': '未檢查（符號連結）',
    'zh-CN': '未检查（符号链接）',
  },
  'review.why.submodule': {
    en: 'Not reviewed, submodule',
    'zh-TW': '未檢查（子模組）',
    'zh-CN': '未检查（子模块）',
  },
  'review.why.not-a-file': {
    en: 'Not reviewed, no ordinary file',
    'zh-TW': '未檢查（不是一般檔案）',
    'zh-CN': '未检查（不是普通文件）',
  },
  'review.why.unreadable': {
    en: 'Not reviewed, unreadable',
    'zh-TW': '未檢查（無法讀取）',
    'zh-CN': '未检查（无法读取）',
  },
  'review.why.secret': {
    en: 'Not shown to the model, may hold secrets',
    'zh-TW': '未給模型看（可能含有機密）',
    'zh-CN': '未给模型看（可能含有机密）',
  },
  'review.why.too-large-for-model': {
    en: 'Not shown to the model, too large',
    'zh-TW': '未給模型看（太大）',
    'zh-CN': '未给模型看（太大）',
  },
  'review.why.too-much-for-model': {
    en: 'Not shown to the model, too many files for one run',
    'zh-TW': '未給模型看（一次的檔案太多）',
    'zh-CN': '未给模型看（一次的文件太多）',
  },
  'review.why.model-unavailable': {
    en: 'Not shown to the model, it stopped answering',
    'zh-TW': '未給模型看（模型不再回答）',
    'zh-CN': '未给模型看（模型不再回答）',
  },
  'review.why.not-parsed': {
    en: 'Has syntax errors; searched only as far as it could be understood',
    'zh-TW': '有語法錯誤；只搜尋了看得懂的部分',
    'zh-CN': '有语法错误；只搜索了看得懂的部分',
  },
  'review.why.no-rules': {
    en: 'Searched for secrets only',
    'zh-TW': '只搜尋了機密',
    'zh-CN': '只搜索了机密',
  },
} satisfies Catalogue;
