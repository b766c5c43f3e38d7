import type { Said } from './command.ts';

export type Lang = 'zh' | 'en';

/** The text of something said, in one language. */
export const inLang = (said: Said, lang: Lang): string => (typeof said === 'string' ? said : said[lang]);

/**
 * The language of the environment, as POSIX asks: the first of LC_ALL, LC_MESSAGES and LANG that says
 * anything. `zh_CN.UTF-8` and its kin are Chinese, everything else English.
 */
export function langFromEnvironment(env: Readonly<Record<string, string | undefined>>): Lang {
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((value) => value !== undefined && value !== '');
  return locale !== undefined && /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}
