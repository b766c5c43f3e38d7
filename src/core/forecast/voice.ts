import type { Currency } from '../money/index.ts';
import type { Day } from '../time/index.ts';
import { formatDay, formatMoney, formatShortDay } from '../wording/index.ts';

/** In which language, and in which currency, something is said to a borrower. @since 0.1 */
export interface Voice {
  readonly lang: 'zh' | 'en';
  readonly currency: Currency;
}

/** How a voice writes money and dates. */
export interface Writing {
  readonly money: (minor: bigint) => string;
  readonly day: (on: Day) => string;
  readonly shortDay: (on: Day) => string;
  readonly deadline: (on: Day) => string;
  readonly days: (count: number) => string;
  readonly list: (parts: readonly string[]) => string;
}

export function writingOf({ lang, currency }: Voice): Writing {
  const day = (on: Day): string => formatDay(on, lang);
  return {
    money: (minor) => formatMoney(minor, currency),
    day,
    shortDay: (on) => formatShortDay(on, lang),
    deadline: (on) => (lang === 'zh' ? `${day(on)}23:59` : `23:59 on ${day(on)}`),
    days: (count) => (lang === 'zh' ? `${count} 天` : `${count} ${count === 1 ? 'day' : 'days'}`),
    list: (parts) => parts.join(lang === 'zh' ? '、' : ', '),
  };
}
