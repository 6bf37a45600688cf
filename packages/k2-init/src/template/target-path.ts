import { locales, type Locale } from '@k2/core';

/** What a template's file becomes in the project. */
export type TargetPath = {
  readonly path: string;
  /** It is filled in with Handlebars. */
  readonly isRendered: boolean;
  /** It is one of several languages of the same file. */
  readonly locale: Locale | null;
};

/**
 * Where a template's file goes: `.hbs` is dropped, a part beginning with `_` and a letter begins with a dot instead (npm leaves dot files
 * such as `.gitignore` out of packages), and `README.zh-TW.md` is the `zh-TW` version of `README.md`.
 */
export function readTargetPath(templatePath: string): TargetPath {
  const isRendered = templatePath.endsWith('.hbs');
  const parts = (isRendered ? templatePath.slice(0, -4) : templatePath).split('/');
  const dotted = parts.map((part) => (/^_[a-zA-Z]/.test(part) ? `.${part.slice(1)}` : part));
  const last = dotted.pop() ?? '';
  const localised = /^(.+)\.([^.]+)\.([^.]+)$/.exec(last);
  const locale = locales.find((known) => known === localised?.[2]);
  if (locale === undefined) return { path: [...dotted, last].join('/'), isRendered, locale: null };
  return { path: [...dotted, `${localised?.[1]}.${localised?.[3]}`].join('/'), isRendered, locale };
}
