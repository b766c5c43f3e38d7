import type { Purpose } from '../law/index.ts';
import { claimsAt, holdIsOpen } from '../party/index.ts';
import type { ContactPoint, ThirdParty, ZoneClaim } from '../party/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { Account, ContactAction, ContactFacts } from './facts.ts';
import type { ZoneClock, ZoneClocks } from './zone-clock.ts';

/** Everything about a question that does not depend on the instant; made once and asked at many instants. */
export interface Matter {
  readonly facts: ContactFacts;
  readonly action: ContactAction;
  readonly clocks: ZoneClocks;
  /** The point that is used; null when none is known. */
  readonly point: ContactPoint | null;
  /** The third party that is contacted; null for the debtor, undefined when it is not known. */
  readonly party: ThirdParty | null | undefined;
  /** The accounts it is about; null when one of them is not known. */
  readonly accounts: readonly Account[] | null;
}

/** The matter at one instant: the clocks of every zone the person may be in then, and the purpose as judged. */
export interface Circumstances extends Matter {
  readonly at: InstantMs;
  readonly knownAt: InstantMs;
  readonly purpose: Purpose;
  readonly zones: readonly ZoneClock[];
  /** The zones of the third party; empty for the debtor. */
  readonly partyZones: readonly ZoneClock[];
}

const none: readonly never[] = [];

function findAccounts(facts: ContactFacts, wanted: readonly string[]): readonly Account[] | null {
  const [only] = facts.accounts;
  if (wanted.length === 1 && facts.accounts.length === 1) return only?.accountId === wanted[0] ? facts.accounts : null;
  const found: Account[] = [];
  for (const accountId of wanted) {
    const account = facts.accounts.find((each) => each.accountId === accountId);
    if (account === undefined) return null;
    found.push(account);
  }
  return found;
}

function findParty(facts: ContactFacts, action: ContactAction): ThirdParty | undefined {
  return facts.person.thirdParties.find((each) => each.partyId === action.partyId);
}

function findPoint(points: readonly ContactPoint[], wanted: string | null): ContactPoint | null {
  for (const point of points) if (point.contactPointId === wanted) return point;
  return null;
}

/** Looks up what the action names. */
export function matterOf(facts: ContactFacts, action: ContactAction, clocks: ZoneClocks): Matter {
  const party = action.target === 'debtor' ? null : findParty(facts, action);
  const points = party === null ? facts.person.contactPoints : (party?.contactPoints ?? none);
  const accounts = findAccounts(facts, action.accountIds);
  return { facts, action, clocks, party, accounts, point: findPoint(points, action.contactPointId) };
}

function clocksOf(clocks: ZoneClocks, claims: readonly ZoneClaim[], at: InstantMs): readonly ZoneClock[] {
  const [only] = claims;
  if (only === undefined) return none;
  if (claims.length === 1 && only.since === null && only.until === null) return clocks.alone(only.zone);
  return claimsAt(claims, at).map((claim) => clocks.of(claim.zone));
}

/** Whether a promise or plan stands: open, and for a promise not past its due date and grace. */
function stands(matter: Matter, name: 'promise' | 'plan', at: InstantMs, zones: readonly ZoneClock[]): boolean {
  return matter.facts.person.holds.some((each) => {
    if (each.name !== name || !holdIsOpen(each, at)) return false;
    const last = each.on === null || name === 'plan' ? Infinity : each.on + each.graceDays;
    return zones.length === 0 || zones.some((zone) => zone.dayAt(at) <= last);
  });
}

const isPastDue = (matter: Matter): boolean =>
  matter.accounts?.some((each) => (each.position?.pastDueMinor ?? 0n) > 0n) ?? false;

/**
 * The purpose by which a contact is judged. A purpose that does not fit the facts would slip past rules
 * made for collection, so it is judged as collection: a pre-due notice when something is past due, a
 * reminder of a promise or plan that does not stand.
 */
function judgedPurpose(matter: Matter, at: InstantMs, zones: readonly ZoneClock[]): Purpose {
  const { purpose } = matter.action;
  if (purpose === 'pre_due_notice' && isPastDue(matter)) return 'collection';
  if (purpose === 'promise_reminder' && !stands(matter, 'promise', at, zones)) return 'collection';
  if (purpose === 'plan_reminder' && !stands(matter, 'plan', at, zones)) return 'collection';
  return purpose;
}

/** The matter at an instant. */
export function circumstancesAt(matter: Matter, at: InstantMs, knownAt: InstantMs): Circumstances {
  const { facts, action, clocks, point, party, accounts } = matter;
  const zones = clocksOf(clocks, facts.person.zones, at);
  return {
    facts,
    action,
    clocks,
    point,
    party,
    accounts,
    at,
    knownAt,
    purpose: judgedPurpose(matter, at, zones),
    zones,
    partyZones: party === null || party === undefined ? none : clocksOf(clocks, party.zones, at),
  };
}
