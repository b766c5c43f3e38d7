import { mayContact } from '../guard/index.ts';
import type { Attempt, Counter, Finding, SpeakingRule } from '../guard/index.ts';
import type { Purpose } from '../law/index.ts';
import type { Step, Strategy, StrategyFinding } from '../strategy/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import { instantAt, openMinutes } from './hand-over.ts';
import { modelAccount } from './hours.ts';
import { modelAction, modelAttempt, modelFacts, modelPlace } from './model-person.ts';
import { datesTried, zoneOf } from './question.ts';
import type { ReviewQuestion } from './question.ts';

const MINUTE_MS = 60_000;
/** More calls than this on one day are not counted out; the first that is too many is found long before. */
const CALL_COUNT_MAX = 40;
/** More combinations of arms than this are not tried. */
const COMBINATION_COUNT_MAX = 64;
/** A fortnight holds a day on which calls are open, if any does. */
const DATES_TRIED = 14;

/** A call that may be made on a day, and the step that wishes for it. */
interface PossibleCall {
  readonly step: Step;
  /** Which of the step's own calls of that day, from 1. */
  readonly time: number;
}

const callsBy = (step: Step): readonly PossibleCall[] =>
  step.purpose !== null && step.channels.includes('call')
    ? Array.from({ length: step.timesPerDay }, (_, index) => ({ step, time: index + 1 }))
    : [];

/** Whether a step of the ladder may be done on a day past due. */
function mayFallOn(step: Step, day: number): boolean {
  const { trigger, repeat } = step;
  return trigger.kind === 'ladder' && trigger.day <= day && day <= (repeat?.untilDay ?? trigger.untilDay);
}

/** Days past due on which the set of steps that may fall together changes. */
function daysToTry(strategy: Strategy): readonly number[] {
  const days = strategy.ladder
    .filter((step) => step.channels.includes('call'))
    .flatMap(({ trigger, repeat }) =>
      trigger.kind === 'ladder' ? [trigger.day, repeat?.untilDay ?? trigger.untilDay] : [],
    );
  const eventsOnly = strategy.events.some((step) => step.channels.includes('call')) ? [30] : [];
  return [...new Set([...days, ...eventsOnly])].toSorted((one, other) => one - other);
}

/** An arm for each experiment, by the experiment's id. */
type Arms = ReadonlyMap<string, string>;

/** Every combination of arms; nobody stands in two arms of one experiment. */
function combinationsOf(strategy: Strategy): readonly Arms[] {
  let combinations: readonly Arms[] = [new Map()];
  for (const { id, arms } of strategy.experiments) {
    const wider = combinations.flatMap((each) => arms.map((arm): Arms => new Map([...each, [id, arm.id]])));
    combinations = wider.slice(0, COMBINATION_COUNT_MAX);
  }
  return combinations;
}

/** Every call that may come to one person on one day past due: the ladder's and, once each, those that events may bring. */
function callsOn(strategy: Strategy, arms: Arms, day: number): readonly PossibleCall[] {
  const ladder = strategy.ladder.filter((step) => mayFallOn(step, day));
  const events = strategy.events.filter(({ trigger }) => trigger.kind === 'event' && trigger.event !== 'cure');
  return [...ladder, ...events]
    .filter(({ only }) => only === null || only.arms.has(arms.get(only.experiment) ?? ''))
    .flatMap(callsBy)
    .slice(0, CALL_COUNT_MAX);
}

interface Refused {
  readonly call: PossibleCall;
  /** How many calls came before it that day. */
  readonly before: number;
  readonly rule: SpeakingRule;
  readonly counter: Counter | null;
}

interface Scene {
  readonly question: ReviewQuestion;
  readonly day: number;
  readonly on: Day;
}

