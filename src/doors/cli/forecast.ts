import { afterPaying, forecastOf } from '../../core/forecast/index.ts';
import type { AfterPaying, Choice, Forecast, ForecastQuestion } from '../../core/forecast/index.ts';
import { writePosition } from '../../core/account/index.ts';
import type { Position } from '../../core/account/index.ts';
import type { StandingAccount } from '../../core/standing/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { addDays } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import { accountsUsage, readAccounts } from './accounts-input.ts';
import type { AccountsView } from './accounts-input.ts';
import type { Call, Command } from './command.ts';
import { tellFault } from './faults.ts';
import { readChoice } from './forecast-input.ts';
import { forecastText } from './forecast-text.ts';
import type { ForecastAnswer } from './forecast-text.ts';
import { asJson } from './json.ts';
import { speakingOf } from './story-events.ts';
import { headingData } from './story-heading.ts';
import { knownOption, onOption, readDateOption, tellFileFaults } from './story-input.ts';
import type { StoryView } from './story-input.ts';

const usage = `dunwell forecast ${accountsUsage} [--as-of DATE] [--pay AMOUNT --on DATE]... [--choose CHOICE] [--until DATE]`;

/** Choices are compared over half a year: without instalments, minimums have paid off today's debt by then. */
const comparedDays = 183;
/** Without `--until` so many days are listed: the next two due dates and what follows from them. */
const listedDays = 62;

/** The plain choices on a date, as far as they differ there. */
function plainChoices(on: Day, before: Forecast['before']): readonly Choice[] {
  const cure: readonly Choice[] = before.daysPastDue > 0 ? [{ choose: 'cure', on, afterwards: 'nothing' }] : [];
  return [{ choose: 'nothing' }, { choose: 'minimum' }, ...cure, { choose: 'all', on }];
}

function forecastsOf(question: ForecastQuestion, choices: readonly Choice[]): Result<readonly Forecast[], Fault> {
  const forecasts: Forecast[] = [];
  for (const choice of choices) {
    const forecast = forecastOf(question, choice);
    if (!forecast.ok) return forecast;
    forecasts.push(forecast.value);
  }
  return ok(forecasts);
}

/** What the first payment of a choice does, where one is named. */
function afterOf(question: ForecastQuestion, forecast: Forecast): Result<AfterPaying | null, Fault> {
  const { choice, payments } = forecast;
  const [first] = payments;
  if (first === undefined || choice.choose === 'minimum') return ok(null);
  return afterPaying(question, first);
}

function answerOf(call: Call, { accounts, views, on, knownAt }: AccountsView): Result<ForecastAnswer, Fault> {
  const [account, ...others] = accounts as readonly [StandingAccount, ...StandingAccount[]];
  const until = readDateOption(call, 'until');
  if (!until.ok) return until;
  const listUntil = until.value ?? addDays(on, listedDays);
  if (listUntil < on)
    return err({ kind: 'usage', message: '`--until` lies before the date of the forecast; write a later date' });
  const choice = readChoice(call, on, account.story.terms.currency);
  if (!choice.ok) return choice;
  const horizon = Math.max(listUntil, on + comparedDays) as Day;
  const question: ForecastQuestion = { account, others, on, knownAt, until: horizon };
  const asked = forecastOf(question, choice.value ?? { choose: 'nothing' });
  if (!asked.ok) return asked;
  const plain = forecastsOf(question, plainChoices(on, asked.value.before));
  if (!plain.ok) return plain;
  const after = afterOf(question, asked.value);
  if (!after.ok) return after;
  const choices = choice.value?.choose === 'amounts' ? [asked.value, ...plain.value] : plain.value;
  return ok({ view: views[0] as StoryView, asked: asked.value, after: after.value, choices, listUntil });
}

function forecastData(forecast: Forecast): object {
  const { days, before, lineBefore: _, ...rest } = forecast;
  const last = days.at(-1) ?? before;
  return { ...rest, before: writePosition(before), atEnd: writePosition(last) };
}

/** One day of a look ahead, for a chart. */
const dayData = ({ on, owedMinor, pastDueMinor, toCureMinor, daysPastDue }: Position): object => ({
  on,
  owedMinor,
  pastDueMinor,
  toCureMinor,
  daysPastDue,
});

function answerData({ view, asked, after, choices }: ForecastAnswer): object {
  return {
    forecast: 'dunwell/1',
    ...headingData(view),
    asked: { ...forecastData(asked), days: asked.days.map(dayData) },
    afterPaying:
      after === null ? null : { ...after, before: writePosition(after.before), after: writePosition(after.after) },
    choices: choices.map(forecastData),
  };
}

function run(call: Call): number {
  const asked = readAccounts(call, usage, 'as-of');
  if (!asked.ok) return tellFileFaults(call, asked.fault);
  const answer = answerOf(call, asked.value);
  if (!answer.ok) return tellFault(call, answer.fault);
  if (call.json) call.out(asJson(answerData(answer.value)));
  else call.out(forecastText(answer.value, speakingOf(answer.value.view.story, call.lang)));
  return 0;
}

/** `dunwell forecast`: what will happen, and what if this were paid then. */
export const forecastCommand: Command = {
  name: 'forecast',
  summary: {
    en: 'what will happen, by date: if nothing is paid, the minimum, what ends past due, all, or what you name',
    zh: '接下来会发生什么，逐日列出：不还、还最低、还到不再逾期、全部还清，或您说的金额',
  },
  usage,
  options: [
    { ...onOption, name: 'as-of' },
    {
      name: 'pay',
      value: 'AMOUNT',
      many: true,
      says: { en: 'what if this were paid; with --on, as often as you like', zh: '如果还这么多；与 --on 成对，可重复' },
    },
    {
      name: 'on',
      value: 'DATE',
      many: true,
      says: {
        en: 'when: a date, a weekday from the date of the forecast on (friday), or today; default: that date',
        zh: '哪天还：日期、从预测日起的星期几（周五），或今天；默认预测日',
      },
    },
    {
      name: 'choose',
      value: 'CHOICE',
      says: {
        en: 'in place of --pay: nothing, minimum, cure or all; default nothing',
        zh: '代替 --pay：nothing（不还）、minimum（最低）、cure（不再逾期）、all（全部）；默认 nothing',
      },
    },
    {
      name: 'then',
      value: 'CHOICE',
      says: {
        en: 'after --pay or cure: nothing, or each minimum; default nothing',
        zh: '之后：nothing（不再还）或 minimum（每次还最低）；默认 nothing',
      },
    },
    {
      name: 'until',
      value: 'DATE',
      says: { en: 'the last date listed; default: 62 days ahead', zh: '列到哪天；默认往后 62 天' },
    },
    knownOption,
  ],
  examples: [
    {
      line: 'dunwell forecast examples/standing/first-questions/story.yaml --pay 600 --on friday',
      says: { en: 'what happens if I pay 600 on Friday?', zh: '周五还 600 会怎样？' },
    },
    {
      line: 'dunwell forecast story.yaml --pay 300 --on 2026-11-27 --pay 300 --on 2026-12-10 --then minimum',
      says: { en: 'two parts, then each minimum', zh: '分两次还，之后每次还最低' },
    },
    {
      line: 'dunwell forecast story.yaml --choose cure --json',
      says: { en: 'ending past due today, for programs', zh: '今天还到不再逾期，供程序使用' },
    },
  ],
  run,
};
