import type { Finding } from '../guard/index.ts';
import { ok } from '../result/index.ts';
import { armOf, newProgress, quietPerson } from '../strategy/index.ts';
import type { AccountFacts, Intent, Strategy, StrategyFinding } from '../strategy/index.ts';
import type { Day } from '../time/index.ts';
import { modelAccount } from './hours.ts';
import type { HandOverForecast } from './hand-over.ts';
import { live } from './live.ts';
import type { ForeseenIntent } from './live.ts';
import { modelPlace } from './model-person.ts';
import { datesTried, zoneOf } from './question.ts';
import type { ReviewQuestion } from './question.ts';

/** A model life begins so many days before the due date and ends so many days past due at the latest. */
const DAYS_BEFORE = 32;
const DAYS_PAST_DUE_MAX = 400;
/** So many made-up people are asked for their arms before an arm counts as without people. */
const PEOPLE_TRIED_MAX = 2_000;
/** More combinations of arms than this are not lived through. */
const LIVES_MAX = 24;

/** The model account in a life in which nothing is ever paid, the due date being `dueOn`. */
function accountThen(dueOn: Day, on: Day): AccountFacts {
  const daysPastDue = Math.max(0, on - dueOn);
  const ahead = daysPastDue === 0;
  return {
    ...modelAccount(daysPastDue),
    dueOn: ahead ? dueOn : null,
    nextPastDue: ahead ? { on: (dueOn + 1) as Day, days: 1 } : null,
  };
}

/** People who together fall into every combination of arms that is met, each with a name of their combination. */
function peopleOf(strategy: Strategy): readonly string[] {
  if (strategy.experiments.length === 0) return ['model_person'];
  const values = new Map<string, string>();
  for (let index = 0; index < PEOPLE_TRIED_MAX && values.size < LIVES_MAX; index += 1) {
    const personId = `model_person_${index}`;
    // Arms hang on the two ids alone; who takes part is decided on the day.
    const arms = strategy.experiments.map((each) => armOf({ ...each, among: null }, personId, none).arm).join(' ');
    if (!values.has(arms)) values.set(arms, personId);
  }
  return [...values.values()];
}

// Only `among` looks at values, and it is taken out above.
const none = {} as Parameters<typeof armOf>[2];

interface Turn {
  readonly intent: Intent;
  readonly forecast: HandOverForecast;
}

/** Every turn of every step, over the lives of people in every arm, with the app and without. */
function turnsOf(question: ReviewQuestion, from: Day): readonly Turn[] {
  const { strategy, guard } = question;
  const zone = zoneOf(question);
  const lastDay = Math.max(
    0,
    ...strategy.ladder.map(
      ({ trigger, repeat }) => repeat?.untilDay ?? (trigger.kind === 'ladder' ? trigger.untilDay : 0),
    ),
  );
  const dueOn = (from + DAYS_BEFORE) as Day;
  const to = (dueOn + Math.min(lastDay + 1, DAYS_PAST_DUE_MAX)) as Day;
  return peopleOf(strategy).flatMap((personId) =>
    [true, false].flatMap((hasApp) => {
      const lived = live({
        strategy,
        guard,
        place: { ...modelPlace(strategy.jurisdiction, zone, personId), hasApp },
        zone,
        from,
        to,
        accountOn: (on) => ok(accountThen(dueOn, on)),
        person: { ...quietPerson(personId), hasApp },
        progress: newProgress(strategy),
        supposed: { holds: [], happenings: [] },
      });
      return lived.ok ? lived.value.flatMap((day) => day.intents.map((each: ForeseenIntent): Turn => each)) : [];
    }),
  );
}

/** The cap that refuses a turn, if one does; a Sunday or a closed hour is no fault of earlier contacts. */
const capOf = ({ forecast }: Turn): Finding | undefined =>
  forecast.decision.reasons.find(({ counter }) => counter !== null && counter.used > 0);

const isCapped = (turn: Turn): boolean => !turn.forecast.allowed && capOf(turn) !== undefined;

function findingOf(strategy: Strategy, step: string, refused: readonly Turn[], inAll: number): StrategyFinding | null {
  const counted = refused[0] === undefined ? undefined : capOf(refused[0]);
  if (counted === undefined) return null;
  const { rule, counter } = counted;
  const used = counter === null ? '' : ` (${counter.used}/${counter.limit} ${counter.window})`;
  const always = refused.length === inAll;
  const at = strategy.byId.get(step)?.at ?? '';
  return {
    rule: rule.id,
    severity: always ? 'error' : 'warning',
    at,
    says: always
      ? {
          zh: `步骤 \`${step}\` 总会被拒绝，因为之前的步骤已用完次数：${rule.title.zh}${used}`,
          en: `step \`${step}\` would always be refused, for the steps before it use up what is allowed: ${rule.title.en}${used}`,
        }
      : {
          zh: `步骤 \`${step}\` 有 ${refused.length}/${inAll} 次会被拒绝：${rule.title.zh}${used}`,
          en: `step \`${step}\` would be refused ${refused.length} times of ${inAll}: ${rule.title.en}${used}`,
        },
    accepts: {
      zh: '更晚的日子、另一渠道，或减少之前的联系',
      en: 'a later day, another channel, or fewer contacts before it',
    },
  };
}

/**
 * Steps that the strategy's own earlier contacts leave no room for: found by living through it with people who never
 * answer and never pay, one for each combination of arms, under guard's own caps.
 */
export function ownCapFindings(question: ReviewQuestion): readonly StrategyFinding[] {
  return datesTried(question).flatMap((from) => {
    const turns = turnsOf(question, from);
    const steps = [...new Set(turns.map(({ intent }) => intent.step))];
    return steps.flatMap((step) => {
      const mine = turns.filter(({ intent }) => intent.step === step);
      const refused = mine.filter(isCapped);
      const finding = findingOf(question.strategy, step, refused, mine.length);
      return finding === null ? [] : [finding];
    });
  });
}
