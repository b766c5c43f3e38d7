import type { Day, InstantMs } from '../time/index.ts';
import type { Intervals, ZoneClock } from './zone-clock.ts';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Rounds are bounded: each moves forward, and more than this means that the windows never meet. */
const ROUNDS_MAX = 2_000;

/** Whether an instant is inside in every zone; null when a day is not known to the calendar. */
export function isInside(
  zones: readonly ZoneClock[],
  at: InstantMs,
  intervalsOf: (day: Day) => Intervals,
): boolean | null {
  let inside = true;
  for (const zone of zones) {
    const local = zone.localMs(at);
    const day = Math.floor(local / DAY_MS);
    const intervals = intervalsOf(day as Day);
    if (intervals === null) return null;
    const minute = (local - day * DAY_MS) / MINUTE_MS;
    inside &&= liesIn(intervals, minute);
  }
  return inside;
}

function liesIn(intervals: readonly number[], minute: number): boolean {
  for (let index = 0; index < intervals.length; index += 2) {
    if (minute >= (intervals[index] as number) && minute < (intervals[index + 1] as number)) return true;
  }
  return false;
}

/**
 * The first instant at or after `at` that is inside in every zone. When a day on the way is unknown to the
 * calendar, the instant at which it begins: the answer there is asked for again and names what is missing.
 * Null when the zones are never inside together within `daysMax` days.
 */
export function firstInsideAll(
  zones: readonly ZoneClock[],
  at: InstantMs,
  daysMax: number,
  intervalsOf: (day: Day) => Intervals,
): InstantMs | null {
  const limit = at + daysMax * DAY_MS;
  let now = at;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const before = now;
    for (const zone of zones) {
      const found = zone.firstInside(now, daysMax, intervalsOf);
      if (found === null) return null;
      if (!found.known) return found.at;
      now = found.at;
    }
    if (now > limit) return null;
    if (now === before) return now;
  }
  return null;
}

/** The minutes of a day that no interval covers. */
export function complement(intervals: readonly number[]): readonly number[] {
  const open: number[] = [];
  let from = 0;
  for (let index = 0; index < intervals.length; index += 2) {
    const start = intervals[index] as number;
    if (start > from) open.push(from, start);
    from = Math.max(from, intervals[index + 1] as number);
  }
  if (from < 1440) open.push(from, 1440);
  return open;
}

/** The first instant at or after `at` that is outside in some zone, looking two days ahead. */
export function firstOutside(
  zones: readonly ZoneClock[],
  at: InstantMs,
  intervalsOf: (day: Day) => readonly number[],
): InstantMs | null {
  let first: InstantMs | null = null;
  for (const zone of zones) {
    const found = zone.firstInside(at, 2, (day) => complement(intervalsOf(day)));
    if (found !== null && (first === null || found.at < first)) first = found.at;
  }
  return first;
}
