import type { Circumstances } from './circumstances.ts';
import type { Attempt, Outcome } from './facts.ts';

const failed: ReadonlySet<Outcome> = new Set<Outcome>([
  'not_connected',
  'voicemail',
  'rejected',
  'busy',
  'no_answer',
  'undelivered',
  'not_met',
  'returned',
]);

/** Tries whose end is not known, and those that never left the house, prove nothing either way. */
const silent: ReadonlySet<Outcome> = new Set<Outcome>(['reserved', 'unknown', 'failed_technically', 'accepted']);

/** The unbroken run of failed tries up to now, newest first. Anything that got through breaks it. */
function failedRun(c: Circumstances): readonly Attempt[] {
  const tries = c.facts.attempts
    .filter((each) => each.target === 'debtor' && each.at <= c.at && !silent.has(each.outcome))
    .toSorted((one, other) => other.at - one.at);
  const broken = tries.findIndex((each) => each.direction === 'inbound' || !failed.has(each.outcome));
  return broken === -1 ? tries : tries.slice(0, broken);
}

/**
 * Contact is lost only if every contact point is invalid, or the last tries (at least `triesMin`, over at
 * least `daysMin` local days and every valid point) failed.
 */
export function isContactLost(c: Circumstances, triesMin: number, daysMin: number): boolean {
  const valid = c.facts.person.contactPoints.filter((point) => point.deadAt === null || point.deadAt > c.at);
  if (valid.length === 0) return true;
  const run = failedRun(c);
  if (run.length < triesMin || c.zones.length === 0) return false;
  const overDays = c.zones.every((zone) => new Set(run.map((each) => zone.dayAt(each.at))).size >= daysMin);
  return overDays && valid.every((point) => run.some((each) => each.contactPointId === point.contactPointId));
}
