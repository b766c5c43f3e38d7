import type { ForeseenIntent, LivedDay } from '../../core/review/index.ts';
import { newProgress } from '../../core/strategy/index.ts';
import type { Move, Verdict } from '../../core/strategy/index.ts';
import { addDays, isoFromInstant } from '../../core/time/index.ts';
import type { Day, InstantMs, Zone } from '../../core/time/index.ts';
import { formatTime } from '../../core/wording/index.ts';
import type { LoadedStrategy } from '../../shell/strategies/index.ts';
import { daysWord } from './arrears-words.ts';
import type { AccountsView } from './accounts-input.ts';
import type { Call } from './command.ts';
import { tellFault } from './faults.ts';
import { asJson } from './json.ts';
import type { Lang } from './language.ts';
import { mayContactWords } from './may-contact-words.ts';
import {
  accountOf,
  daysOption,
  livedDays,
  paymentsOf,
  rulesOf,
  strategyOption,
  supposedOf,
  tellUsage,
  textOption,
} from './strategy-input.ts';
import type { LifeAsked } from './strategy-input.ts';
import { moveWords, nextLookWords, nothingWords, stepWords, verdictWords } from './strategy-words.ts';
import type { StrategySpeaking } from './strategy-words.ts';
import { speakingOf } from './story-events.ts';
import type { Speaking } from './story-events.ts';
import { drawTable } from './table.ts';
import { clipText, wrapText } from './wrap.ts';

const DONE = 0;
const COLUMNS_MAX = 100;
const WHAT_COLUMNS_MAX = 34;
const PREVIEW_DAYS = 120;
const PREVIEW_DAYS_MAX = 1_100;

const en = {
  account: (id: string) => `account ${id}`,
  contactOn: (day: string) => `Date of contact: ${day}`,
  figures: (days: string, amount: string) => `${days} past due, ${amount}`,
  notPastDue: 'nothing past due',
  due: (amount: string, day: string) => `${amount} to pay by ${day}`,
  wished: 'Wished for',
  nothing: 'Nothing is done',
  steps: 'Every step',
  arms: 'Arms',
  outside: ' (does not take part)',
  moved: 'What moved',
  again: 'We look again',
  template: (stage: string) => `template ${stage}`,
  offers: (list: string) => `offers ${list}`,
  rank: (rank: number) => `rank ${rank}`,
  work: 'people',
  task: (task: string) => `task for people: ${task}`,
  allowed: (when: string) => `guard: ${when}`,
  refused: (rule: string) => `guard: no, ${rule}`,
  previewHead: (days: string, from: string) => `The next ${days}, from ${from}`,
  paid: (list: string) => `if ${list} is paid and nothing else`,
  payment: (amount: string, day: string) => `${amount} on ${day}`,
  unpaid: 'if nothing is paid',
  silent:
    'The person is supposed not to answer, every address to be good; guard’s word is a forecast, binding only at hand-over.',
  date: 'date',
  late: 'days',
  amount: 'past due',
  what: 'what',
  by: 'by',
  words: 'template',
  guard: 'guard',
  then: ', then ',
  comma: ', ',
  total: (text: string) => `In all: ${text}`,
  contacts: (count: number, list: string) =>
    `${count} ${count === 1 ? 'contact' : 'contacts'}${list === '' ? '' : `: ${list}`}`,
  refusals: (count: number) => `${count} refused`,
  notSeen: 'The strategy does not look at this account on that date.',
};

const zh: typeof en = {
  account: (id) => `账户 ${id}`,
  contactOn: (day) => `联系日期：${day}`,
  figures: (days, amount) => `逾期 ${days}，${amount}`,
  notPastDue: '没有逾期',
  due: (amount, day) => `${day}前应还 ${amount}`,
  wished: '打算做的',
  nothing: '不做任何事',
  steps: '每个步骤',
  arms: '实验组',
  outside: '（不参加）',
  moved: '变化',
  again: '下次再看',
  template: (stage) => `模板 ${stage}`,
  offers: (list) => `提供 ${list}`,
  rank: (rank) => `次序 ${rank}`,
  work: '人工',
  task: (task) => `人工任务：${task}`,
  allowed: (when) => `守门：${when}`,
  refused: (rule) => `守门：否，${rule}`,
  previewHead: (days, from) => `今后 ${days}，自${from}起`,
  paid: (list) => `假设只还 ${list}`,
  payment: (amount, day) => `${day} ${amount}`,
  unpaid: '假设一直不还',
  silent: '假设本人不回应、联系方式都有效；守门的结论是预测，交接时才有约束力。',
  date: '日期',
  late: '天数',
  amount: '逾期金额',
  what: '内容',
  by: '渠道',
  words: '模板',
  guard: '守门',
  then: '，再',
  comma: '，',
  total: (text) => `合计：${text}`,
  contacts: (count, list) => `${count} 次联系${list === '' ? '' : `：${list}`}`,
  refusals: (count) => `${count} 次被拒绝`,
  notSeen: '策略在这一天不看这个账户。',
};

