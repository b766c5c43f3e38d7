import { dayFromIso, instantOf, instantsOf, isoFromInstant } from '../../core/time/index.ts';
import type { Day, InstantMs, Zone } from '../../core/time/index.ts';

/** Plain JSON that a case is being written into; it is read like any question from outside. */
export type Json = Record<string, unknown>;

/** A case on its way to a question: phrases change it one by one. */
export interface Draft {
  readonly zone: Zone;
  readonly at: InstantMs;
  readonly action: Json & { accountIds: string[] };
  readonly person: Json & {
    zones: Json[];
    contactPoints: Json[];
    consents: Json[];
    holds: Json[];
    inconvenient: Json[];
    careFlags: Json[];
    thirdParties: Json[];
  };
  readonly accounts: Json[];
  readonly attempts: Json[];
  readonly more: Json;
}

/** Minutes since midnight of a clock time `HH:MM`. */
export const minuteOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

const timePattern = /^(\d{4}-\d{2}-\d{2}) (\d{2}):(\d{2})(?::(\d{2}))?( second time)?$/;

/** A local time of a case, such as `2026-03-02 22:00`, with `second time` for an hour that comes twice. */
export function caseInstant(text: string, zone: Zone): InstantMs | null {
  const match = timePattern.exec(text);
  const day = match === null ? null : dayFromIso(match[1] as string);
  if (match === null || day === null || !day.ok) return null;
  const found = instantsOf(day.value, Number(match[2]) * 60 + Number(match[3]), zone);
  const chosen = match[5] === undefined ? found[0] : found[1];
  return chosen === undefined ? null : ((chosen + Number(match[4] ?? 0) * 1000) as InstantMs);
}

/** ISO text of a day and a minute in the case's zone. */
export const isoAt = (draft: Draft, day: Day, minute: number): string =>
  isoFromInstant(instantOf(day, minute, draft.zone), draft.zone);

/** Points and consents of a person whom everything may reach. */
function standardPoints(): { readonly contactPoints: Json[]; readonly consents: Json[] } {
  const verifiedAt = '2020-01-01T00:00:00Z';
  const points = [
    { contactPointId: 'mobile', kind: 'phone', rank: 1 },
    { contactPointId: 'mail', kind: 'email', rank: 2 },
    { contactPointId: 'app', kind: 'app', rank: 3 },
    { contactPointId: 'home', kind: 'address', place: 'home', rank: 4 },
  ];
  return {
    contactPoints: points.map((point) => ({ ...point, verifiedAt })),
    consents: points.map(({ contactPointId }) => ({
      entryId: `consent-${contactPointId}`,
      kind: 'consent',
      at: verifiedAt,
      contactPointId,
      basis: 'agreement',
      proof: 'credit agreement',
    })),
  };
}

/**
 * The debtor every case begins with: alive, in the zone of the table, reachable at a verified mobile, mail
 * address, app and home with a consent for each, owing one account 30 days past due by 1,286.40.
 */
export function standardDraft(zone: Zone, at: InstantMs): Draft {
  return {
    zone,
    at,
    action: { channel: 'call', purpose: 'collection', accountIds: ['account'] },
    person: {
      personId: 'debtor',
      status: 'alive',
      zones: [{ zone, from: 'address' }],
      ...standardPoints(),
      holds: [],
      inconvenient: [],
      careFlags: [],
      thirdParties: [],
    },
    accounts: [
      {
        accountId: 'account',
        position: { asOf: isoFromInstant(at, zone), daysPastDue: 30, pastDueMinor: 128_640, owedMinor: 128_640 },
      },
    ],
    attempts: [],
    more: {},
  };
}
