import { orderContactPoints } from '../party/index.ts';
import type { PlacedPoint } from '../party/index.ts';
import { claimsAt } from '../party/index.ts';
import type { InstantMs, Zone } from '../time/index.ts';
import { alternativesTo } from './alternatives.ts';
import type { Circumstances, Matter } from './circumstances.ts';
import { closingOf } from './contact-window.ts';
import { Decision, decisionSeal } from './decision.ts';
import type { LocalReading } from './decision.ts';
import type { ContactAction, ContactFacts } from './facts.ts';
import type { Finding, Findings } from './finding.ts';
import type { Guard } from './guard.ts';
import { nextAllowed, turningPoints } from './next-allowed.ts';

function pointsFor(facts: ContactFacts, action: ContactAction, at: InstantMs): readonly PlacedPoint[] {
  const party = facts.person.thirdParties.find((each) => each.partyId === action.partyId);
  const points = action.target === 'debtor' ? facts.person.contactPoints : (party?.contactPoints ?? []);
  return orderContactPoints({
    points,
    ledger: facts.person.consents,
    channel: action.channel,
    purpose: action.purpose,
    at,
  });
}

/** The action with its contact point: the one named, or the first of the order. */
export function withPoint(facts: ContactFacts, action: ContactAction, at: InstantMs): ContactAction {
  if (action.contactPointId !== null) return action;
  const [first] = pointsFor(facts, action, at);
  return first === undefined || first.why === 'wrong_kind'
    ? action
    : { ...action, contactPointId: first.contactPointId };
}

function localReadings(c: Circumstances): readonly LocalReading[] {
  return claimsAt(c.facts.person.zones, c.at).map((claim, index) => ({
    zone: claim.zone,
    from: claim.from,
    localMs: c.zones[index]?.localMs(c.at) ?? c.at,
  }));
}

/** The first instant after which an allowed contact would have to be asked for again. */
function openUntil(guard: Guard, matter: Matter, c: Circumstances): InstantMs {
  const closings = guard
    .rowsInForce(matter.facts.jurisdiction, c.at)
    .flatMap(({ rules }) => rules)
    .flatMap(({ parameter }) => (parameter.type === 'contactWindow' ? [closingOf(parameter, c)] : []));
  const midnights = c.zones.map((zone) => zone.startOfDay(zone.dayAt(c.at) + 1));
  const [turn] = turningPoints(guard, matter, c.at);
  return Math.min(...closings.filter((each) => each !== null), ...midnights, turn ?? Infinity) as InstantMs;
}

/**
 * A reason's own end, when something turns before it: each rule reckons with what stands now, so past a
 * turning point it is asked again.
 */
function settled(guard: Guard, matter: Matter, question: Question, finding: Finding): Finding {
  if (finding.verdict !== 'refuses') return finding;
  const [turn] = turningPoints(guard, matter, question.at);
  if (turn === undefined || (finding.blockedUntil !== null && finding.blockedUntil <= turn)) return finding;
  const same = (other: Finding): boolean => other.rule.id === finding.rule.id;
  const next = nextAllowed(guard, matter, question, same);
  return { ...finding, blockedUntil: next.at, lifts: next.at === null ? (finding.lifts ?? next.kind) : 'at' };
}

interface Question {
  readonly at: InstantMs;
  readonly knownAt: InstantMs;
  readonly findings: Findings;
}

function laterPart(guard: Guard, matter: Matter, question: Question, c: Circumstances) {
  if (!question.findings.refused) {
    return { next: { at: question.at, kind: 'at' as const }, allowedUntil: openUntil(guard, matter, c), instead: [] };
  }
  const next = nextAllowed(guard, matter, question);
  return { next, allowedUntil: null, instead: alternativesTo(guard, matter, question, next) };
}

/**
 * Whether a contact may be made at an instant, with everything that can be said about it.
 *
 * Same facts, same action, same instant, same guard: the same answer. An attempt in the facts that is
 * later than the instant counts as made. A position is judged for age at `facts.knownAt`, or at the instant
 * when that is absent, so a forecast for tomorrow does not fail for being asked today.
 *
 * @returns  allowed or refused; every rule that spoke with its counter and inputs; when it may next be made
 *           (the first allowed whole minute within 400 days); duties; alternatives, each allowed by this guard
 * @law  a hold trumps every permit; adding an attempt never makes a refused contact allowed
 * @since 0.1
 */
export function mayContact(guard: Guard, facts: ContactFacts, action: ContactAction, at: InstantMs): Decision {
  const wished = withPoint(facts, action, at);
  const matter = guard.matter(facts, wished);
  const knownAt = facts.knownAt ?? at;
  const { findings, circumstances } = guard.judge(matter, at, knownAt);
  const question = { at, knownAt, findings };
  const { next, allowedUntil, instead } = laterPart(guard, matter, question, circumstances);
  const localTimes = localReadings(circumstances);
  return Decision.make(decisionSeal, {
    action: wished,
    personId: facts.person.personId,
    jurisdiction: facts.jurisdiction,
    allowed: !findings.refused,
    checkedAt: at,
    zone: localTimes[0]?.zone ?? ('UTC' as Zone),
    spoke: findings.spoke.map((finding) => settled(guard, matter, question, finding)),
    duties: findings.duties,
    nextAllowedAt: next.at,
    nextAllowedKind: next.kind,
    allowedUntil,
    instead,
    contactPoints: pointsFor(facts, action, at),
    packs: guard.versionsOf(facts.jurisdiction),
    zoneData: guard.zoneData,
    localTimes,
  });
}