/** The first opening hour for calls within a fortnight from a date; null: calls are never allowed. */
function openingFrom({ question, day, on }: Scene): InstantMs | null {
  const { strategy, guard } = question;
  const zone = zoneOf(question);
  const place = modelPlace(strategy.jurisdiction, zone);
  for (let date = on; date < on + DATES_TRIED; date = (date + 1) as Day) {
    const facts = modelFacts(place, modelAccount(day), date, { attempts: [], holds: [] });
    const [open] = openMinutes(guard, facts, modelAction(place, 'collection', 'call'), date, zone);
    if (open !== undefined) return instantAt(date, open.from, zone);
  }
  return null;
}

/** What guard says no to because of the attempts, and would not without them. */
function newReason(
  { question, day, on }: Scene,
  purpose: Purpose,
  attempts: readonly Attempt[],
  at: InstantMs,
): Finding | null {
  const { strategy, guard } = question;
  const place = modelPlace(strategy.jurisdiction, zoneOf(question));
  const action = modelAction(place, purpose, 'call');
  const reasonsWith = (made: readonly Attempt[]): readonly Finding[] =>
    mayContact(guard, modelFacts(place, modelAccount(day), on, { attempts: made, holds: [] }), action, at).reasons;
  const without = new Set(reasonsWith([]).map(({ rule }) => rule.id));
  return reasonsWith(attempts).find(({ rule }) => !without.has(rule.id)) ?? null;
}

/** Makes the calls of a day one after the other, each a conversation, and gives those that guard then refuses. */
function refusedOn(scene: Scene, arms: Arms): readonly Refused[] {
  const { strategy } = scene.question;
  const calls = callsOn(strategy, arms, scene.day);
  const begin = calls.length < 2 ? null : openingFrom(scene);
  if (begin === null) return [];
  const place = modelPlace(strategy.jurisdiction, zoneOf(scene.question));
  const attempts: Attempt[] = [];
  return calls.flatMap((call, index) => {
    const at = (begin + index * MINUTE_MS) as InstantMs;
    const purpose = call.step.purpose ?? 'collection';
    const reason = attempts.length === 0 ? null : newReason(scene, purpose, attempts, at);
    if (reason !== null) return [{ call, before: attempts.length, rule: reason.rule, counter: reason.counter }];
    const id = `${call.step.id}#${call.time}`;
    attempts.push(modelAttempt(place, { id, at, channel: 'call', purpose, outcome: 'conversation' }));
    return [];
  });
}

function findingOf(refused: Refused, day: number): StrategyFinding {
  const { call, before, rule, counter } = refused;
  const { step, time } = call;
  const at = time > 1 ? `${step.at}/timesPerDay` : `${step.at}/channels`;
  const next = before + 1;
  const most = counter?.limit ?? before;
  return {
    rule: rule.id,
    // Only a cap of the day is certain to be met; after one conversation others may not need the second call at all.
    severity: counter === null ? 'warning' : 'error',
    at,
    says: {
      zh: `逾期第 ${day} 天可能出现第 ${next} 通电话（步骤 \`${step.id}\`）；前面 ${before} 通若都接通，这一通会被拒绝：${rule.title.zh}`,
      en: `on day ${day} past due step \`${step.id}\` may make call ${next} of the day; after ${before} ${before === 1 ? 'conversation' : 'conversations'} it would be refused: ${rule.title.en}`,
    },
    accepts: {
      zh: `同一天至多 ${most} 通电话：减少 timesPerDay，或把 day 与 untilDay 错开`,
      en: `at most ${most} ${most === 1 ? 'call' : 'calls'} that may fall on one day: a smaller timesPerDay, or days that do not overlap`,
    },
  };
}

/** Calls that would be one too many on a day on which the earlier ones were answered. */
export function sameDayFindings(question: ReviewQuestion): readonly StrategyFinding[] {
  return datesTried(question).flatMap((first) =>
    daysToTry(question.strategy).flatMap((day) =>
      combinationsOf(question.strategy).flatMap((arms) =>
        refusedOn({ question, day, on: first }, arms).map((refused) => findingOf(refused, day)),
      ),
    ),
  );
}
