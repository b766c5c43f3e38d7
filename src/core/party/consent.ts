import { CHANNELS, choice, clockTime, instant, list, optional, PURPOSES, record, says, text } from '../law/index.ts';
import type { Channel, Described, Purpose } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';

/** On what a consent rests. @since 0.1 */
export const CONSENT_BASES = [
  'agreement',
  'person_used',
  'person_consented',
  'creditor_notice',
  'prior_collector',
] as const;
export type ConsentBasis = (typeof CONSENT_BASES)[number];

/**
 * One entry of the consent ledger. The ledger only grows: a consent ends by an entry that ends it.
 * An absent contact point, channel list or purpose list means all of them.
 */
export const consentEntry = record({
  entryId: text(),
  kind: choice(['consent', 'revocation', 'opt_out', 'night_agreement', 'direct_consent', 'private_device']),
  at: says('from when it counts', instant),
  until: says('first instant at which it no longer counts', optional(instant)),
  contactPointId: optional(text()),
  channels: optional(list(choice(CHANNELS))),
  purposes: optional(list(choice(PURPOSES))),
  basis: optional(choice(CONSENT_BASES)),
  proof: says('where the proof is kept: a message, a recording, a signed page', text()),
  fromClock: says('night agreement: first local minute it opens', optional(clockTime)),
  toClock: says('night agreement: first local minute it no longer opens', optional(clockTime)),
  ends: says('revocation of one entry: its entryId', optional(text())),
});

/** @since 0.1 */
export type ConsentEntry = Described<typeof consentEntry>;

/** Which contact is asked about. */
export interface ConsentQuestion {
  readonly contactPointId: string;
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly at: InstantMs;
}

const inForce = (entry: ConsentEntry, at: InstantMs): boolean => entry.at <= at && at < (entry.until ?? Infinity);

/** Whether an entry was ended by name on or before an instant. */
const isEnded = (ledger: readonly ConsentEntry[], entry: ConsentEntry, at: InstantMs): boolean =>
  ledger.some((other) => other.ends === entry.entryId && other.kind === 'revocation' && other.at <= at);

function covers(entry: ConsentEntry, asked: ConsentQuestion): boolean {
  return (
    (entry.contactPointId === null || entry.contactPointId === asked.contactPointId) &&
    (entry.channels === null || entry.channels.includes(asked.channel)) &&
    (entry.purposes === null || entry.purposes.includes(asked.purpose))
  );
}

/** Consents and stops answer the same question; the other kinds answer others. */
const isWord = (entry: ConsentEntry): boolean =>
  entry.kind === 'consent' || entry.kind === 'opt_out' || (entry.kind === 'revocation' && entry.ends === null);

/**
 * The entry that decides: the latest of those in force that cover the question; of two of one instant
 * the stop wins. Null when nothing covers it, which is no consent.
 * @since 0.1
 */
export function decidingEntry(ledger: readonly ConsentEntry[], asked: ConsentQuestion): ConsentEntry | null {
  let found: ConsentEntry | null = null;
  for (const entry of ledger) {
    if (!isWord(entry) || !inForce(entry, asked.at) || !covers(entry, asked)) continue;
    if (entry.kind === 'consent' && isEnded(ledger, entry, asked.at)) continue;
    const later = found === null || entry.at > found.at;
    const stopWins = found !== null && entry.at === found.at && entry.kind !== 'consent';
    if (later || stopWins) found = entry;
  }
  return found;
}

/**
 * The stop on a number that a rule "one opt-out is all topics" widens: an opt-out of any of `channels`
 * on that number, not followed by a newer consent for the channel that is asked about.
 * @since 0.1
 */
export function widenedOptOut(
  ledger: readonly ConsentEntry[],
  asked: ConsentQuestion,
  channels: readonly Channel[],
): ConsentEntry | null {
  const consent = decidingEntry(ledger, asked);
  const since = consent?.kind === 'consent' ? consent.at : -Infinity;
  return (
    ledger.find(
      (entry) =>
        entry.kind === 'opt_out' &&
        inForce(entry, asked.at) &&
        entry.at >= since &&
        (entry.contactPointId === null || entry.contactPointId === asked.contactPointId) &&
        (entry.channels === null || entry.channels.some((channel) => channels.includes(channel))),
    ) ?? null
  );
}

/** Agreements to other hours that name this channel, were not revoked, and hold at the instant. @since 0.1 */
export function nightAgreements(
  ledger: readonly ConsentEntry[],
  channel: Channel,
  at: InstantMs,
): readonly ConsentEntry[] {
  if (!ledger.some((entry) => entry.kind === 'night_agreement')) return [];
  return ledger.filter(
    (entry) =>
      entry.kind === 'night_agreement' &&
      inForce(entry, at) &&
      entry.channels?.includes(channel) === true &&
      entry.fromClock !== null &&
      entry.toClock !== null &&
      !isEnded(ledger, entry, at),
  );
}

/** Whether the person agreed to be reached from a private phone or account on this point and channel. @since 0.1 */
export const privateDeviceAgreed = (ledger: readonly ConsentEntry[], asked: ConsentQuestion): boolean =>
  ledger.some(
    (entry) =>
      entry.kind === 'private_device' &&
      inForce(entry, asked.at) &&
      covers(entry, asked) &&
      !isEnded(ledger, entry, asked.at),
  );

/** Consents to be rung given directly, each with the instant it was given; revoked ones are left out. @since 0.1 */
export function directConsents(
  ledger: readonly ConsentEntry[],
  contactPointId: string,
  at: InstantMs,
): readonly ConsentEntry[] {
  return ledger.filter(
    (entry) =>
      entry.kind === 'direct_consent' &&
      inForce(entry, at) &&
      (entry.contactPointId === null || entry.contactPointId === contactPointId) &&
      !isEnded(ledger, entry, at),
  );
}