const catalogue = { en, zh } as const;

/** What a life is told with. */
interface Telling {
  readonly lang: Lang;
  readonly say: Speaking;
  readonly strategy: StrategySpeaking;
  readonly zone: Zone;
  readonly words: typeof en;
}

const speakingOfStrategy = ({ strategy, currency }: LoadedStrategy, lang: Lang): StrategySpeaking => ({
  lang,
  currency,
  byId: strategy.byId,
});

function tellingOf(call: Call, account: AccountsView, strategy: LoadedStrategy): Telling {
  const story = account.accounts[0]?.story;
  if (story === undefined) throw new Error('an accounts view holds at least one account');
  return {
    lang: call.lang,
    say: speakingOf(story, call.lang),
    strategy: speakingOfStrategy(strategy, call.lang),
    zone: story.zone,
    words: catalogue[call.lang],
  };
}

const clock = (at: InstantMs, zone: Zone): string => isoFromInstant(at, zone).slice(11, 16);

function guardWords({ forecast }: ForeseenIntent, told: Telling): string {
  if (forecast.at !== null) return clock(forecast.at, told.zone);
  const { rule, counter } = forecast;
  const used = counter === null ? '' : ` ${counter.used}/${counter.limit}`;
  return `${told.lang === 'zh' ? '否' : 'no'} · ${rule?.id ?? '?'}${used}`;
}

const channelWords = (channels: ForeseenIntent['intent']['channels'], told: Telling): string =>
  channels.map((channel) => mayContactWords[told.lang].channels[channel]).join(told.words.then);

function headLines(account: AccountsView, strategy: LoadedStrategy, told: Telling): readonly string[] {
  const title = account.views[0]?.file.title?.[told.lang];
  const name = told.words.account(account.accounts[0]?.story.account.id ?? '');
  return [
    title === undefined ? name : `${title} · ${name}`,
    `${strategy.file.title[told.lang]} · ${strategy.file.id} ${strategy.file.version}`,
  ];
}

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

/** A wish and its forecast as data. */
export const foreseenData = ({ intent, forecast }: ForeseenIntent, zone: Zone): object => ({
  ...intent,
  window: { from: formatTime(intent.fromMinute), to: formatTime(intent.toMinute) },
  guard: {
    allowed: forecast.allowed,
    at: forecast.at === null ? null : isoFromInstant(forecast.at, zone),
    rule: forecast.rule?.id ?? null,
    counter: forecast.counter,
  },
});

const dayData = (day: LivedDay, zone: Zone): object => ({
  on: day.on,
  account: day.account,
  intents: day.intents.map((each) => foreseenData(each, zone)),
  tasks: day.decision.tasks,
  moves: day.decision.moves,
  nextLook: day.decision.nextLook,
});

interface Asked {
  readonly asked: LifeAsked;
  readonly told: Telling;
}

const lifeUsage = {
  explain: 'dunwell strategy explain STORY --strategy FILE --on DATE',
  preview: 'dunwell strategy preview STORY --strategy FILE [--pay AMOUNT@DATE]... [--days 120]',
} as const;

