import type { ForeseenIntent, LivedDay } from '../../core/review/index.ts';
import { isoFromInstant } from '../../core/time/index.ts';
import type { Day, InstantMs, Zone } from '../../core/time/index.ts';
import { formatTime } from '../../core/wording/index.ts';
import type { LoadedStrategy } from '../../shell/strategies/index.ts';
import type { AccountsView } from './accounts-input.ts';
import type { Call } from './command.ts';
import { tellFault } from './faults.ts';
import type { Lang } from './language.ts';
import { mayContactWords } from './may-contact-words.ts';
import { accountOf, paymentsOf, rulesOf, strategyOption, supposedOf, tellUsage } from './strategy-input.ts';
import type { LifeAsked } from './strategy-input.ts';
import type { StrategySpeaking } from './strategy-reasons.ts';
import { speakingOf } from './story-events.ts';
import type { Speaking } from './story-events.ts';

/** No line of an answer is wider. */
export const COLUMNS_MAX = 100;

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
  passed: (step: string) => `passed: ${step}`,
  skipped: (step: string) => `skipped: ${step}`,
  ended: (step: string) => `ended: ${step}`,
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
  passed: (step) => `略过：${step}`,
  skipped: (step) => `本次略过：${step}`,
  ended: (step) => `结束：${step}`,
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
export interface Telling {
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

/** The person's clock at an instant: `09:00`. */
export const clock = (at: InstantMs, zone: Zone): string => isoFromInstant(at, zone).slice(11, 16);

/** Guard's word on a wish: the clock, or the rule that refuses with its counter. */
export function guardWords({ forecast }: ForeseenIntent, told: Telling): string {
  if (forecast.at !== null) return clock(forecast.at, told.zone);
  const { rule, counter } = forecast;
  const used = counter === null ? '' : ` ${counter.used}/${counter.limit}`;
  return `${told.lang === 'zh' ? '否' : 'no'} · ${rule?.id ?? '?'}${used}`;
}

/** Channels in their order. */
export const channelWords = (channels: ForeseenIntent['intent']['channels'], told: Telling): string =>
  channels.map((channel) => mayContactWords[told.lang].channels[channel]).join(told.words.then);

/** Who and which strategy: the first lines of every answer. */
export function headLines(account: AccountsView, strategy: LoadedStrategy, told: Telling): readonly string[] {
  const title = account.views[0]?.file.title?.[told.lang];
  const name = told.words.account(account.accounts[0]?.story.account.id ?? '');
  return [
    title === undefined ? name : `${title} · ${name}`,
    `${strategy.file.title[told.lang]} · ${strategy.file.id} ${strategy.file.version}`,
  ];
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

/** A date of contact as data. */
export const dayData = (day: LivedDay, zone: Zone): object => ({
  on: day.on,
  account: day.account,
  intents: day.intents.map((each) => foreseenData(each, zone)),
  tasks: day.decision.tasks,
  moves: day.decision.moves,
  nextLook: day.decision.nextLook,
});

/** What was asked, and how to tell it. */
export interface Asked {
  readonly asked: LifeAsked;
  readonly told: Telling;
}

const lifeUsage = {
  explain: 'dunwell strategy explain STORY --strategy FILE --on DATE',
  preview: 'dunwell strategy preview STORY --strategy FILE [--pay AMOUNT@DATE]... [--days 120]',
} as const;

/** What explain and preview have in common; `window` says which dates are shown. */
export function ask(
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
