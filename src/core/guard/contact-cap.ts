import type { ParameterOf } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { CheckMaker } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { consentCovers, expiryOf, isCounted, isExcluded, stillCounts } from './count.ts';
import type { Attempt } from './facts.ts';
import type { Counter, Findings, SpeakingRule } from './finding.ts';

type Limit = ParameterOf<'contactCap'>['limits'][number];
type Exclusions = ParameterOf<'callExclusions'> | null;

/** Whether a contact that is wished for is itself outside the count. */
export const isOutsideCount = (c: Circumstances, exclusions: Exclusions): boolean =>
  exclusions !== null &&
  (exclusions.targets.includes(c.action.target) ||
    (c.action.contactPointId !== null && consentCovers(c, exclusions, c.action.contactPointId, c.at)));

const subject = (attempt: Attempt, limit: Limit, key: string | null): boolean => {
  if (limit.per === 'person') return true;
  return limit.per === 'debt' ? attempt.accountIds.includes(key ?? '') : attempt.contactPointId === key;
};

function counts(c: Circumstances, limit: Limit, attempt: Attempt, exclusions: Exclusions): boolean {
  return (
    attempt.direction === 'outbound' &&
    limit.countedChannels.includes(attempt.channel) &&
    (limit.countedPurposes === null || limit.countedPurposes.includes(attempt.purpose)) &&
    isCounted(limit.counts, attempt) &&
    stillCounts(c.zones, attempt.at, limit.days, c.at) &&
    (exclusions === null || !isExcluded(c, exclusions, attempt))
  );
}

/** The first instant at which fewer than `max` of the events still count; null when it never comes by itself. */
function whenBelow(c: Circumstances, limit: Limit, events: readonly InstantMs[]): InstantMs | null {
  const expiries = events.map((at) => expiryOf(c.zones, at, limit.days)).toSorted((one, other) => one - other);
  return limit.max === 0 ? null : (expiries[events.length - limit.max] ?? null);
}

function keysOf(c: Circumstances, limit: Limit): readonly (string | null)[] {
  if (limit.per === 'debt') return c.action.accountIds;
  return limit.per === 'contactPoint' ? [c.action.contactPointId] : [null];
}

function judgeLimit(c: Circumstances, out: Findings, rule: SpeakingRule, limit: Limit, exclusions: Exclusions): void {
  for (const key of keysOf(c, limit)) {
    const events: InstantMs[] = [];
    for (const attempt of c.facts.attempts) {
      if (subject(attempt, limit, key) && counts(c, limit, attempt, exclusions)) events.push(attempt.at);
    }
    const counter: Counter = { used: events.length, limit: limit.max, window: `P${limit.days}D`, per: limit.per };
    if (events.length < limit.max) out.allowCounted(rule, counter);
    else out.refuse(rule, { until: whenBelow(c, limit, events), counter });
  }
}

/**
 * Limits on how often. Attempts are summed over the lender and all its agencies; inbound ones never
 * count; an attempt counts as made until it is known to have failed technically.
 */
export const contactCap: CheckMaker<'contactCap'> = (rule, parameter, setting) => {
  const exclusions = parameter.exclusions ? setting.sibling('callExclusions') : null;
  const { limits, exceptPurposes, onlyPurposes } = parameter;
  return (c, out) => {
    if (c.zones.length === 0 || exceptPurposes.includes(c.purpose)) return;
    if (onlyPurposes !== null && !onlyPurposes.includes(c.purpose)) return;
    for (const limit of limits) {
      if (!limit.refusedChannels.includes(c.action.channel)) continue;
      if (!isOutsideCount(c, exclusions)) judgeLimit(c, out, rule, limit, exclusions);
    }
  };
};
