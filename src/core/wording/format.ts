import { civilFromDay, weekdayOf } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { groupedAmount } from '../money/index.ts';
import type { Currency } from '../money/index.ts';

/** A language we write in; `zh` is short for `zh-CN`. @since 0.1 */
export type Language = 'zh' | 'zh-CN' | 'en';

// Currencies that share a sign with another one are told apart; the yuan is `¥` (U+00A5) in both languages.
const signs: Readonly<Record<string, string>> = {
  CNY: '¥',
  EUR: '€',
  GBP: '£',
  HKD: 'HK$',
  JPY: 'JP¥',
  KRW: '₩',
  SGD: 'S$',
  TWD: 'NT$',
  USD: '$',
};

const weekdays: Readonly<Record<'zh' | 'en', readonly string[]>> = {
  zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/**
 * Money as a borrower reads it, the same in both languages: `¥1,286.40`, `-¥0.05`.
 * @param amountMinor  minor units of `currency`
 * @since 0.1
 */
export function formatMoney(amountMinor: bigint, currency: Currency): string {
  const sign = signs[currency.code] ?? `${currency.code} `;
  const size = groupedAmount(amountMinor < 0n ? -amountMinor : amountMinor, currency);
  return `${amountMinor < 0n ? '-' : ''}${sign}${size}`;
}

/** A calendar date with its weekday: zh `2026年11月9日(周一)`, en `Mon 9 Nov 2026`. @since 0.1 */
export function formatDay(day: Day, language: Language): string {
  const civil = civilFromDay(day);
  const weekday = weekdays[language === 'en' ? 'en' : 'zh'][weekdayOf(day) - 1] ?? '';
  if (language !== 'en') return `${civil.year}年${civil.month}月${civil.day}日(${weekday})`;
  return `${weekday} ${civil.day} ${monthNames[civil.month - 1]?.slice(0, 3) ?? ''} ${civil.year}`;
}

/** A wall-clock time as `HH:MM`, `00:00` to `23:59`, the same in both languages. @since 0.1 */
export function formatTime(minuteOfDay: number): string {
  const hour = String(Math.floor(minuteOfDay / 60)).padStart(2, '0');
  return `${hour}:${String(minuteOfDay % 60).padStart(2, '0')}`;
}

/** The month of a bill: zh `10月`, en `October`. @param month 1..12 @since 0.1 */
export function formatMonth(month: number, language: Language): string {
  return language !== 'en' ? `${month}月` : (monthNames[month - 1] ?? '');
}

/** A calendar date without year and weekday: zh `11月9日`, en `9 Nov`. @since 0.1 */
export function formatShortDay(day: Day, language: Language): string {
  const civil = civilFromDay(day);
  return language === 'en'
    ? `${civil.day} ${monthNames[civil.month - 1]?.slice(0, 3) ?? ''}`
    : `${civil.month}月${civil.day}日`;
}

/** A daily or yearly rate in per cent, exactly: 500 ppm is `0.05%`. @since 0.1 */
export function formatPpm(ppm: number): string {
  const digits = String(ppm).padStart(5, '0');
  const fraction = digits.slice(-4).replace(/0+$/, '');
  return `${digits.slice(0, -4)}${fraction === '' ? '' : `.${fraction}`}%`;
}
