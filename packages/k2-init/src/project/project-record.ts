import { hashOf, type RenderedFile, type RenderedTemplate } from '../template/render-template.js';
import type { Answer, Template } from '../template/template.js';

export const recordPath = '.k2/template.json';
export const ignorePath = '.k2/.gitignore';

// What k2 commands keep for themselves, by name; all else in `.k2/` belongs in the repository.
const ignoreText = 'runs/\njournal/\ncache/\nsuspects/\n';

/** Everything a project starts with: the rendered template and what says where it came from. Sorted by path. */
export function projectFiles(
  template: Template,
  rendered: RenderedTemplate,
  answers: Readonly<Record<string, Answer>>,
): readonly RenderedFile[] {
  const record = {
    template: template.name,
    version: template.version,
    language: template.language,
    contentHash: rendered.contentHash,
    answers,
    files: Object.fromEntries(rendered.files.map((file) => [file.path, file.sha256])),
  };
  const own = [
    textFile(recordPath, `${JSON.stringify(record, null, 2)}\n`),
    textFile(ignorePath, ignoreText),
  ];
  const kept = rendered.files.filter((file) => !own.some((mine) => mine.path === file.path));
  return [...kept, ...own].sort((left, right) => (left.path < right.path ? -1 : 1));
}

function textFile(path: string, text: string): RenderedFile {
  return { path, content: Buffer.from(text), sha256: hashOf(text), isExecutable: false };
}
