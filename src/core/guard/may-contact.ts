import type { Parameter } from '../law/index.ts';
import { claimsAt, orderContactPoints } from '../party/index.ts';
import type { PlacedPoint } from '../party/index.ts';
import type { InstantMs, Zone } from '../time/index.ts';
import { alternativesTo } from './alternatives.ts';
import type { Circumstances, Matter } from './circumstances.ts';
import { windowCloses } from './contact-window.ts';
import { Decision, decisionSeal } from './decision.ts';
import type { LocalReading } from './decision.ts';
import type { ContactAction, ContactFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { Guard } from './guard.ts';
import { nextAllowed, turningPoints } from './next-allowed.ts';
import type { Question } from './next-allowed.ts';
import { inconvenienceBegins } from './person-rules.ts';

const MINUTE_MS = 60_000;

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

/** When the leave to confirm an opt-out runs out; null when this is no such confirmation. */
function confirmationEnds(parameter: Parameter, c: Circumstances): InstantMs | null {
  if (parameter.type !== 'optOutConfirmation' || !c.action.confirmsOptOut) return null;
  const ends = c.facts.person.consents.map((entry) => entry.at + parameter.minutes * MINUTE_MS + 1);
  const later = ends.filter((end) => end > c.at);
  return later.length === 0 ? null : (Math.min(...later) as InstantMs);
}

/**
 * The first instant from which an allowed contact has to be asked for again: a window closes, a named time
 * begins, a local day ends, or something in the facts or the packs turns.
 */
function openUntil(guard: Guard, matter: Matter, c: Circumstances, question: Question): InstantMs {
  const parameters = guard.parametersInForce(matter.facts.jurisdiction, c.at);
  const ends = parameters.map((parameter) =>
    parameter.type === 'contactWindow' ? windowCloses(parameter, c) : confirmationEnds(parameter, c),
  );
  const midnights = c.zones.map((zone) => zone.startOfDay(zone.dayAt(c.at) + 1));
  const [turn] = question.turns;
  const all = [...ends, inconvenienceBegins(c), ...midnights, turn ?? null];
  return Math.min(...all.filter((each) => each !== null)) as InstantMs;
}

/**
 * A reason's own end, when something turns before it: each rule reckons with what stands now, so past a
 * turning point it is asked again.
 */
function settled(guard: Guard, matter: Matter, question: Question, finding: Finding): Finding {
  if (finding.verdict !== 'refuses') return finding;
  const [turn] = question.turns;
  if (turn === undefined || (finding.blockedUntil !== null && finding.blockedUntil <= turn)) return finding;
  const same = (other: Finding): boolean => other.rule.id === finding.rule.id;
  const next = nextAllowed(guard, matter, question, same);
  return { ...finding, blockedUntil: next.at, lifts: next.at === null ? (finding.lifts ?? next.kind) : 'at' };
}

function laterPart(guard: Guard, matter: Matter, question: Question, c: Circumstances) {
  if (!question.findings.refused) {
    return {
      next: { at: question.at, kind: 'at' as const },
      allowedUntil: openUntil(guard, matter, c, question),
      instead: [],
    };
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
  const question = { at, knownAt, findings, turns: turningPoints(guard, matter, at) };
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
