import type { Hold } from '../party/index.ts';
import { addDays, addMonths } from '../time/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import type { HoldLength } from './check.ts';
import type { ZoneClock } from './zone-clock.ts';

/** The day after the last day of a stop that is counted from a date; null when nothing says how long it lasts. */
function dayAfterLast(hold: Hold, length: HoldLength | undefined): Day | null {
  if (hold.on === null) return null;
  if (hold.name === 'promise') return addDays(hold.on, hold.graceDays + 1);
  if (length === undefined) return null;
  // Day 1 is the day after; the same date of a later month is the first day that is free again.
  if (length.months !== null) return addMonths(hold.on, length.months);
  return length.days === null ? null : addDays(hold.on, length.days + 1);
}

/**
 * The first instant at which a stop no longer stands: when it was ended, or the local midnight after its
 * last day in the zone where that comes last. Null means that no end is known, which is no end.
 */
export function holdEnd(hold: Hold, length: HoldLength | undefined, zones: readonly ZoneClock[]): InstantMs | null {
  const free = dayAfterLast(hold, length);
  // With an unknown zone the end by date is unknown too; the explicit end still stands.
  if (free === null || zones.length === 0) return hold.until;
  let counted = -Infinity;
  for (const zone of zones) counted = Math.max(counted, zone.startOfDay(free));
  return Math.min(counted, hold.until ?? Infinity) as InstantMs;
}
