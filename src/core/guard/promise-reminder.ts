import type { Hold } from '../party/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { Circumstances } from './circumstances.ts';
import { happened } from './count.ts';

/**
 * The one reminder of a promise goes on the day before it falls due, in every zone the person may be in.
 * @returns `now`, the instant from which it may go, or null when its time is past or it has gone
 */
export function mayRemindOfPromise(c: Circumstances, promise: Hold): 'now' | InstantMs | null {
  if (promise.on === null) return null;
  const eve = promise.on - 1;
  const sent = c.facts.attempts.some(
    (attempt) =>
      attempt.purpose === 'promise_reminder' &&
      attempt.direction === 'outbound' &&
      happened(attempt) &&
      attempt.at >= promise.since &&
      (promise.accountId === null || attempt.accountIds.includes(promise.accountId)),
  );
  const days = c.zones.map((zone) => zone.dayAt(c.at));
  if (sent || days.some((day) => day > eve)) return null;
  if (days.length > 0 && days.every((day) => day === eve)) return 'now';
  let from = -Infinity;
  for (const zone of c.zones) from = Math.max(from, zone.startOfDay(eve));
  return from === -Infinity ? null : (from as InstantMs);
}
