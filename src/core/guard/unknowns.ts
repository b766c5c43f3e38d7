import { carries } from '../party/index.ts';
import type { Check } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { engineRules } from './engine-rules.ts';
import type { Account } from './facts.ts';
import type { Findings } from './finding.ts';

/** A feed may be this late beyond its interval before a position is too old to act on. */
const FEED_SLACK_MINUTES = 120;

/** Purposes that act on no figures, so that old ones harm nobody. */
const withoutFigures = ['service_reply', 'security'];

const roleByTarget: Readonly<Record<string, readonly string[]>> = {
  attorney: ['attorney'],
  guarantor: ['guarantor'],
  spouse: ['spouse'],
  contact_person: ['contact_person'],
  other: ['other', 'guardian', 'estate'],
};

function judgeStatus(c: Circumstances, out: Findings): void {
  const refuse = (what: string): void => out.refuse(engineRules.statusUnknown, { inputs: { unknown: what } });
  if (c.facts.person.status === 'unknown') refuse('person');
  const target = c.action.target;
  if (c.party === undefined) refuse('party');
  else if (c.party !== null && roleByTarget[target]?.includes(c.party.role) !== true) refuse('party_role');
  if (c.accounts === null) refuse('account');
  else if (!withoutFigures.includes(c.purpose)) judgePositions(c.accounts, refuse);
}

function judgePositions(accounts: readonly Account[], refuse: (what: string) => void): void {
  if (accounts.length === 0) refuse('account');
  for (const { position } of accounts) {
    if (position === null) return refuse('position');
  }
}

function judgeFreshness(c: Circumstances, out: Findings): void {
  if (withoutFigures.includes(c.purpose)) return;
  for (const { accountId, position } of c.accounts ?? []) {
    if (position === null || position.feedIntervalMinutes === null) continue;
    const minutes = (c.knownAt - position.asOf) / 60_000;
    if (minutes > position.feedIntervalMinutes + FEED_SLACK_MINUTES) {
      out.refuse(engineRules.stalePosition, { inputs: { account: accountId, asOf: position.asOf } });
    }
  }
}

function judgePoint(c: Circumstances, out: Findings): void {
  const { point, action } = c;
  const why =
    point === null
      ? 'unknown'
      : !carries(point, action.channel)
        ? 'wrong_kind'
        : point.deadAt !== null && point.deadAt <= c.at
          ? 'dead'
          : null;
  if (why !== null)
    out.refuse(engineRules.contactPointInvalid, { inputs: { contactPoint: action.contactPointId, why } });
}

/** What is not known is not done: zone, status, contact point and stale figures each refuse. */
export const judgeUnknowns: Check = (c, out) => {
  if (c.zones.length === 0) out.refuse(engineRules.zoneUnknown, { inputs: { whose: 'debtor' } });
  if (c.party !== null && c.party !== undefined && c.partyZones.length === 0) {
    out.refuse(engineRules.zoneUnknown, { inputs: { whose: 'third_party' } });
  }
  judgeStatus(c, out);
  judgePoint(c, out);
  judgeFreshness(c, out);
};

/** What the form of a message owes to the point it goes to: only a verified point of the person's own may carry details. */
export const oweSafeForm: Check = (c, out) => {
  const { point, action } = c;
  if (point === null) return;
  const safe = point.verifiedAt === null || point.verifiedAt > c.at || point.shared || action.target !== 'debtor';
  if (safe) out.owe({ rule: engineRules.safeForm, elements: ['no_debt_disclosed'] });
};
