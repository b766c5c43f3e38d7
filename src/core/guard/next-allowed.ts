import type { InstantMs } from '../time/index.ts';
import { SEARCH_DAYS_MAX } from './check.ts';
import type { Matter } from './circumstances.ts';
import type { Finding, Findings, Lifts } from './finding.ts';
import type { Guard } from './guard.ts';

const MINUTE_MS = 60_000;

/** Each round jumps over a stretch that is known to be refused; four a day over 400 days is more than any case met. */
const ROUNDS_MAX = 1_600;

/** When a contact may next be made. @since 0.1 */
export interface NextAllowed {
  readonly at: InstantMs | null;
  readonly kind: Lifts;
}

const toMinute = (at: number): InstantMs => (Math.ceil(at / MINUTE_MS) * MINUTE_MS) as InstantMs;

/** What is asked, what was found at that instant, and when something turns after it. */
export interface Question {
  readonly at: InstantMs;
  readonly knownAt: InstantMs;
  readonly findings: Findings;
  /** As `turningPoints` gives them. */
  readonly turns: readonly InstantMs[];
}

type Moment = InstantMs | null;

/**
 * Instants after `at`, in order, at which something other than a rule's own clock may change: rows of a
 * pack, a zone, an entry of the ledger, an authority. Between two of them each rule knows when it ends.
 */
export function turningPoints(guard: Guard, matter: Matter, at: InstantMs): readonly InstantMs[] {
  const { person, jurisdiction } = matter.facts;
  const found: number[] = [];
  const add = (...moments: readonly Moment[]): void => {
    for (const moment of moments) if (moment !== null && moment > at) found.push(moment);
  };
  add(...guard.changesAfter(jurisdiction, at));
  for (const { since, until } of person.zones) add(since, until);
  for (const entry of person.consents) add(entry.at, entry.until);
  for (const { since, until, directContactFrom } of person.holds) add(since, until, directContactFrom);
  for (const { since, until } of person.inconvenient) add(since, until);
  for (const { verifiedAt, deadAt } of person.contactPoints) add(verifiedAt, deadAt);
  for (const party of person.thirdParties) {
    add(party.speaksFrom, party.speaksUntil, party.cameForwardAt, party.willingToPayAt, party.refusedAt);
    for (const { since, until } of party.zones) add(since, until);
    for (const { deadAt } of party.contactPoints) add(deadAt);
  }
  for (const { approvedAt } of matter.action.overrides) add(approvedAt);
  return found.toSorted((one, other) => one - other) as InstantMs[];
}

const refusals = (findings: Findings): readonly Finding[] =>
  findings.spoke.filter(({ verdict }) => verdict === 'refuses');

/** The instant before which one of these surely still refuses; Infinity when one of them never ends by itself. */
const boundOf = (found: readonly Finding[]): number =>
  found.reduce((bound, finding) => Math.max(bound, finding.blockedUntil ?? Infinity), -Infinity);

/** What to say when no instant follows: the strongest of what the refusals say. */
const kindOf = (found: readonly Finding[]): Lifts =>
  found.some(({ lifts }) => lifts === 'never') ? 'never' : 'when_facts_change';

/**
 * Finds the first allowed whole minute after a refusal, looking SEARCH_DAYS_MAX days ahead. Each rule says
 * from when it would no longer refuse, so the latest of these, or the next turning point if that comes
 * sooner, is the next instant worth asking about; the answer is the same as that of a minute-by-minute scan.
 * @param concern  which findings must be gone; all refusals unless one rule is looked at alone
 * @since 0.1
 */
export function nextAllowed(
  guard: Guard,
  matter: Matter,
  question: Question,
  concern: (finding: Finding) => boolean = () => true,
): NextAllowed {
  const { at, knownAt, turns } = question;
  const limit = at + SEARCH_DAYS_MAX * 86_400_000;
  const first = refusals(question.findings).filter(concern);
  let standing = first;
  let now = at;
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const turn = turns.find((each) => each > now) ?? Infinity;
    const bound = Math.min(boundOf(standing), turn);
    if (bound === Infinity || bound > limit) return { at: null, kind: kindOf(first) };
    now = toMinute(Math.max(bound, now + 1));
    standing = refusals(guard.judge(matter, now, knownAt).findings).filter(concern);
    if (standing.length === 0) return { at: now, kind: 'at' };
  }
  return { at: null, kind: kindOf(first) };
}
