import type { Catalogue } from '../translate.js';

/** What is said about running a project's checks. */
export const verifyMessages = {
  'sandbox.none': {
    en: 'No sandbox works here ({tried}), so the checks of what a model wrote were not run.',
    'zh-TW': '此環境沒有可用的沙箱（{tried}），因此沒有執行模型所寫程式的檢查。',
    'zh-CN': '此环境没有可用的沙箱（{tried}），因此没有运行模型所写程序的检查。',
  },
  'sandbox.none.hint': {
    en: 'Three ways out: on Linux install bubblewrap and, where AppArmor forbids user namespaces, run "sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0"; on Windows work in WSL 2; or, if you trust what will be written, give --unsafe-no-sandbox.',
    'zh-TW':
      '有三種解法：在 Linux 安裝 bubblewrap，若 AppArmor 禁止使用者命名空間，請執行「sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0」；在 Windows 改用 WSL 2；或者，若你信任將寫出的內容，請加上 --unsafe-no-sandbox。',
    'zh-CN':
      '有三种解法：在 Linux 安装 bubblewrap，若 AppArmor 禁止用户命名空间，请运行“sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0”；在 Windows 改用 WSL 2；或者，若你信任将写出的内容，请加上 --unsafe-no-sandbox。',
  },
  'verify.copyFailed': {
    en: 'The throw-away copy for the checks could not be made in {folder}: {reason}',
    'zh-TW': '無法在 {folder} 建立檢查用的暫存副本：{reason}',
    'zh-CN': '无法在 {folder} 创建检查用的临时副本：{reason}',
  },
  'verify.copyFailed.hint': {
    en: 'Make room there, or let TMPDIR name a folder you can write to.',
    'zh-TW': '請騰出空間，或將 TMPDIR 設為可寫入的資料夾。',
    'zh-CN': '请腾出空间，或将 TMPDIR 设为可写入的文件夹。',
  },
  'verify.programMissing': {
    en: '{program} could not be started: {reason}',
    'zh-TW': '無法啟動 {program}：{reason}',
    'zh-CN': '无法启动 {program}：{reason}',
  },
  'verify.programMissing.hint': {
    en: 'Install it, or add its folder to PATH.',
    'zh-TW': '請安裝它，或把它所在的資料夾加入 PATH。',
    'zh-CN': '请安装它，或把它所在的文件夹加入 PATH。',
  },
} satisfies Catalogue;
