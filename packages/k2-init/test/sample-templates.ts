import { temporaryProject, type TemporaryProject } from '@k2/core/testing';
import { chmod } from 'node:fs/promises';
import { join } from 'node:path';

const texts = (text: string) => ({ en: text, 'zh-TW': text, 'zh-CN': text });

/** A template without dependencies, so that a real npm installs it without a network; its checks are those of `scripts`. */
export async function sampleTemplates(
  scripts: Readonly<Record<string, string>> = { build: 'node --check index.js', test: 'node --test' },
): Promise<TemporaryProject> {
  const files = 'small/typescript/files';
  const project = await temporaryProject({
    'small/typescript/template.json': JSON.stringify({
      name: 'small',
      version: '1.2.3',
      language: 'typescript',
      description: texts('A small one'),
      variables: {
        port: { type: 'number', default: 3000, minimum: 1, maximum: 65535, description: texts('the port') },
        title: {
          type: 'string',
          default: 'Plain',
          pattern: '[A-Za-z& ]{1,20}',
          description: texts('letters'),
        },
        strict: { type: 'boolean', default: true, description: texts('whether it is strict') },
      },
    }),
    [`${files}/package.json.hbs`]: `${JSON.stringify(
      { name: '{{name}}', version: '0.0.0', private: true, type: 'module', scripts },
      null,
      2,
    )}\n`,
    [`${files}/index.js.hbs`]:
      'export const port = {{port}}; // {{title}} {{#if strict}}strict{{else}}loose{{/if}}\n',
    [`${files}/index.test.js`]:
      "import { test } from 'node:test';\ntest('it is {{not}} filled in', () => {});\n",
    [`${files}/_gitignore`]: 'node_modules/\n',
    [`${files}/_github/workflows/ci.yml`]: 'run: ${{ matrix.node }}\n',
    [`${files}/__tests__/kept.txt`]: 'kept\n',
    [`${files}/bin/run.sh`]: '#!/bin/sh\n',
    [`${files}/data.bin`]: new Uint8Array([0, 255, 123, 123, 13, 10]),
    [`${files}/README.en.md.hbs`]: '# {{name}}\n',
    [`${files}/README.zh-TW.md.hbs`]: '# {{name}}：繁體\n',
    [`${files}/README.zh-CN.md.hbs`]: '# {{name}}：简体\n',
    [`${files}/settings.json.hbs`]: '{{#if langGiven}}{"lang":"{{lang}}"}{{else}}{}{{/if}}\n',
  });
  await chmod(join(project.folder, files, 'bin/run.sh'), 0o755);
  return project;
}
