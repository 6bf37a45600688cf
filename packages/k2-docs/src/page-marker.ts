import { createHash } from 'node:crypto';
import { type Locale, locales } from '@k2/core';

/** The first line of every generated page. Only a page that carries it may be replaced. */
export type PageMarker = {
  /** The source file the page is about; null for the index. */
  readonly module: string | null;
  readonly lang: Locale;
  /** Who wrote the prose; null when no model did. */
  readonly model: string | null;
  /** Hash of the module's source when the prose was written; null without a model. */
  readonly source: string | null;
  /** Hash of the page below this line: tells whether somebody edited it. */
  readonly content: string;
};

/** A page on disk. Line ends are LF, whatever git made of them. */
export type PageFile = { readonly marker: PageMarker | null; readonly body: string };

const pattern = /^<!-- k2-docs (\{.*\}) -->$/;

/** A page with its marker line. */
export function writePage(body: string, marker: Omit<PageMarker, 'content'>): string {
  // `>` is escaped so that no path can end the comment.
  const data = JSON.stringify({ ...marker, content: hashText(body) })
    .replaceAll('>', '\\u003e')
    .replaceAll('--', '-\\u002d');
  return `<!-- k2-docs ${data} -->\n\n${body}`;
}

/** Reads a page; `marker` is null for a file that is not ours. */
export function readPageFile(text: string): PageFile {
  const plain = text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const end = plain.indexOf('\n');
  const match = pattern.exec(end === -1 ? plain : plain.slice(0, end));
  const marker = match?.[1] === undefined ? null : readMarker(match[1]);
  return { marker, body: marker === null ? plain : plain.slice(end + 1).replace(/^\n/, '') };
}

/** Whether somebody changed a generated page since it was written. */
export function isEdited(page: PageFile): boolean {
  return page.marker !== null && hashText(page.body) !== page.marker.content;
}

/** A short hash of a text. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 24);
}

function readMarker(json: string): PageMarker | null {
  let data: unknown;
  try {
    data = JSON.parse(json);
  } catch {
    return null;
  }
  if (typeof data !== 'object' || data === null) return null;
  const text = (key: string) => (key in data ? (data as Record<string, unknown>)[key] : undefined);
  const lang = locales.find((locale) => locale === text('lang'));
  const content = text('content');
  if (lang === undefined || typeof content !== 'string') return null;
  const orNull = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    module: orNull(text('module')),
    lang,
    model: orNull(text('model')),
    source: orNull(text('source')),
    content,
  };
}
