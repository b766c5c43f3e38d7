// Calendar dates as day numbers (0 = 1970-01-01) and months as month numbers (year × 12 + month − 1),
// worked out from the Gregorian rules, and the calendar date of an instant in a zone.

/** A calendar date as the number of days since 1970-01-01. */
export type Day = number;

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334];
const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

function daysBeforeYear(year: number): number {
  const past = year - 1;
  return past * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
}

const dayZero = daysBeforeYear(1970);

/** The date `dayOfMonth` of a month; days past the end of the month stand for its last day. */
export function dayIn(month: number, dayOfMonth: number): Day {
  const year = Math.floor(month / 12);
  const index = month % 12;
  const leapShift = index > 1 && isLeap(year) ? 1 : 0;
  const before = daysBeforeYear(year) - dayZero + (daysBeforeMonth[index] ?? 0) + leapShift;
  const length = index === 1 ? (isLeap(year) ? 29 : 28) : [3, 5, 8, 10].includes(index) ? 30 : 31;
  return before + Math.min(dayOfMonth, length) - 1;
}

/** The month number of a date and its day of the month. */
export function partsOf(day: Day): { readonly month: number; readonly dayOfMonth: number } {
  let year = 1970 + Math.floor(day / 365.2425);
  while (dayIn(year * 12, 1) > day) year -= 1;
  while (dayIn(year * 12 + 12, 1) <= day) year += 1;
  let month = year * 12 + 11;
  while (dayIn(month, 1) > day) month -= 1;
  return { month, dayOfMonth: day - dayIn(month, 1) + 1 };
}

/** `2026-08-10` as a day number; undefined when the text is no date of the calendar. */
export function dayFrom(text: string): Day | undefined {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match || Number(match[2]) < 1 || Number(match[2]) > 12 || match[1] === '0000') return undefined;
  const day = dayIn(Number(match[1]) * 12 + Number(match[2]) - 1, Number(match[3]));
  return dateText(day) === text ? day : undefined;
}

/** A day number as `2026-08-10`. */
export function dateText(day: Day): string {
  const { month, dayOfMonth } = partsOf(day);
  const digits = (value: number, width: number): string => String(value).padStart(width, '0');
  return `${digits(Math.floor(month / 12), 4)}-${digits((month % 12) + 1, 2)}-${digits(dayOfMonth, 2)}`;
}

/** The same day of the month `months` later, or the last day of that month when it is shorter. */
export function monthsLater(day: Day, months: number): Day {
  const { month, dayOfMonth } = partsOf(day);
  return dayIn(month + months, dayOfMonth);
}

/** The first date after `day` with this day of the month (1..28). */
export function nextDayOfMonth(day: Day, dayOfMonth: number): Day {
  const { month } = partsOf(day);
  const here = dayIn(month, dayOfMonth);
  return here > day ? here : dayIn(month + 1, dayOfMonth);
}

const instantPattern = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** An instant with offset as milliseconds since 1970-01-01T00:00Z; undefined when it is none. */
export function instantFrom(text: string): number | undefined {
  const match = instantPattern.exec(text);
  const day = match ? dayFrom(match[1] ?? '') : undefined;
  if (!match || day === undefined) return undefined;
  const minutes = (hours: string | undefined, more: string | undefined): number =>
    Number(hours ?? 0) < 24 && Number(more ?? 0) < 60 ? Number(hours ?? 0) * 60 + Number(more ?? 0) : NaN;
  const offset = minutes(match[7], match[8]) * (match[6] === '-' ? -1 : 1);
  const seconds = Number(match[4] ?? 0) < 60 ? Number(match[4] ?? 0) : NaN;
  const milliseconds = Number((match[5] ?? '').padEnd(3, '0').slice(0, 3));
  const instant = (day * 1440 + minutes(match[2], match[3]) - offset) * 60_000 + seconds * 1000 + milliseconds;
  return Number.isNaN(instant) ? undefined : instant;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

/** The calendar date of an instant in a zone such as `Asia/Shanghai`; undefined when the zone is unknown. */
export function dateInZone(instantMs: number, zone: string): Day | undefined {
  let clock = clocks.get(zone);
  if (!clock) {
    try {
      clock = new Intl.DateTimeFormat('en-US', { timeZone: zone, year: 'numeric', month: 'numeric', day: 'numeric' });
    } catch {
      return undefined;
    }
    clocks.set(zone, clock);
  }
  const parts = clock.formatToParts(instantMs);
  const part = (type: string): number => Number(parts.find((one) => one.type === type)?.value);
  return dayIn(part('year') * 12 + part('month') - 1, part('day'));
}
