import type { Attempt, Guard } from '../guard/index.ts';
import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { decide } from '../strategy/index.ts';
import type {
  AccountFacts,
  Happening,
  Intent,
  PersonFacts,
  Progress,
  StandingHold,
  Strategy,
  StrategyDecision,
} from '../strategy/index.ts';
import type { Day, Zone } from '../time/index.ts';
import { forecastHandOver } from './hand-over.ts';
import type { HandOverForecast } from './hand-over.ts';
import { modelAction, modelAttempt, modelFacts } from './model-person.ts';
import type { ModelPlace, SupposedHold } from './model-person.ts';

/** A wish with what guard would say of it. @since 0.1 */
export interface ForeseenIntent {
  readonly intent: Intent;
  readonly forecast: HandOverForecast;
}

/** One date of contact of a life. @since 0.1 */
export interface LivedDay {
  readonly on: Day;
  readonly account: AccountFacts;
  readonly decision: StrategyDecision;
  readonly intents: readonly ForeseenIntent[];
}

/** What else is supposed to happen in a life. @since 0.1 */
export interface Supposed {
  readonly holds: readonly SupposedHold[];
  readonly happenings: readonly Happening[];
}

/** A life that a strategy is tried on. Nobody answers but where it is supposed. */
export interface LifeQuestion {
  readonly strategy: Strategy;
  readonly guard: Guard;
  readonly place: ModelPlace;
  readonly zone: Zone;
  readonly from: Day;
  readonly to: Day;
  readonly accountOn: (on: Day) => Result<AccountFacts, Fault>;
  readonly person: PersonFacts;
  readonly progress: Progress;
  readonly supposed: Supposed;
}

/** Caps look back a month at most, so older attempts need not be asked about again. */
const ATTEMPT_DAYS_KEPT = 45;
const DAY_MS = 86_400_000;
/** Happenings of the last weeks are shown to a decision; the longest wait of a step is shorter. */
const HAPPENING_DAYS_KEPT = 190;

const holdsOn = (holds: readonly SupposedHold[], on: Day): readonly StandingHold[] =>
  holds
    .filter((hold) => hold.from <= on && (hold.to === null || hold.to >= on))
    .map(({ name, to }) => ({ name, lastOn: to }));

/** The person on a date: what was supposed has happened up to the day before. */
function personOn(person: PersonFacts, supposed: Supposed, on: Day): PersonFacts {
  const known = supposed.happenings.filter((each) => each.on < on && on - each.on <= HAPPENING_DAYS_KEPT);
  const replies = supposed.happenings.filter((each) => each.type === 'reply' && each.on < on).map((each) => each.on);
  const lastReply = replies.length === 0 ? null : (Math.max(...replies) as Day);
  const answered = lastReply !== null && lastReply === on - 1;
  return {
    ...person,
    holds: [...person.holds, ...holdsOn(supposed.holds, on)],
    happenings: known,
    lastReplyOn: lastReply ?? person.lastReplyOn,
    unansweredCount: answered ? 0 : person.unansweredCount,
    offersUnansweredCount: answered ? 0 : person.offersUnansweredCount,
    unreadOfferOn: answered ? null : person.unreadOfferOn,
  };
}

/** What a contact leaves behind when nobody answers it. */
function afterContact(person: PersonFacts, intent: Intent): PersonFacts {
  const offers = intent.offers.length > 0;
  const written = intent.template !== null;
  return {
    ...person,
    unansweredCount: person.unansweredCount + 1,
    offersMadeCount: person.offersMadeCount + (offers ? 1 : 0),
    offersUnansweredCount: person.offersUnansweredCount + (offers ? 1 : 0),
    firstOfferOn: offers ? (person.firstOfferOn ?? intent.on) : person.firstOfferOn,
    unreadOfferOn: offers && written ? (person.unreadOfferOn ?? intent.on) : person.unreadOfferOn,
  };
}

/** Paying is an answer: what was offered in the episode is settled. */
const afterCure = (person: PersonFacts): PersonFacts => ({
  ...person,
  unansweredCount: 0,
  offersMadeCount: 0,
  offersUnansweredCount: 0,
  firstOfferOn: null,
  unreadOfferOn: null,
});

/** A person and their attempts while a life is lived. */
interface Living {
  person: PersonFacts;
  attempts: readonly Attempt[];
}

function handOver(question: LifeQuestion, living: Living, account: AccountFacts, intent: Intent): ForeseenIntent {
  const { guard, place, zone, supposed } = question;
  const channel = intent.channels[0] ?? 'sms';
  const facts = modelFacts(place, account, intent.on, { attempts: living.attempts, holds: supposed.holds });
  const action = modelAction(place, intent.purpose, channel);
  const forecast = forecastHandOver(guard, facts, action, intent, zone);
  if (forecast.at !== null) {
    const outcome = channel === 'call' ? 'no_answer' : 'delivered';
    const made = { id: intent.key, at: forecast.at, channel, purpose: intent.purpose, outcome } as const;
    const since = forecast.at - ATTEMPT_DAYS_KEPT * DAY_MS;
    living.attempts = [...living.attempts.filter(({ at }) => at >= since), modelAttempt(place, made)];
    living.person = afterContact(living.person, intent);
  }
  return { intent, forecast };
}

/**
 * Lives through a stretch of dates of contact, one night after the other, with the functions that the night itself
 * uses. A wish that guard would refuse is not made, and counts for nothing.
 * @fault those of `accountOn`
 */
export function live(question: LifeQuestion): Result<readonly LivedDay[], Fault> {
  const { strategy, from, to, supposed } = question;
  const living: Living = { person: question.person, attempts: [] };
  let { progress } = question;
  const days: LivedDay[] = [];
  for (let on = from; on <= to; on = (on + 1) as Day) {
    const account = question.accountOn(on);
    if (isErr(account)) return account;
    const person = personOn(living.person, supposed, on);
    const decision = decide(strategy, { account: account.value, person, progress, on });
    progress = decision.progress;
    living.person = { ...person, holds: question.person.holds };
    if (decision.moves.some(({ kind }) => kind === 'cured')) living.person = afterCure(living.person);
    const intents = decision.intents.map((intent) => handOver(question, living, account.value, intent));
    days.push({ on, account: account.value, decision, intents });
  }
  return ok(days);
}
