/** The languages of messages, help and prompts. */
export const locales = ['zh-TW', 'zh-CN', 'en'] as const;
export type Locale = (typeof locales)[number];

/** Whether `value` is one of the three locales, as a flag must spell it. */
export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/**
 * Reads a locale as systems write it (`zh_TW.UTF-8`, `zh-Hant-HK`, `en_GB`). Hong Kong, Macau and Hant read as zh-TW, other Chinese as zh-CN,
 * any other language as en; nothing, `C` and `POSIX` as undefined.
 */
export function parseLocale(value: string | undefined): Locale | undefined {
  const tag = value?.split(/[.@:]/)[0]?.replaceAll('_', '-').toLowerCase();
  if (tag === undefined || tag === '' || tag === 'c' || tag === 'posix') return undefined;
  const [language, ...rest] = tag.split('-');
  if (language !== 'zh') return 'en';
  return rest.some((part) => ['tw', 'hk', 'mo', 'hant'].includes(part)) ? 'zh-TW' : 'zh-CN';
}

/** The language of messages: the flag's, `K2_LANG`, config, `LC_ALL`, `LC_MESSAGES`, `LANG`, the system's own, English. */
export function chooseMessageLocale(sources: {
  readonly given: string | undefined;
  readonly environment: NodeJS.ProcessEnv;
  readonly system?: string;
}): Locale {
  const { given, environment } = sources;
  for (const candidate of [given, environment['LC_ALL'], environment['LC_MESSAGES'], environment['LANG']]) {
    // An environment variable set to nothing counts as unset; so does the C locale, which says nothing about the reader.
    const locale = parseLocale(candidate);
    if (locale !== undefined) return locale;
  }
  // Asked last: Intl takes some 20 ms to start.
  return parseLocale(sources.system ?? new Intl.DateTimeFormat().resolvedOptions().locale) ?? 'en';
}

const chinese = /\p{Script=Han}/u;

/** The language of prompts: what was given, else the request's own when it is Chinese, else the messages' language. */
export function choosePromptLocale(sources: {
  readonly given: Locale | undefined;
  readonly request: string;
  readonly messages: Locale;
}): Locale {
  if (sources.given !== undefined) return sources.given;
  if (!chinese.test(sources.request)) return sources.messages;
  return sources.messages === 'zh-CN' ? 'zh-CN' : 'zh-TW';
}
