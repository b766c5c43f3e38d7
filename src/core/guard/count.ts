import { directConsents } from '../party/index.ts';
import type { ParameterOf } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { Circumstances } from './circumstances.ts';
import type { Attempt, Outcome } from './facts.ts';
import type { ZoneClock } from './zone-clock.ts';

/** A call, message, visit or letter that failed technically never happened; unknown and reserved ones did. */
export const happened = (attempt: Attempt): boolean => attempt.outcome !== 'failed_technically';

const waiting: ReadonlySet<Outcome> = new Set<Outcome>(['reserved', 'unknown']);
const unanswered: ReadonlySet<Outcome> = new Set<Outcome>([
  'voicemail',
  'rejected',
  'busy',
  'no_answer',
  'not_connected',
]);

/** A call is a conversation when one took place, and while its outcome is not known. */
export const isConversation = ({ outcome, channel }: Attempt): boolean =>
  outcome === 'conversation' ||
  outcome === 'met' ||
  (waiting.has(outcome) && (channel === 'call' || channel === 'voicemail'));

const kinds: Readonly<Record<ParameterOf<'contactCap'>['limits'][number]['counts'], (attempt: Attempt) => boolean>> = {
  call: happened,
  message: happened,
  contact: happened,
  connected: ({ outcome }) => outcome === 'conversation' || outcome === 'other_person' || waiting.has(outcome),
  conversation: isConversation,
  unanswered: ({ outcome }) => unanswered.has(outcome) || waiting.has(outcome),
  success: (attempt) => isConversation(attempt) || attempt.outcome === 'replied',
};

/** The question whether an attempt is of the kind that a cap counts. */
export const kindOf = (counts: keyof typeof kinds): ((attempt: Attempt) => boolean) => kinds[counts];

/**
 * The instant at which an event falls out of a window of `days` local days that includes today: the
 * start of the local day after the last one it counts on, in the zone where that comes last.
 */
export function expiryOf(zones: readonly ZoneClock[], at: InstantMs, days: number): InstantMs {
  let last = -Infinity;
  for (const zone of zones) last = Math.max(last, zone.startOfDay(zone.dayAt(at) + days));
  return last as InstantMs;
}

/**
 * The instant from which events count: the start of the first of the last `days` local days, in the zone
 * where that comes first, so that an event counts when it falls on such a day in any of the zones.
 */
export function countedSince(zones: readonly ZoneClock[], days: number, at: InstantMs): InstantMs {
  let since = Infinity;
  for (const zone of zones) {
    const start = zone.startOfDay(zone.dayAt(at) - days + 1);
    if (start < since) since = start;
  }
  return since as InstantMs;
}

/** Whether a call is left out of the count by `us.call.exclusions`. */
export function isExcluded(c: Circumstances, exclusions: ParameterOf<'callExclusions'>, attempt: Attempt): boolean {
  if (exclusions.outcomes.includes(attempt.outcome) || exclusions.targets.includes(attempt.target)) return true;
  return attempt.contactPointId !== null && consentCovers(c, exclusions, attempt.contactPointId, attempt.at);
}

/** Whether direct consent covers a call at an instant: from the moment it is given to the end of its last day, in every zone. */
export function consentCovers(
  c: Circumstances,
  exclusions: ParameterOf<'callExclusions'>,
  contactPointId: string,
  at: InstantMs,
): boolean {
  const consents = c.facts.person.consents;
  if (!consents.some((each) => each.kind === 'direct_consent')) return false;
  return directConsents(consents, contactPointId, at).some((consent) =>
    c.zones.every((zone) => zone.dayAt(at) - zone.dayAt(consent.at) < exclusions.consentDays),
  );
}
