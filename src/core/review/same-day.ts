import { mayContact } from '../guard/index.ts';
import type { Attempt, Counter, SpeakingRule } from '../guard/index.ts';
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

/** Every call that may come on one day past due: the ladder's and, once each, those that events may bring. */
function callsOn(strategy: Strategy, day: number): readonly PossibleCall[] {
  const ladder = strategy.ladder.filter((step) => mayFallOn(step, day));
  const events = strategy.events.filter(({ trigger }) => trigger.kind === 'event' && trigger.event !== 'cure');
  return [...ladder, ...events].flatMap(callsBy).slice(0, CALL_COUNT_MAX);
}

interface Refused {
  readonly call: PossibleCall;
  /** How many calls came before it that day. */
  readonly before: number;
  readonly rule: SpeakingRule;
  readonly counter: Counter | null;
}

/** Makes the calls of a day one after the other, each a conversation, and gives those that guard then refuses. */
function refusedOn(question: ReviewQuestion, day: number, on: Day): readonly Refused[] {
  const { strategy, guard } = question;
  const zone = zoneOf(question);
  const place = modelPlace(strategy.jurisdiction, zone);
  const account = modelAccount(day);
  const attempts: Attempt[] = [];
  const refused: Refused[] = [];
  let now: InstantMs | null = null;
  for (const call of callsOn(strategy, day)) {
    const purpose = call.step.purpose ?? 'collection';
    const action = modelAction(place, purpose, 'call');
    const facts = modelFacts(place, account, on, { attempts, holds: [] });
    const begin = instantAt(
      on,
      openMinutes(guard, modelFacts(place, account, on, { attempts: [], holds: [] }), action, on, zone)[0]?.from ?? 720,
      zone,
    );
    const at: InstantMs = now === null ? begin : ((now + MINUTE_MS) as InstantMs);
    now = at;
    const decision = mayContact(guard, facts, action, at);
    const [reason] = decision.reasons;
    if (reason !== undefined && attempts.length > 0) {
      refused.push({ call, before: attempts.length, rule: reason.rule, counter: reason.counter });
    } else {
      attempts.push(
        modelAttempt(place, {
          id: `${call.step.id}#${call.time}`,
          at,
          channel: 'call',
          purpose,
          outcome: 'conversation',
        }),
      );
    }
  }
  return refused;
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
      en: `on day ${day} past due step \`${step.id}\` may make call ${next} of the day; after ${before} conversations it would be refused: ${rule.title.en}`,
    },
    accepts: {
      zh: `同一天至多 ${most} 通电话：减少 timesPerDay，或把 day 与 untilDay 错开`,
      en: `at most ${most} calls that may fall on one day: a smaller timesPerDay, or days that do not overlap`,
    },
  };
}

/** Calls that would be one too many on a day on which the earlier ones were answered. */
export function sameDayFindings(question: ReviewQuestion): readonly StrategyFinding[] {
  return datesTried(question).flatMap((first) =>
    daysToTry(question.strategy).flatMap((day) =>
      refusedOn(question, day, first).map((refused) => findingOf(refused, day)),
    ),
  );
}
