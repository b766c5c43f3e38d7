import type { ForeseenIntent, LivedDay } from '../../core/review/index.ts';
import { newProgress } from '../../core/strategy/index.ts';
import type { Verdict } from '../../core/strategy/index.ts';
import { formatTime } from '../../core/wording/index.ts';
import type { LoadedStrategy } from '../../shell/strategies/index.ts';
import { daysWord } from './arrears-words.ts';
import type { AccountsView } from './accounts-input.ts';
import type { Call } from './command.ts';
import { tellFault } from './faults.ts';
import { asJson } from './json.ts';
import { mayContactWords } from './may-contact-words.ts';
import { livedDays, tellUsage, textOption } from './strategy-input.ts';
import { stepWords } from './strategy-reasons.ts';
import { ask, channelWords, clock, COLUMNS_MAX, dayData, headLines } from './strategy-telling.ts';
import type { Telling } from './strategy-telling.ts';
import { moveWords, nextLookWords, nothingWords, verdictWords } from './strategy-words.ts';
import { wrapText } from './wrap.ts';

const DONE = 0;

function figuresLine({ account }: LivedDay, told: Telling): string {
  const { words, say } = told;
  const late =
    account.daysPastDue === 0
      ? words.notPastDue
      : words.figures(daysWord(account.daysPastDue, told.lang), say.money(account.pastDueMinor));
  return account.dueOn === null ? late : `${late} · ${words.due(say.money(account.dueMinor), say.day(account.dueOn))}`;
}

function intentLines(each: ForeseenIntent, told: Telling): readonly string[] {
  const { intent, forecast } = each;
  const { words, lang } = told;
  const parts = [
    channelWords(intent.channels, told),
    mayContactWords[lang].purposes[intent.purpose],
    ...(intent.template === null ? [] : [words.template(intent.template)]),
    `${formatTime(intent.fromMinute)}–${formatTime(intent.toMinute)}`,
    ...(intent.rank > 0 ? [words.rank(intent.rank)] : []),
  ];
  const guard =
    forecast.at === null ? words.refused(forecast.rule?.id ?? '?') : words.allowed(clock(forecast.at, told.zone));
  const offers = intent.offers.length === 0 ? [] : [`    ${words.offers(intent.offers.join(', '))}`];
  return [`  · ${stepWords(intent.step, told.strategy)}`, `    ${parts.join(' · ')} · ${guard}`, ...offers];
}

function wishLines(day: LivedDay, told: Telling): readonly string[] {
  const { decision } = day;
  const { words } = told;
  const { nothing } = decision.trace;
  if (nothing !== null) return ['', words.nothing, ...wrapped(nothingWords(nothing, told.strategy))];
  const tasks = decision.tasks.map((each) => `  · ${stepWords(each.step, told.strategy)} · ${words.task(each.task)}`);
  return ['', words.wished, ...day.intents.flatMap((each) => intentLines(each, told)), ...tasks];
}

const wrapped = (text: string): readonly string[] =>
  wrapText(text, COLUMNS_MAX - 4).map((line, index) => `${index === 0 ? '  ' : '    '}${line}`);

function stepLines(steps: readonly Verdict[], told: Telling): readonly string[] {
  const width = Math.max(0, ...steps.map(({ step }) => step.length));
  return steps.flatMap((verdict) => {
    const [first = '', ...rest] = wrapText(verdictWords(verdict, told.strategy), COLUMNS_MAX - width - 4);
    const indent = ' '.repeat(width + 4);
    return [`  ${verdict.step.padEnd(width)}  ${first}`, ...rest.map((line) => `${indent}${line}`)];
  });
}

function explainText(day: LivedDay, account: AccountsView, strategy: LoadedStrategy, told: Telling): string {
  const { words } = told;
  const { trace, moves, nextLook } = day.decision;
  const moved = moves.flatMap((move) => moveWords(move, told.strategy) ?? []);
  const arms = trace.arms.map((arm) => `  ${arm.experiment}: ${arm.arm}${arm.takesPart ? '' : words.outside}`);
  return [
    ...headLines(account, strategy, told),
    '',
    words.contactOn(told.say.day(day.on)),
    `  ${figuresLine(day, told)}`,
    ...wishLines(day, told),
    ...(moved.length === 0 ? [] : ['', words.moved, ...moved.flatMap(wrapped)]),
    '',
    words.steps,
    ...stepLines(trace.steps, told),
    ...(arms.length === 0 ? [] : ['', words.arms, ...arms]),
    '',
    words.again,
    ...wrapped(nextLookWords(nextLook, told.strategy)),
  ].join('\n');
}

/** `dunwell strategy explain STORY --strategy F --on DATE`: one date of contact, and why. */
export function explainStrategy(call: Call, stories: readonly string[]): number {
  if (textOption(call, 'on') === undefined)
    return tellUsage(call, '`--on` is missing; write the date of contact as YYYY-MM-DD');
  const asked = ask(call, stories, 'explain', (on) => ({ from: on, to: on, factsUntil: null }));
  if (typeof asked === 'number') return asked;
  const lived = livedDays(asked.asked);
  if (!lived.ok) return tellFault(call, lived.fault);
  const [day] = lived.value;
  const { account, strategy } = asked.asked;
  if (day === undefined) {
    const progress = newProgress(strategy.strategy);
    call.out(call.json ? asJson({ strategyExplain: 'dunwell/1', decision: null, progress }) : asked.told.words.notSeen);
    return DONE;
  }
  if (call.json) {
    const { trace, progress } = day.decision;
    call.out(asJson({ strategyExplain: 'dunwell/1', ...dayData(day, asked.told.zone), trace, progress }));
  } else call.out(explainText(day, account, strategy, asked.told));
  return DONE;
}
