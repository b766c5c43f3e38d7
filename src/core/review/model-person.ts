import type { ContactAction, ContactFacts, Attempt } from '../guard/index.ts';
import type { Channel, HoldName, Purpose } from '../law/index.ts';
import type { ConsentEntry, ContactPoint, Hold, Person } from '../party/index.ts';
import type { AccountFacts } from '../strategy/index.ts';
import { instantOf } from '../time/index.ts';
import type { Day, InstantMs, Zone } from '../time/index.ts';

const PERSON = 'model_person';
const points = ['phone', 'app', 'email', 'address'] as const;

/** How long before the date in question the model person agreed to be contacted, in days. */
const AGREED_DAYS_BEFORE = 400;

/** A stop that is supposed to stand on the model person. @since 0.1 */
export interface SupposedHold {
  readonly name: HoldName;
  readonly from: Day;
  /** The last date on which it stands; null: until further notice. */
  readonly to: Day | null;
}

/** Who and where the model person is. */
export interface ModelPlace {
  readonly personId: string;
  readonly accountId: string;
  readonly jurisdiction: readonly string[];
  readonly zone: Zone;
  readonly hasApp: boolean;
}

function pointsOf(at: InstantMs, hasApp: boolean): readonly ContactPoint[] {
  return points
    .filter((kind) => hasApp || kind !== 'app')
    .map((kind, index) => ({
      contactPointId: `model_${kind}`,
      kind,
      place: 'own',
      verifiedAt: at,
      shared: false,
      rank: index + 1,
      deadAt: null,
      employerForbids: false,
      textedFromAt: at,
      reassignedCheckAt: at,
    }));
}

function consentsOf(at: InstantMs): readonly ConsentEntry[] {
  return points.map((kind) => ({
    entryId: `model_consent_${kind}`,
    kind: 'consent',
    at,
    until: null,
    contactPointId: `model_${kind}`,
    channels: null,
    purposes: null,
    basis: 'person_consented',
    proof: 'supposed',
    fromClock: null,
    toClock: null,
    ends: null,
  }));
}

function holdOf(hold: SupposedHold, index: number, place: ModelPlace): Hold {
  return {
    holdId: `supposed_${index + 1}`,
    name: hold.name,
    scope: 'account',
    accountId: place.accountId,
    lineId: null,
    since: instantOf(hold.from, 0, place.zone),
    until: hold.to === null ? null : instantOf((hold.to + 1) as Day, 0, place.zone),
    owner: 'supposed',
    reason: 'supposed',
    on: hold.to ?? hold.from,
    graceDays: 0,
    form: null,
    medium: null,
    directContactFrom: null,
    refusedToPayOn: null,
  };
}

function personOf(place: ModelPlace, on: Day, holds: readonly SupposedHold[]): Person {
  const agreedAt = instantOf((on - AGREED_DAYS_BEFORE) as Day, 720, place.zone);
  return {
    personId: place.personId,
    status: 'alive',
    ukNation: place.jurisdiction.includes('uk') ? 'england' : null,
    zones: [{ zone: place.zone, from: 'address', since: null, until: null }],
    contactPoints: pointsOf(agreedAt, place.hasApp),
    consents: consentsOf(agreedAt),
    holds: holds.map((hold, index) => holdOf(hold, index, place)),
    careFlags: [],
    inconvenient: [],
    thirdParties: [],
  };
}

/**
 * Facts of somebody in whose way nothing stands but what is supposed: alive, one zone, every address verified and
 * agreed to, figures of the account fresh. What guard refuses to them it would refuse to everybody.
 */
export function modelFacts(
  place: ModelPlace,
  account: AccountFacts,
  on: Day,
  known: { readonly attempts: readonly Attempt[]; readonly holds: readonly SupposedHold[] },
): ContactFacts {
  const noticedOn = (on - AGREED_DAYS_BEFORE + 30) as Day;
  return {
    jurisdiction: place.jurisdiction,
    knownAt: null,
    person: personOf(place, on, known.holds),
    accounts: [
      {
        accountId: place.accountId,
        position: {
          asOf: instantOf(on, 0, place.zone),
          daysPastDue: account.daysPastDue,
          pastDueMinor: account.pastDueMinor,
          owedMinor: account.owedMinor,
          feedIntervalMinutes: null,
        },
        // Long past, so that the duty to inform first is met.
        validation: { initialCommunicationAt: instantOf(noticedOn, 600, place.zone), noticeSentOn: noticedOn },
      },
    ],
    attempts: known.attempts,
  };
}

/** The contact that a step wishes for, on one of its channels. */
export const modelAction = (place: ModelPlace, purpose: Purpose, channel: Channel): ContactAction => ({
  channel,
  contactPointId: null,
  purpose,
  target: 'debtor',
  partyId: null,
  accountIds: [place.accountId],
  lineIds: [],
  automated: false,
  device: 'lender',
  aim: null,
  statement: null,
  confirmsOptOut: false,
  visit: null,
  overrides: [],
});

/** A contact that was made, with what became of it. */
export const modelAttempt = (
  place: ModelPlace,
  made: {
    readonly id: string;
    readonly at: InstantMs;
    readonly channel: Channel;
    readonly purpose: Purpose;
    readonly outcome: Attempt['outcome'];
  },
): Attempt => ({
  attemptId: made.id,
  at: made.at,
  direction: 'outbound',
  channel: made.channel,
  contactPointId: `model_${made.channel === 'letter' ? 'address' : made.channel === 'email' ? 'email' : made.channel === 'push' || made.channel === 'in_app' ? 'app' : 'phone'}`,
  target: 'debtor',
  partyId: null,
  accountIds: [place.accountId],
  purpose: made.purpose,
  outcome: made.outcome,
  actor: null,
  aim: null,
  statement: null,
  confirmsOptOut: false,
});

/** The person of the checker. */
export const modelPlace = (jurisdiction: readonly string[], zone: Zone, personId = PERSON): ModelPlace => ({
  personId,
  accountId: 'model_account',
  jurisdiction,
  zone,
  hasApp: true,
});