/** What explain and preview have in common; `window` says which dates are shown. */
function ask(
  call: Call,
  stories: readonly string[],
  kind: keyof typeof lifeUsage,
  window: (on: Day) => { readonly from: Day; readonly to: Day; readonly factsUntil: Day | null },
): Asked | number {
  const [story, extra] = stories;
  if (story === undefined || extra !== undefined)
    return tellUsage(call, `name one story; write \`${lifeUsage[kind]}\``);
  const strategy = strategyOption(call);
  if (typeof strategy === 'number') return strategy;
  const account = accountOf(call, story, lifeUsage[kind]);
  if (typeof account === 'number') return account;
  const rules = rulesOf(call);
  if (typeof rules === 'number') return rules;
  const life = supposedOf(call);
  if (typeof life === 'number') return life;
  const payments = paymentsOf(call, strategy.currency);
  if (!payments.ok) return tellFault(call, payments.fault);
  const asked = { account, rules, strategy, life, payments: payments.value, ...window(account.on) };
  return { asked, told: tellingOf(call, account, strategy) };
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

/** The title of a step, short enough for a table. */
const shortStep = (id: string, told: Telling): string =>
  clipText(told.strategy.byId.get(id)?.title?.[told.lang] ?? id, WHAT_COLUMNS_MAX);

/** Being in another arm is no news on any day; everything else that moved has a line. */
const isNews = (move: Move): boolean =>
  !(move.kind === 'mark' && move.mark.verdict === 'passed' && move.mark.because.kind === 'other_arm');

function rowsOf(day: LivedDay, told: Telling): readonly (readonly string[])[] {
  const { account, decision, intents } = day;
  const figures = [
    told.say.shortDay(day.on),
    account.daysPastDue === 0 ? '' : String(account.daysPastDue),
    account.pastDueMinor === 0n ? '' : told.say.money(account.pastDueMinor),
  ];
  const wishes = intents.map((each) => [
    shortStep(each.intent.step, told),
    channelWords(each.intent.channels.slice(0, 1), told),
    each.intent.template ?? '',
    guardWords(each, told),
  ]);
  const tasks = decision.tasks.map((each) => [shortStep(each.step, told), told.words.work, '', '']);
  const moved = decision.moves
    .filter(isNews)
    .flatMap((move) => moveWords(move, told.strategy) ?? [])
    .map((text) => [`— ${clipText(text, WHAT_COLUMNS_MAX - 2)}`, '', '', '']);
  return [...moved, ...wishes, ...tasks].map((cells, index) => [...(index === 0 ? figures : ['', '', '']), ...cells]);
}

function summary(days: readonly LivedDay[], told: Telling): string {
  const intents = days.flatMap((day) => day.intents);
  const made = intents.filter(({ forecast }) => forecast.allowed);
  const counts = new Map<string, number>();
  for (const { intent } of made) {
    const name = mayContactWords[told.lang].channels[intent.channels[0] ?? 'sms'];
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const list = [...counts].map(([name, count]) => `${name} ${count}`).join(told.lang === 'zh' ? '、' : ', ');
  const refused = intents.length - made.length;
  const text = told.words.contacts(made.length, list);
  return refused === 0 ? text : `${text} · ${told.words.refusals(refused)}`;
}

function previewText(days: readonly LivedDay[], { asked, told }: Asked): string {
  const { words, say } = told;
  const length = daysWord(asked.to - asked.from + 1, told.lang);
  const paid = asked.payments
    .map(({ on, amountMinor }) => words.payment(say.money(amountMinor), say.shortDay(on)))
    .join(told.lang === 'zh' ? '、' : ', ');
  const columns = [words.date, words.late, words.amount, words.what, words.by, words.words, words.guard];
  return [
    ...headLines(asked.account, asked.strategy, told),
    '',
    ...wrapText(
      `${words.previewHead(length, say.day(asked.from))}${words.comma}${paid === '' ? words.unpaid : words.paid(paid)}`,
      COLUMNS_MAX,
    ),
    ...wrapText(words.silent, COLUMNS_MAX),
    '',
    drawTable({
      columns: columns.map((head, index) => ({ head, align: index === 1 || index === 2 ? 'right' : 'left' })),
      rows: days.flatMap((day) => rowsOf(day, told)),
    }),
    '',
    words.total(summary(days, told)),
  ].join('\n');
}

/** `dunwell strategy preview STORY --strategy F`: what this account would live through. */
export function previewStrategy(call: Call, stories: readonly string[]): number {
  const days = daysOption(call, 'days', PREVIEW_DAYS, PREVIEW_DAYS_MAX);
  if (!days.ok) return tellFault(call, days.fault);
  const asked = ask(call, stories, 'preview', (on) => ({
    from: addDays(on, 1),
    to: addDays(on, days.value),
    factsUntil: on,
  }));
  if (typeof asked === 'number') return asked;
  const lived = livedDays(asked.asked);
  if (!lived.ok) return tellFault(call, lived.fault);
  const told = lived.value.filter(
    ({ decision }) => decision.intents.length + decision.tasks.length + decision.moves.length > 0,
  );
  if (call.json)
    call.out(
      asJson({
        strategyPreview: 'dunwell/1',
        from: asked.asked.from,
        to: asked.asked.to,
        days: told.map((day) => dayData(day, asked.told.zone)),
      }),
    );
  else call.out(previewText(told, asked));
  return DONE;
}
