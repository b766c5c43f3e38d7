import type { ParameterOf } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { CheckMaker } from './check.ts';
import type { Circumstances } from './circumstances.ts';
import { consentCovers, countedSince, expiryOf, isExcluded, kindOf } from './count.ts';
import type { Attempt } from './facts.ts';
import type { Counter, Findings, SpeakingRule } from './finding.ts';

type Limit = ParameterOf<'contactCap'>['limits'][number];
type Exclusions = ParameterOf<'callExclusions'> | null;

/** Whether a contact that is wished for is itself outside the count. */
export const isOutsideCount = (c: Circumstances, exclusions: Exclusions): boolean =>
  exclusions !== null &&
  (exclusions.targets.includes(c.action.target) ||
    (c.action.contactPointId !== null && consentCovers(c, exclusions, c.action.contactPointId, c.at)));

/** A limit made ready: what it counts as a function, its window as text. */
interface ReadyLimit {
  readonly limit: Limit;
  readonly isKind: (attempt: Attempt) => boolean;
  readonly window: string;
  readonly exclusions: Exclusions;
}

/** Whether an attempt is about the person, debt or contact point that a limit is counted for. */
function isAbout(attempt: Attempt, limit: Limit, key: string | null): boolean {
  if (limit.per === 'person') return true;
  return limit.per === 'debt' ? attempt.accountIds.includes(key ?? '') : attempt.contactPointId === key;
}

function counts(c: Circumstances, { limit, isKind, exclusions }: ReadyLimit, attempt: Attempt): boolean {
  return (
    attempt.direction === 'outbound' &&
    limit.countedChannels.includes(attempt.channel) &&
    (limit.countedPurposes === null || limit.countedPurposes.includes(attempt.purpose)) &&
    isKind(attempt) &&
    (exclusions === null || !isExcluded(c, exclusions, attempt))
  );
}

/** The first instant at which fewer than `max` of the events still count; null when it never comes by itself. */
function whenBelow(c: Circumstances, limit: Limit, events: readonly Attempt[]): InstantMs | null {
  const expiries = events.map(({ at }) => expiryOf(c.zones, at, limit.days)).toSorted((one, other) => one - other);
  return limit.max === 0 ? null : (expiries[events.length - limit.max] ?? null);
}

const onePerson: readonly null[] = [null];

function keysOf(c: Circumstances, limit: Limit): readonly (string | null)[] {
  if (limit.per === 'person') return onePerson;
  return limit.per === 'debt' ? c.action.accountIds : [c.action.contactPointId];
}

function judgeLimit(c: Circumstances, out: Findings, rule: SpeakingRule, ready: ReadyLimit): void {
  const { limit, window } = ready;
  const { attempts } = c.facts;
  const since = attempts.length === 0 ? c.at : countedSince(c.zones, limit.days, c.at);
  for (const key of keysOf(c, limit)) {
    let used = 0;
    for (const attempt of attempts) {
      if (attempt.at >= since && isAbout(attempt, limit, key) && counts(c, ready, attempt)) used += 1;
    }
    const counter: Counter = { used, limit: limit.max, window, per: limit.per };
    if (used < limit.max) out.allowCounted(rule, counter);
    else {
      const counted = attempts.filter(
        (each) => each.at >= since && isAbout(each, limit, key) && counts(c, ready, each),
      );
      out.refuse(rule, { until: whenBelow(c, limit, counted), counter });
    }
  }
}

/**
 * Limits on how often. Attempts are summed over the lender and all its agencies; inbound ones never
 * count; an attempt counts as made until it is known to have failed technically.
 */
export const contactCap: CheckMaker<'contactCap'> = (rule, parameter, setting) => {
  const exclusions = parameter.exclusions ? setting.sibling('callExclusions') : null;
  const { exceptPurposes, onlyPurposes } = parameter;
  const ready = parameter.limits.map((limit): ReadyLimit => ({
    limit,
    exclusions,
    isKind: kindOf(limit.counts),
    window: `P${limit.days}D`,
  }));
  return (c, out) => {
    if (c.zones.length === 0 || exceptPurposes.includes(c.purpose)) return;
    if (onlyPurposes !== null && !onlyPurposes.includes(c.purpose)) return;
    for (const each of ready) {
      if (!each.limit.refusedChannels.includes(c.action.channel)) continue;
      if (!isOutsideCount(c, exclusions)) judgeLimit(c, out, rule, each);
    }
  };
};
