import { owesToo, speaksFor } from '../party/index.ts';
import type { ThirdParty } from '../party/index.ts';
import type { Check, CheckMaker } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { isContactLost } from './contact-lost.ts';
import { happened } from './count.ts';
import { engineRules } from './engine-rules.ts';
import { passing } from './finding.ts';

/** A third party that neither speaks for the debtor nor owes; null for the debtor and for those who do. */
function outsider(c: Circumstances): ThirdParty | null {
  const { party } = c;
  if (party === null || party === undefined) return null;
  return speaksFor(party, c.action.accountIds, c.at) || owesToo(party) ? null : party;
}

/** Contacts already made with this person to find the debtor or pass on a message, since they last opened the way again. */
function aimedContacts(c: Circumstances, party: ThirdParty): number {
  const reopenedAt = Math.max(party.askedAgainAt ?? -Infinity, party.answerBelievedWrongAt ?? -Infinity);
  return c.facts.attempts.filter(
    (attempt) =>
      attempt.partyId === party.partyId &&
      attempt.direction === 'outbound' &&
      attempt.aim !== null &&
      happened(attempt) &&
      attempt.at > reopenedAt,
  ).length;
}

const hasRefused = (c: Circumstances, party: ThirdParty): boolean =>
  party.refusedAt !== null && party.refusedAt <= c.at;

/**
 * What holds in every pack: one location or relay contact with a person the debtor named needs no consent;
 * all else refuses; a refusal ends contact with that person for good, on every account and channel.
 */
export const judgeThirdParty = (refusalIsNamed: boolean): Check => {
  const passes = passing(engineRules.thirdParty);
  return (c, out) => {
    const { party } = c;
    if (party !== null && party !== undefined && hasRefused(c, party) && !refusalIsNamed) {
      out.refuse(engineRules.optOut, { lifts: 'never', inputs: { party: party.partyId } });
    }
    const stranger = outsider(c);
    // An estate contact that came forward is answered; death decides whether it may be reached at all.
    if (stranger === null || (stranger.role === 'estate' && (stranger.cameForwardAt ?? Infinity) <= c.at)) return;
    const inputs = { party: stranger.partyId, aim: c.action.aim, named: stranger.namedByDebtor };
    if (c.action.aim === null || !stranger.namedByDebtor) {
      out.refuse(engineRules.consentMissing, { inputs });
    } else if (aimedContacts(c, stranger) >= 1) {
      out.refuse(engineRules.consentMissing, { inputs: { ...inputs, made: aimedContacts(c, stranger) } });
    } else out.allow(passes);
  };
};

/** Only the debtor, and those liable within law and contract. */
export const thirdPartyTarget: CheckMaker<'thirdPartyTarget'> = (rule, { ownDutyRoles }) => {
  const passes = passing(rule);
  return (c, out) => {
    const stranger = outsider(c);
    const atWork = stranger?.role === 'estate' && stranger.cameForwardAt !== null && stranger.cameForwardAt <= c.at;
    if (stranger === null || c.action.aim !== null || atWork) return out.allow(passes);
    const couldOwe = ownDutyRoles.some((role) => role === stranger.role);
    out.refuse(rule, {
      lifts: couldOwe ? 'when_facts_change' : 'never',
      inputs: { party: stranger.partyId, role: stranger.role },
    });
  };
};

/** Only if contact with the debtor is lost, or the debtor has no capacity. */
export const thirdPartyLost: CheckMaker<'thirdPartyLost'> = (rule, parameter) => {
  const passes = passing(rule);
  return (c, out) => {
    const stranger = outsider(c);
    if (stranger === null || stranger.role === 'estate') return;
    const open = c.facts.person.status === 'incapacitated' || isContactLost(c, parameter.triesMin, parameter.daysMin);
    if (open) out.allow(passes);
    else out.refuse(rule, { inputs: { party: stranger.partyId, contactLost: false } });
  };
};

/** Only to find the debtor or pass on a message; the debt is never told. */
export const thirdPartyAims: CheckMaker<'thirdPartyAims'> = (rule, { aims }) => {
  const passes = passing(rule);
  return (c, out) => {
    const stranger = outsider(c);
    if (stranger === null || stranger.role === 'estate') return;
    out.owe({ rule, elements: ['no_debt_disclosed'] });
    if (c.action.aim !== null && aims.includes(c.action.aim)) out.allow(passes);
    else out.refuse(rule, { lifts: 'never', inputs: { party: stranger.partyId, aim: c.action.aim } });
  };
};

/** A refusal ends it. */
export const thirdPartyRefusal: CheckMaker<'thirdPartyRefusal'> = (rule) => {
  const passes = passing(rule);
  return (c, out) => {
    const { party } = c;
    if (party === null || party === undefined) return;
    if (hasRefused(c, party))
      out.refuse(rule, { lifts: 'never', inputs: { party: party.partyId, refusedAt: party.refusedAt } });
    else out.allow(passes);
  };
};

/** An unrelated person is not dunned unless that person stated willingness to pay. */
export const thirdPartyClass: CheckMaker<'thirdPartyClass'> = (rule) => {
  const passes = passing(rule);
  return (c, out) => {
    const stranger = outsider(c);
    if (stranger === null || c.action.aim !== null || stranger.role === 'estate') return;
    const willing = stranger.willingToPayAt !== null && stranger.willingToPayAt <= c.at;
    if (stranger.related || willing) out.allow(passes);
    else out.refuse(rule, { inputs: { party: stranger.partyId, related: false } });
  };
};

/** No disclosure beyond those the rule names; a location contact discloses nothing. */
export const thirdPartyDisclosure: CheckMaker<'thirdPartyDisclosure'> = (rule, { openRoles }) => {
  const passes = passing(rule);
  return (c, out) => {
    const stranger = outsider(c);
    if (stranger === null || openRoles.includes(stranger.role)) return out.allow(passes);
    if (c.action.aim === null) return out.refuse(rule, { lifts: 'never', inputs: { party: stranger.partyId } });
    out.owe({ rule, elements: ['no_debt_disclosed'] });
    out.allow(passes);
  };
};

/** To find the debtor at most so often, unless asked or an earlier answer is believed wrong. */
export const locationContact: CheckMaker<'locationContact'> =
  (rule, { max }) =>
  (c, out) => {
    const stranger = outsider(c);
    if (stranger === null || c.action.aim === null) return;
    const counter = { used: aimedContacts(c, stranger), limit: max, window: 'ever', per: 'party' };
    if (counter.used < max) out.allowCounted(rule, counter);
    else out.refuse(rule, { counter, inputs: { party: stranger.partyId } });
  };
