import type { InstantMs } from '../time/index.ts';
import type { CheckMaker } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { isOutsideCount } from './contact-cap.ts';
import { countedSince, expiryOf, isConversation } from './count.ts';
import { passing } from './finding.ts';

/** The latest end of a gap over the debts a call would be about; null when no conversation is recent enough. */
function gapUntil(c: Circumstances, days: number): InstantMs | null {
  const since = countedSince(c.zones, days, c.at);
  let until: InstantMs | null = null;
  for (const attempt of c.facts.attempts) {
    const spoken = (attempt.channel === 'call' || attempt.channel === 'voicemail') && isConversation(attempt);
    if (attempt.at < since || !spoken) continue;
    if (!attempt.accountIds.some((accountId) => c.action.accountIds.includes(accountId))) continue;
    const expiry = expiryOf(c.zones, attempt.at, days);
    if (until === null || expiry > until) until = expiry;
  }
  return until;
}

/** After a conversation about a debt, in or out, its date is day 1 and the next call about it is on day `days` + 1. */
export const conversationGap: CheckMaker<'conversationGap'> = (rule, parameter, setting) => {
  const passes = passing(rule);
  const exclusions = parameter.exclusions ? setting.sibling('callExclusions') : null;
  return (c, out) => {
    if (c.zones.length === 0 || !parameter.refusedChannels.includes(c.action.channel)) return;
    const until = isOutsideCount(c, exclusions) ? null : gapUntil(c, parameter.days);
    if (until === null) out.allow(passes);
    else out.refuse(rule, { until, inputs: { windowDays: parameter.days } });
  };
};
