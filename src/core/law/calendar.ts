import { Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import type { Result } from '../result/index.ts';
import { civilFromDay } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { choice, day, list, record, text, whole } from './describe.ts';
import type { Described } from './describe.ts';

/** A file of public holidays: one family, its regions, and the years for which the list is whole. @since 0.1 */
export const holidayFile = record({
  id: choice(['us-federal', 'uk-bank']),
  title: record({ zh: text(), en: text() }),
  source: text(),
  verifiedOn: day,
  /** Years that the lists cover completely; a day of any other year is unknown. */
  years: list(whole(1990, 2199)),
  regions: list(record({ id: text(), days: list(day) })),
});

/** @since 0.1 */
export type HolidayCalendar = Described<typeof holidayFile>;

/** Reads a calendar. @fault as `readPackHead` @since 0.1 */
export function readCalendar(value: unknown): Result<HolidayCalendar, ShapeFault> {
  const reading = new Reading();
  const calendar = holidayFile.read(reading, value, '');
  const years = new Set(calendar.years);
  calendar.regions.forEach((region, index) =>
    region.days.forEach((each, place) => {
      if (!years.has(civilFromDay(each).year)) {
        reading.refuse(`/regions/${index}/days/${place}`, each, 'a day of one of `years`', 'year_not_covered');
      }
    }),
  );
  return reading.done(calendar);
}

/** What a calendar says of a day in some regions: a holiday in any of them, not one, or a year it lacks. @since 0.1 */
export type HolidayAnswer = 'holiday' | 'ordinary' | 'unknown';

/**
 * A compiled calendar that answers quickly.
 * @param regions  null or unknown names ask every region: a holiday in any of them closes
 * @since 0.1
 */
export function holidayQuestion(calendar: HolidayCalendar): (day: Day, region: string | null) => HolidayAnswer {
  const years = new Set(calendar.years);
  const byRegion = new Map(calendar.regions.map((region) => [region.id, new Set<number>(region.days)] as const));
  const anywhere = new Set(calendar.regions.flatMap((region) => region.days as readonly number[]));
  return (asked, region) => {
    if (!years.has(civilFromDay(asked).year)) return 'unknown';
    const days = (region === null ? undefined : byRegion.get(region)) ?? anywhere;
    return days.has(asked) ? 'holiday' : 'ordinary';
  };
}
