import type { Catalogue } from '../translate.js';

/** What can be wrong with the ledger and the folders of runs. */
export const ledgerMessages = {
  'ledger.notWritten': {
    en: 'Usage could not be written to {path} ({reason}); the work goes on, this call is missing from the ledger.',
    'zh-TW': '無法把用量寫入 {path}（{reason}）；工作繼續進行，但帳本會缺少這次呼叫。',
    'zh-CN': '无法把用量写入 {path}（{reason}）；工作继续进行，但账本会缺少这次调用。',
  },
  'ledger.notWritten.hint': {
    en: 'Make that folder writable, or name another one with K2_STATE_DIR.',
    'zh-TW': '請讓該資料夾可以寫入，或用 K2_STATE_DIR 指定另一個資料夾。',
    'zh-CN': '请让该文件夹可写，或用 K2_STATE_DIR 指定另一个文件夹。',
  },
  'ledger.runFolder': {
    en: 'Cannot write {path} ({reason}).',
    'zh-TW': '無法寫入 {path}（{reason}）。',
    'zh-CN': '无法写入 {path}（{reason}）。',
  },
  'ledger.runFolder.hint': {
    en: 'A run keeps its notes there: make the place writable and a real folder, not a link.',
    'zh-TW': '執行的紀錄會存放在那裡：請讓它可以寫入，而且是真正的資料夾，不是連結。',
    'zh-CN': '运行的记录会存放在那里：请让它可写，而且是真正的文件夹，不是链接。',
  },
} satisfies Catalogue;
