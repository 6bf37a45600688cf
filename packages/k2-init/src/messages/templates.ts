import type { Catalogue } from '@k2/core';

/** Templates and their variables. */
export const templateMessages = {
  'init.template.missing': {
    en: 'No template was named. There are: {known}',
    'zh-TW': '沒有指定範本。現有的是：{known}',
    'zh-CN': '没有指定模板。现有的是：{known}',
  },
  'init.template.missing.hint': {
    en: 'Add --template {suggestion}; k2-init --list says what each one is',
    'zh-TW': '請加上 --template {suggestion}；k2-init --list 會說明每個範本',
    'zh-CN': '请加上 --template {suggestion}；k2-init --list 会说明每个模板',
  },
  'init.template.ask': {
    en: 'Which template? [{first}]',
    'zh-TW': '要用哪個範本？[{first}]',
    'zh-CN': '要用哪个模板？[{first}]',
  },
  'init.template.unknown': {
    en: 'There is no template "{template}". There are: {known}',
    'zh-TW': '沒有「{template}」這個範本。現有的是：{known}',
    'zh-CN': '没有“{template}”这个模板。现有的是：{known}',
  },
  'init.template.unknown.hint': {
    en: 'Did you mean --template {suggestion}?',
    'zh-TW': '是不是要 --template {suggestion}？',
    'zh-CN': '是不是要 --template {suggestion}？',
  },
  'init.template.language': {
    en: 'The template {template} does not exist in "{language}". It exists in: {known}',
    'zh-TW': '範本 {template} 沒有「{language}」版。現有的是：{known}',
    'zh-CN': '模板 {template} 没有“{language}”版。现有的是：{known}',
  },
  'init.template.language.hint': {
    en: 'Use --language {suggestion}, or leave --language out',
    'zh-TW': '請用 --language {suggestion}，或不要加 --language',
    'zh-CN': '请用 --language {suggestion}，或不要加 --language',
  },
  'init.template.none': {
    en: 'No template was found in {folder}: this installation of k2-init is incomplete',
    'zh-TW': '在 {folder} 找不到任何範本：k2-init 安裝得不完整',
    'zh-CN': '在 {folder} 找不到任何模板：k2-init 安装得不完整',
  },
  'init.template.none.hint': {
    en: 'Install k2-init again',
    'zh-TW': '請重新安裝 k2-init',
    'zh-CN': '请重新安装 k2-init',
  },
  'init.template.broken': {
    en: 'A fault in the template, {file}: {reason}',
    'zh-TW': '範本有錯，{file}：{reason}',
    'zh-CN': '模板有错，{file}：{reason}',
  },
  'init.set.form': {
    en: '--set {value}: expected KEY=VALUE. Keys: {known}',
    'zh-TW': '--set {value}：格式是 KEY=VALUE。可用的 KEY：{known}',
    'zh-CN': '--set {value}：格式是 KEY=VALUE。可用的 KEY：{known}',
  },
  'init.set.unknown': {
    en: '--set {key}: the template {template} has no such variable. It has: {known}',
    'zh-TW': '--set {key}：範本 {template} 沒有這個變數。有的是：{known}',
    'zh-CN': '--set {key}：模板 {template} 没有这个变量。有的是：{known}',
  },
  'init.set.misspelt': {
    en: '--set {key}: the template {template} has no such variable. It has: {known}',
    'zh-TW': '--set {key}：範本 {template} 沒有這個變數。有的是：{known}',
    'zh-CN': '--set {key}：模板 {template} 没有这个变量。有的是：{known}',
  },
  'init.set.misspelt.hint': {
    en: 'Did you mean --set {suggestion}=…?',
    'zh-TW': '是不是要 --set {suggestion}=…？',
    'zh-CN': '是不是要 --set {suggestion}=…？',
  },
  'init.set.boolean': {
    en: '--set {key}={value}: expected true or false ({description})',
    'zh-TW': '--set {key}={value}：要的是 true 或 false（{description}）',
    'zh-CN': '--set {key}={value}：要的是 true 或 false（{description}）',
  },
  'init.set.number': {
    en: '--set {key}={value}: expected a whole number from {minimum} to {maximum} ({description})',
    'zh-TW': '--set {key}={value}：要的是 {minimum} 到 {maximum} 之間的整數（{description}）',
    'zh-CN': '--set {key}={value}：要的是 {minimum} 到 {maximum} 之间的整数（{description}）',
  },
  'init.set.text': {
    en: '--set {key}: this text cannot be taken. Expected: {description}',
    'zh-TW': '--set {key}：這段文字不能用。要的是：{description}',
    'zh-CN': '--set {key}：这段文字不能用。要的是：{description}',
  },
  'init.list.title': {
    en: 'Templates (k2-init NAME --template TEMPLATE):',
    'zh-TW': '範本（k2-init NAME --template TEMPLATE）：',
    'zh-CN': '模板（k2-init NAME --template TEMPLATE）：',
  },
} satisfies Catalogue;
