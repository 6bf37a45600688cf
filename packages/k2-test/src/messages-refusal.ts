import type { Catalogue } from '@k2/core';

/** Why a reply or a test was refused: shown to the user and, in the conversation's language, to the model. */
export const refusalMessages = {
  'test.noTestFile': {
    en: 'the reply names no test file',
    'zh-TW': '回覆裡沒有具名的測試檔案',
    'zh-CN': '回复里没有具名的测试文件',
  },
  'test.belowGoalYet': {
    en: '{path} is still below the goal',
    'zh-TW': '{path} 仍低於目標',
    'zh-CN': '{path} 仍低于目标',
  },
  'test.refuse.notATest': {
    en: '{path}: only test files may be written; nothing may be deleted or moved',
    'zh-TW': '{path}：只能寫測試檔案，不能刪除或移動任何檔案',
    'zh-CN': '{path}：只能写测试文件，不能删除或移动任何文件',
  },
  'test.refuse.place': {
    en: '{path}: only test files (named like x.test.ts) may be written, in: {places}',
    'zh-TW': '{path}：只能寫測試檔案（名稱如 x.test.ts），位置限於：{places}',
    'zh-CN': '{path}：只能写测试文件（名称如 x.test.ts），位置限于：{places}',
  },
  'test.refuse.drops': {
    en: '{path}: the edit drops the existing test "{title}"',
    'zh-TW': '{path}：這個修改丟掉了既有的測試「{title}」',
    'zh-CN': '{path}：此修改丢掉了既有的测试“{title}”',
  },
  'test.refuse.doesNotParse': {
    en: '{path} does not parse, line {line}: {reason} ({excerpt})',
    'zh-TW': '{path} 第 {line} 行無法剖析：{reason}（{excerpt}）',
    'zh-CN': '{path} 第 {line} 行无法解析：{reason}（{excerpt}）',
  },
  'test.refuse.meddles': {
    en: '{path} uses {what}: a test may not steer the coverage, end the process or write snapshots',
    'zh-TW': '{path} 用了 {what}：測試不得操縱覆蓋率、結束行程或寫入快照',
    'zh-CN': '{path} 用了 {what}：测试不得操纵覆盖率、结束进程或写入快照',
  },
  'test.refuse.noTest': {
    en: '{path} holds no test',
    'zh-TW': '{path} 裡沒有測試',
    'zh-CN': '{path} 里没有测试',
  },
  'test.refuse.switchedOff': {
    en: '{path} uses "{word}": every test has to run, and none alone',
    'zh-TW': '{path} 用了「{word}」：每個測試都要執行，也不能只執行其中一個',
    'zh-CN': '{path} 用了“{word}”：每个测试都要运行，也不能只运行其中一个',
  },
  'test.refuse.mocksTarget': {
    en: '{path} replaces {target} by a mock: then nothing of it is tested',
    'zh-TW': '{path} 用模擬物取代了 {target}：這樣什麼都沒測到',
    'zh-CN': '{path} 用模拟物取代了 {target}：这样什么都没测到',
  },
  'test.refuse.noImport': {
    en: '{path} does not import {target}, neither directly nor through another module of the project',
    'zh-TW': '{path} 沒有匯入 {target}，也沒有透過專案的其他模組匯入',
    'zh-CN': '{path} 没有导入 {target}，也没有通过项目的其他模块导入',
  },
  'test.refuse.noAssertion': {
    en: '{path}: the test "{title}" asserts nothing, or only constants',
    'zh-TW': '{path}：測試「{title}」什麼都沒斷言，或只斷言常數',
    'zh-CN': '{path}：测试“{title}”什么都没断言，或只断言常量',
  },
  'test.refuse.notAboutTarget': {
    en: '{path}: no assertion is about anything that comes from {target}',
    'zh-TW': '{path}：沒有任何斷言與 {target} 的東西有關',
    'zh-CN': '{path}：没有任何断言与 {target} 的东西有关',
  },
  'test.refuse.fails': {
    en: '{path} fails: {failures}',
    'zh-TW': '{path} 沒通過：{failures}',
    'zh-CN': '{path} 没通过：{failures}',
  },
  'test.refuse.noneRan': {
    en: '{path}: no test of it ran',
    'zh-TW': '{path}：裡面沒有測試被執行',
    'zh-CN': '{path}：里面没有测试被运行',
  },
  'test.refuse.flaky': {
    en: '{path} is not stable: run {run} of {repeat} failed ({failures})',
    'zh-TW': '{path} 不穩定：{repeat} 次中的第 {run} 次沒通過（{failures}）',
    'zh-CN': '{path} 不稳定：{repeat} 次中的第 {run} 次没通过（{failures}）',
  },
  'test.refuse.breaksSuite': {
    en: '{path}: with it the suite no longer passes: {failures}',
    'zh-TW': '{path}：加入之後整套測試就不通過了：{failures}',
    'zh-CN': '{path}：加入之后整套测试就不通过了：{failures}',
  },
  'test.refuse.changesFiles': {
    en: '{path} changes {file} while it runs',
    'zh-TW': '{path} 執行時改動了 {file}',
    'zh-CN': '{path} 运行时改动了 {file}',
  },
  'test.refuse.noGain': {
    en: '{path}: with the whole suite it covers no further {metric} of {target}',
    'zh-TW': '{path}：和整套測試一起執行時，沒有多涵蓋 {target} 的任何 {metric}',
    'zh-CN': '{path}：和整套测试一起运行时，没有多覆盖 {target} 的任何 {metric}',
  },
} satisfies Catalogue;
