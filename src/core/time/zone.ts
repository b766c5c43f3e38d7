import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import type { Day } from './day.ts';

declare const instantBrand: unique symbol;
declare const zoneBrand: unique symbol;

/** An instant as milliseconds since 1970-01-01T00:00:00Z. Never read from a clock inside core. @since 0.1 */
export type InstantMs = number & { readonly [instantBrand]: true };

/** A checked IANA zone name, such as `Asia/Shanghai`. @since 0.1 */
export type Zone = string & { readonly [zoneBrand]: true };

/** A wall-clock reading in some zone. `minuteOfDay` is 0..1439; seconds and milliseconds are within the minute. @since 0.1 */
export interface LocalTime {
  readonly day: Day;
  readonly minuteOfDay: number;
  readonly second: number;
}

const DAY_MS = 86_400_000;

/**
 * Checks an IANA zone name.
 * @fault unknown_zone  the zone data in use does not hold that name
 * @since 0.1
 */
export function zoneFrom(name: string): Result<Zone> {
  const fault = {
    kind: 'unknown_zone',
    message: `\`${name}\` is not a zone; write an IANA name such as \`Asia/Shanghai\``,
  };
  // Offsets such as `+08:00` are refused: they know nothing of daylight saving.
  if (!/^[A-Za-z]/.test(name)) return err(fault);
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return ok(name as Zone);
  } catch {
    return err(fault);
  }
}

/** The wall clock of a zone at an instant. @since 0.1 */
export function localTimeAt(instant: InstantMs, zone: Zone): LocalTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(zone);
  const day = Math.floor((instant + zoned.offsetNanoseconds / 1e6) / DAY_MS) as Day;
  return { day, minuteOfDay: zoned.hour * 60 + zoned.minute, second: zoned.second };
}

/** The calendar date of an instant in a zone. @since 0.1 */
export const dayAt = (instant: InstantMs, zone: Zone): Day => localTimeAt(instant, zone).day;

/**
 * The instant of a wall-clock time. A time skipped by daylight saving moves forward, a repeated one is
 * the earlier of the two.
 * @param minuteOfDay  0..1439
 * @since 0.1
 */
export function instantOf(day: Day, minuteOfDay: number, zone: Zone): InstantMs {
  const date = Temporal.Instant.fromEpochMilliseconds(day * DAY_MS)
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
  const time = Temporal.PlainTime.from({ hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 });
  return date.toZonedDateTime({ timeZone: zone, plainTime: time }).epochMilliseconds as InstantMs;
}

/** Every instant at which a wall-clock minute occurs: none when skipped, two when repeated, else one. @since 0.1 */
export function instantsOf(day: Day, minuteOfDay: number, zone: Zone): readonly InstantMs[] {
  const date = Temporal.Instant.fromEpochMilliseconds(day * DAY_MS)
    .toZonedDateTimeISO('UTC')
    .toPlainDate();
  const local = date.toPlainDateTime({ hour: Math.floor(minuteOfDay / 60), minute: minuteOfDay % 60 });
  const earlier = local.toZonedDateTime(zone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(zone, { disambiguation: 'later' });
  if (earlier.equals(later)) return [earlier.epochMilliseconds as InstantMs];
  if (earlier.hour * 60 + earlier.minute !== minuteOfDay) return [];
  return [earlier.epochMilliseconds as InstantMs, later.epochMilliseconds as InstantMs];
}

/** Seconds and their parts may be left out; a leap second, a bare date and a zone in brackets are not read. */
const instantPattern = /^(19|20|21)\d{2}-\d{2}-\d{2}T\d{2}:\d{2}(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads an ISO 8601 instant with offset or `Z`, such as `2026-07-20T12:00:00+08:00`.
 * @fault invalid_instant  no offset, or no such time
 * @since 0.1
 */
export function instantFromIso(text: string): Result<InstantMs> {
  try {
    if (!instantPattern.test(text)) throw new RangeError('not the shape we read');
    return ok(Temporal.Instant.from(text).epochMilliseconds as InstantMs);
  } catch {
    return err({
      kind: 'invalid_instant',
      message: `\`${text}\` is not an instant; write a date, a time and an offset, such as \`2026-07-20T12:00:00+08:00\``,
    });
  }
}

/** Writes an instant with the offset of a zone, seconds shown: `2026-11-10T08:00:00+08:00`. @since 0.1 */
export function isoFromInstant(instant: InstantMs, zone: Zone): string {
  return Temporal.Instant.fromEpochMilliseconds(instant)
    .toZonedDateTimeISO(zone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
}
