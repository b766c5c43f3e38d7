import { decidingEntry, owesToo, speaksFor, widenedOptOut } from '../party/index.ts';
import type { ConsentEntry } from '../party/index.ts';
import type { ParameterOf } from '../law/index.ts';
import type { Check } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { happened } from './count.ts';
import { engineRules } from './engine-rules.ts';
import { passing } from './finding.ts';
import type { Findings, SpeakingRule } from './finding.ts';

/** The rules of one pack that speak about the consent ledger; null where the pack has none. */
export interface ConsentRules {
  readonly optOut: SpeakingRule | null;
  readonly revoked: { readonly rule: SpeakingRule; readonly parameter: ParameterOf<'consentRevoked'> } | null;
  readonly allTopics: { readonly rule: SpeakingRule; readonly parameter: ParameterOf<'allTopicsOptOut'> } | null;
  readonly confirmation: ParameterOf<'optOutConfirmation'> | null;
}

/** Whether this is the one text that confirms an opt-out, soon after it. */
export function isConfirmation(c: Circumstances, entry: ConsentEntry, rule: ConsentRules['confirmation']): boolean {
  const { action, at } = c;
  if (rule === null || !action.confirmsOptOut || action.channel !== 'sms' || action.purpose !== 'service_reply')
    return false;
  const sent = c.facts.attempts.filter((each) => each.confirmsOptOut && each.at >= entry.at && happened(each)).length;
  return sent < rule.max && at - entry.at <= rule.minutes * 60_000;
}

function refuseStop(c: Circumstances, out: Findings, entry: ConsentEntry, packs: readonly ConsentRules[]): void {
  const refusal = { until: entry.until, inputs: { entry: entry.entryId, since: entry.at } };
  const isOptOut = entry.kind === 'opt_out';
  let unnamed = packs.length === 0;
  for (const pack of packs) {
    if (isConfirmation(c, entry, pack.confirmation)) continue;
    const revoked = pack.revoked?.parameter.channels.includes(c.action.channel) === true ? pack.revoked.rule : null;
    const named = isOptOut ? pack.optOut : revoked;
    if (named === null) unnamed = true;
    else out.refuse(named, refusal);
  }
  if (unnamed) out.refuse(isOptOut ? engineRules.optOut : engineRules.revoked, refusal);
}

/** One opt-out is all topics, on that number, for the channels the rule names. */
function judgeWidened(c: Circumstances, out: Findings, contactPointId: string, pack: ConsentRules): void {
  const { allTopics, confirmation } = pack;
  const { channel, automated } = c.action;
  if (allTopics === null || !allTopics.parameter.channels.includes(channel)) return;
  // A person dialling by hand is not an automated call; a text always is.
  if (channel === 'call' && !automated) return;
  const asked = { contactPointId, channel, purpose: c.action.purpose, at: c.at };
  const entry = widenedOptOut(c.facts.person.consents, asked, allTopics.parameter.channels);
  if (entry === null || isConfirmation(c, entry, confirmation)) return;
  out.refuse(allTopics.rule, { until: entry.until, inputs: { entry: entry.entryId, since: entry.at } });
}

/**
 * Every channel and contact point needs an entry in the consent ledger; an opt-out takes effect at once. A
 * person who speaks for the debtor by proven authority needs no entry of the debtor's; one location or
 * relay contact is judged with third parties.
 */
export function judgeConsent(packs: readonly ConsentRules[]): Check {
  return (c, out) => {
    const { contactPointId, channel, purpose } = c.action;
    if (contactPointId === null || c.party === undefined) return;
    const entry = decidingEntry(c.facts.person.consents, { contactPointId, channel, purpose, at: c.at });
    for (const pack of packs) judgeWidened(c, out, contactPointId, pack);
    if (entry !== null && entry.kind !== 'consent') refuseStop(c, out, entry, packs);
    else if (entry !== null) out.allow(passing(engineRules.consent, { entry: entry.entryId, basis: entry.basis }));
    else if (c.party === null || (owesToo(c.party) && !speaksFor(c.party, c.action.accountIds, c.at))) {
      out.refuse(engineRules.consentMissing, { inputs: { contactPoint: contactPointId, channel } });
    }
  };
}
