/** Dates as whole days since 1970-01-01, read from and written to ISO text; and what a known instant means. */
const MS_A_DAY = 86_400_000;

const dates = new Map<number, string>();
const midnights = new Map<string, number>();

export const dayOf = (date: string): number => {
  const ms = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(ms)) throw new Error(`the second model reads no date \`${date}\``);
  return ms / MS_A_DAY;
};

export function dateOf(day: number): string {
  let date = dates.get(day);
  if (date === undefined) {
    date = new Date(day * MS_A_DAY).toISOString().slice(0, 10);
    dates.set(day, date);
  }
  return date;
}

export const dayOfMonth = (day: number): number => Number(dateOf(day).slice(8, 10));

/** Months since year 0, so that the month after December is one more. */
export const monthOf = (day: number): number =>
  Number(dateOf(day).slice(0, 4)) * 12 + Number(dateOf(day).slice(5, 7)) - 1;

/** The same day of the month so many months later; a shorter month gives its last day. */
export function monthsLater(day: number, months: number): number {
  const wanted = monthOf(day) + months;
  let later = day;
  while (monthOf(later) < wanted) later += 1;
  while (monthOf(later) === wanted && dayOfMonth(later) < dayOfMonth(day) && monthOf(later + 1) === wanted) later += 1;
  return later;
}

/** The instant of 00:00 of a date in a zone. */
function midnightOf(date: string, zone: string): number {
  const key = `${date} ${zone}`;
  let ms = midnights.get(key);
  if (ms === undefined) {
    ms = Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds;
    midnights.set(key, ms);
  }
  return ms;
}

export const instantOf = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;

/** When an event became known, and on which date of the zone; without an instant, at 00:00 of its value date. */
export function knownOf(knownAt: string | null, on: string, zone: string): { knownMs: number; knownOn: number } {
  if (knownAt === null) return { knownMs: midnightOf(on, zone), knownOn: dayOf(on) };
  const knownMs = instantOf(knownAt);
  const date = Temporal.Instant.fromEpochMilliseconds(knownMs).toZonedDateTimeISO(zone).toPlainDate().toString();
  return { knownMs, knownOn: dayOf(date) };
}
