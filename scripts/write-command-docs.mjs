// Writes docs/<language>/commands.md from the code: flags from the commands, exit codes from the table. With --check it only compares.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { configKeys, exitCodes, expectation, translate } from '@k2/core';
import { coreCatalogue } from '@k2/core/cli';
import { commands } from './pack.mjs';
import { root } from './set-up.mjs';

const words = {
  en: {
    title: 'Commands',
    intro: 'Written from the code by `pnpm docs:commands`; do not edit it by hand.',
    flag: 'flag',
    meaning: 'meaning',
    own: 'Flags',
    global: 'Flags of every command',
    model: 'Model and sandbox',
    arguments: 'Arguments',
    exit: 'Exit codes',
    code: 'code',
    name: 'name',
    when: 'when',
    config: 'Keys of the configuration',
    configIntro:
      'In `k2.config.json`, `k2.config.yaml` or `"k2"` of package.json; those marked "user" only in your own `config.json`.',
    key: 'key',
    takes: 'takes',
    file: 'file',
    project: 'project, user',
    user: 'user',
  },
  'zh-TW': {
    title: '指令',
    intro: '由 `pnpm docs:commands` 從程式碼產生；請不要手動修改。',
    flag: '選項',
    meaning: '意義',
    own: '選項',
    global: '每個指令都有的選項',
    model: '模型與沙箱',
    arguments: '引數',
    exit: '結束代碼',
    code: '代碼',
    name: '名稱',
    when: '時機',
    config: '設定檔的鍵',
    configIntro:
      '寫在 `k2.config.json`、`k2.config.yaml` 或 package.json 的 `"k2"`；標明「使用者」的只能寫在自己的 `config.json`。',
    key: '鍵',
    takes: '可用的值',
    file: '檔案',
    project: '專案、使用者',
    user: '使用者',
  },
};

const classes = await Promise.all(
  commands.map(async (name) => ({
    name,
    command: (await import(`../packages/${name}/dist/index.js`)).default,
  })),
);
let isStale = false;
for (const locale of Object.keys(words)) {
  const file = join(root, 'docs', locale, 'commands.md');
  const text = render(locale);
  if (process.argv.includes('--check')) {
    const now = readText(file);
    if (now === text) continue;
    console.error(`docs/${locale}/commands.md is out of date: run "pnpm docs:commands"`);
    isStale = true;
  } else writeFileSync(file, text);
}
if (isStale) process.exitCode = 1;

function render(locale) {
  const word = words[locale];
  const sections = classes.flatMap(({ name, command }) => describeCommand(name, command, locale, word));
  const codes = table(
    [word.code, word.name, word.when],
    Object.entries({ ok: 0, ...exitCodes }).map(([name, code]) => [
      code,
      `\`${name}\``,
      say(coreCatalogue, locale, `exit.${name}`),
    ]),
  );
  const keys = table(
    [word.key, word.takes, word.file],
    Object.entries(configKeys).map(([key, rule]) => [
      `\`${key}\``,
      `\`${expectation(rule)}\``,
      rule.userOnly ? word.user : word.project,
    ]),
  );
  const shared = table([word.flag, word.meaning], flagRows(classes[1].command.baseFlags, classes[1], locale));
  return [
    `# ${word.title}`,
    word.intro,
    ...sections,
    `## ${word.global}`,
    shared,
    `## ${word.exit}`,
    codes,
    `## ${word.config}`,
    word.configIntro,
    keys,
    '',
  ]
    .join('\n\n')
    .replace(/\n+$/, '\n');
}

function describeCommand(name, command, locale, word) {
  const catalogue = { ...coreCatalogue, ...command.catalogue };
  const own = Object.entries(command.flags).filter(([, flag]) => flag.helpGroup !== 'model');
  const model = Object.entries(command.flags).filter(([, flag]) => flag.helpGroup === 'model');
  const args = Object.entries(command.args ?? {});
  return [
    `## ${name}`,
    say(catalogue, locale, `command.${name}.summary`),
    `\`\`\`sh\n${(command.examples ?? []).map((example) => example.replace('<%= config.bin %>', name)).join('\n')}\n\`\`\``,
    ...(args.length > 0
      ? [
          table(
            [word.arguments, word.meaning],
            args.map(([arg]) => [
              `\`${arg.toUpperCase()}\``,
              say(catalogue, locale, `argument.${name}.${arg}`),
            ]),
          ),
        ]
      : []),
    table([word.own, word.meaning], flagRows(Object.fromEntries(own), { name, command }, locale)),
    ...(model.length > 0
      ? [table([word.model, word.meaning], flagRows(Object.fromEntries(model), { name, command }, locale))]
      : []),
  ];
}

function flagRows(flags, { name, command }, locale) {
  const catalogue = { ...coreCatalogue, ...command.catalogue };
  const all = { ...flags, ...(flags === command.baseFlags && { json: {} }) };
  return Object.entries(all).map(([flag, definition]) => {
    const letter = definition.char === undefined ? '' : `\`-${definition.char}\`, `;
    const value = definition.type === 'option' ? ` ${definition.helpValue ?? 'VALUE'}` : '';
    const own = catalogue[`flag.${name}.${flag}`] === undefined ? `flag.${flag}` : `flag.${name}.${flag}`;
    return [`${letter}\`--${flag}${value}\``, say(catalogue, locale, own)];
  });
}

function say(catalogue, locale, id) {
  return translate(catalogue, locale, { id, values: {} });
}

function table(header, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(header), `|${header.map(() => '---').join('|')}|`, ...rows.map(line)].join('\n');
}

function readText(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
