import { citeRule } from '../law/index.ts';
import { isoFromInstant } from '../time/index.ts';
import type { InstantMs } from '../time/index.ts';
import type { Decision } from './decision.ts';
import type { Duty, Finding, Inputs, SpeakingRule } from './finding.ts';

/** `2026-11-09T22:03:30` without an offset: what the person's clock shows. */
function localText(localMs: number): string {
  const [date = '', time = ''] = isoFromInstant(localMs as InstantMs, 'UTC' as never).split('T');
  return `${date}T${time.slice(0, 8)}`;
}

/** Inputs that are instants are written as such; their names end in `At`, or are `since`. */
function inputsToJson(inputs: Inputs, iso: (at: InstantMs) => string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => {
      const isInstant = typeof value === 'number' && (name === 'since' || name === 'asOf' || name.endsWith('At'));
      return [name, isInstant ? iso(value as InstantMs) : value];
    }),
  );
}

const ruleToJson = (rule: SpeakingRule): Record<string, unknown> => ({
  rule: rule.id,
  pack: `${rule.pack} ${rule.version}`,
  kind: rule.kind,
  severity: rule.severity,
  title: rule.title,
});

const dutyToJson = (duty: Duty): Record<string, unknown> => ({
  ...ruleToJson(duty.rule),
  elements: duty.elements,
  cite: `${citeRule({ id: duty.rule.id, pack: duty.rule.pack, version: duty.rule.version })}: ${duty.rule.source}`,
});

/**
 * A decision as JSON: the one answer used by button, API, dialler and batch sender. Fields are camelCase;
 * instants carry the offset of the person's first zone.
 * @param decisionId  given by the caller; core has no chance and no hash
 * @since 0.1
 */
export function decisionToJson(decision: Decision, decisionId: string | null): Record<string, unknown> {
  const { parts } = decision;
  const iso = (at: InstantMs): string => isoFromInstant(at, parts.zone);
  const maybe = (at: InstantMs | null): string | null => (at === null ? null : iso(at));
  const findingToJson = (finding: Finding): Record<string, unknown> => ({
    ...ruleToJson(finding.rule),
    verdict: finding.verdict,
    counter: finding.counter,
    inputs: finding.inputs === null ? null : inputsToJson(finding.inputs, iso),
    blockedUntil: maybe(finding.blockedUntil),
    lifts: finding.lifts,
    confidence: finding.rule.confidence,
    cite: `${citeRule(finding.rule)}: ${finding.rule.source}`,
  });
  return {
    action: parts.action.channel,
    contactPoint: parts.action.contactPointId,
    purpose: parts.action.purpose,
    target: parts.action.target,
    person: parts.personId,
    accounts: parts.action.accountIds,
    jurisdiction: parts.jurisdiction,
    allowed: decision.allowed,
    checkedAt: iso(parts.checkedAt),
    decisionId,
    reasons: decision.reasons.map(findingToJson),
    spoke: parts.spoke.map(findingToJson),
    nextAllowedAt: maybe(parts.nextAllowedAt),
    nextAllowedKind: parts.nextAllowedKind,
    allowedUntil: maybe(parts.allowedUntil),
    duties: parts.duties.map(dutyToJson),
    instead: parts.instead.map((other) => ({
      action: other.action,
      contactPoint: other.contactPointId,
      at: iso(other.at),
    })),
    contactPoints: parts.contactPoints,
    localTimes: parts.localTimes.map(({ zone, from, localMs }) => ({ zone, from, local: localText(localMs) })),
    packs: parts.packs.map(({ pack, version }) => `${pack} ${version}`),
    zoneData: parts.zoneData,
  };
}
