import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';

declare const dayBrand: unique symbol;

/**
 * A calendar date as the number of days since 1970-01-01 (proleptic Gregorian). Has no zone and no
 * time; `1970-01-01` is 0. Range accepted at the door: 1900-01-01 to 2199-12-31.
 * @since 0.1
 */
export type Day = number & { readonly [dayBrand]: true };

/** Year, month 1..12 and day of the month 1..31. @since 0.1 */
export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const DAY_FIRST = -25_567; // 1900-01-01
export const DAY_LAST = 84_005; // 2199-12-31

const isoDatePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day number of a civil date; the date must exist. Howard Hinnant's days-from-civil algorithm. @since 0.1 */
export function dayFromCivil(year: number, month: number, day: number): Day {
  const shiftedYear = month <= 2 ? year - 1 : year;
  const era = Math.floor(shiftedYear / 400);
  const yearOfEra = shiftedYear - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as Day;
}

/** The civil date of a day number. @since 0.1 */
export function civilFromDay(day: Day): CivilDate {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthShifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthShifted < 10 ? monthShifted + 3 : monthShifted - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * monthShifted + 2) / 5) + 1,
  };
}

/** Number of days of a month, 28..31. @since 0.1 */
export function daysInMonth(year: number, month: number): number {
  const nextYear = month === 12 ? year + 1 : year;
  const nextMonth = month === 12 ? 1 : month + 1;
  return dayFromCivil(nextYear, nextMonth, 1) - dayFromCivil(year, month, 1);
}

/**
 * Reads `YYYY-MM-DD`.
 * @fault invalid_date  not that shape, no such date, or outside 1900-01-01..2199-12-31
 * @since 0.1
 */
export function dayFromIso(text: string): Result<Day> {
  const match = isoDatePattern.exec(text);
  const year = Number(match?.[1]);
  const month = Number(match?.[2]);
  const day = Number(match?.[3]);
  const exists =
    match !== null &&
    year >= 1900 &&
    year <= 2199 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysInMonth(year, month);
  if (!exists) {
    return err({
      kind: 'invalid_date',
      message: `\`${text}\` is not a date; write an existing date as YYYY-MM-DD between 1900-01-01 and 2199-12-31`,
    });
  }
  return ok(dayFromCivil(year, month, day));
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

/** Writes `YYYY-MM-DD`. @since 0.1 */
export function isoFromDay(day: Day): string {
  const civil = civilFromDay(day);
  return `${pad(civil.year, 4)}-${pad(civil.month, 2)}-${pad(civil.day, 2)}`;
}

/** The day `days` later (earlier when negative). @since 0.1 */
export const addDays = (day: Day, days: number): Day => (day + days) as Day;

/** ISO weekday, 1 = Monday … 7 = Sunday. @since 0.1 */
export const weekdayOf = (day: Day): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The first date strictly after `day` whose day of the month is `dayOfMonth` (1..28). @since 0.1 */
export function nextMonthDay(day: Day, dayOfMonth: number): Day {
  const civil = civilFromDay(day);
  if (civil.day < dayOfMonth) return (day + dayOfMonth - civil.day) as Day;
  const year = civil.month === 12 ? civil.year + 1 : civil.year;
  const month = civil.month === 12 ? 1 : civil.month + 1;
  return dayFromCivil(year, month, dayOfMonth);
}

/** A later date by whole months; a day the month lacks becomes its last day (31 Jan + 1 = 28 or 29 Feb). @since 0.1 */
export function addMonths(day: Day, months: number): Day {
  const civil = civilFromDay(day);
  const index = civil.year * 12 + (civil.month - 1) + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return dayFromCivil(year, month, Math.min(civil.day, daysInMonth(year, month)));
}
