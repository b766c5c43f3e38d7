import type { ForeseenIntent, LivedDay } from '../../core/review/index.ts';
import { addDays, isoFromInstant } from '../../core/time/index.ts';
import type { Day, Zone } from '../../core/time/index.ts';
import type { LoadedStrategy } from '../../shell/strategies/index.ts';
import type { AccountsView } from './accounts-input.ts';
import type { Call } from './command.ts';
import { tellFault } from './faults.ts';
import { asJson } from './json.ts';
import type { Lang } from './language.ts';
import { mayContactWords } from './may-contact-words.ts';
import { accountOf, daysOption, livedDays, rulesOf, strategyOf, supposedOf, tellUsage } from './strategy-input.ts';
import type { Rules } from './strategy-input.ts';
import { foreseenData } from './strategy-telling.ts';
import { speakingOf } from './story-events.ts';
import { drawTable } from './table.ts';
import { wrapText } from './wrap.ts';

const SAME = 0;
const DIFFERENT = 1;
const COLUMNS_MAX = 100;
const DIFF_DAYS = 120;
const DIFF_DAYS_MAX = 1_100;
const usageLine = 'dunwell strategy diff A B STORY [STORY ...] [--days 120]';

const words = {
  en: {
    head: (a: string, b: string, days: number) =>
      `${a} (A) and ${b} (B) on the same stories, ${days} days each, if nothing is paid and nobody answers`,
    only: (name: string) => `only ${name}`,
    date: 'date',
    at: 'at',
    what: 'what',
    by: 'by',
    words: 'template',
    late: 'days',
    contacts: (a: number, b: number) => `contacts: A ${a}, B ${b}`,
    same: 'no difference',
    inAll: 'In all',
    story: 'story',
    refused: 'refused',
    tasks: 'tasks',
  },
  zh: {
    head: (a: string, b: string, days: number) =>
      `${a}（A）与 ${b}（B），同样的故事，各 ${days} 天，假设一直不还、无人回应`,
    only: (name: string) => `仅 ${name}`,
    date: '日期',
    at: '时间',
    what: '内容',
    by: '渠道',
    words: '模板',
    late: '天数',
    contacts: (a: number, b: number) => `联系次数：A ${a}，B ${b}`,
    same: '没有差别',
    inAll: '合计',
    story: '故事',
    refused: '被拒绝',
    tasks: '任务',
  },
} as const;

/** A contact that one of two strategies makes, told so that the other's can be held against it. */
interface Made {
  readonly on: Day;
  readonly daysPastDue: number;
  readonly foreseen: ForeseenIntent;
  /** Two contacts are the same when a person could not tell them apart: instant, channel, template, purpose. */
  readonly felt: string;
}

interface Lived {
  readonly days: readonly LivedDay[];
  readonly made: readonly Made[];
}

const madeIn = (days: readonly LivedDay[]): readonly Made[] =>
  days.flatMap(({ on, account, intents }) =>
    intents
      .filter(({ forecast }) => forecast.allowed)
      .map((foreseen) => {
        const { channels, template, purpose } = foreseen.intent;
        return {
          on,
          daysPastDue: account.daysPastDue,
          foreseen,
          felt: `${foreseen.forecast.at ?? on} ${channels[0] ?? ''} ${template ?? ''} ${purpose}`,
        };
      }),
  );

/** What one list holds and the other does not, each contact counted. */
function without(mine: readonly Made[], theirs: readonly Made[]): readonly Made[] {
  const left = new Map<string, number>();
  for (const { felt } of theirs) left.set(felt, (left.get(felt) ?? 0) + 1);
  return mine.filter(({ felt }) => {
    const count = left.get(felt) ?? 0;
    left.set(felt, count - 1);
    return count <= 0;
  });
}

interface StoryDiff {
  readonly name: string;
  readonly account: AccountsView;
  readonly a: Lived;
  readonly b: Lived;
  readonly onlyA: readonly Made[];
  readonly onlyB: readonly Made[];
}

interface Pair {
  readonly a: LoadedStrategy;
  readonly b: LoadedStrategy;
  readonly rules: Rules;
  readonly days: number;
}

function diffOf(call: Call, name: string, pair: Pair): StoryDiff | number {
  const account = accountOf(call, name, usageLine);
  if (typeof account === 'number') return account;
  const life = supposedOf(call);
  if (typeof life === 'number') return life;
  const both: Lived[] = [];
  for (const strategy of [pair.a, pair.b]) {
    const lived = livedDays({
      account,
      rules: pair.rules,
      strategy,
      life,
      payments: [],
      from: addDays(account.on, 1),
      to: addDays(account.on, pair.days),
      factsUntil: account.on,
    });
    if (!lived.ok) return tellFault(call, lived.fault);
    both.push({ days: lived.value, made: madeIn(lived.value) });
  }
  const [a, b] = both as [Lived, Lived];
  return { name, account, a, b, onlyA: without(a.made, b.made), onlyB: without(b.made, a.made) };
}

const clockOf = ({ foreseen }: Made, zone: Zone): string =>
  foreseen.forecast.at === null ? '' : isoFromInstant(foreseen.forecast.at, zone).slice(11, 16);

function storyLines(diff: StoryDiff, pair: Pair, lang: Lang): readonly string[] {
  const says = words[lang];
  const story = diff.account.accounts[0]?.story;
  const title = diff.account.views[0]?.file.title?.[lang] ?? diff.name;
  const head = `${title} · ${says.contacts(diff.a.made.length, diff.b.made.length)}`;
  if (story === undefined || diff.onlyA.length + diff.onlyB.length === 0) return ['', head, `  ${says.same}`];
  const say = speakingOf(story, lang);
  const row = (made: Made, side: string, strategy: LoadedStrategy): readonly string[] => {
    const { intent } = made.foreseen;
    return [
      says.only(side),
      say.shortDay(made.on),
      made.daysPastDue === 0 ? '' : String(made.daysPastDue),
      strategy.strategy.byId.get(intent.step)?.title?.[lang] ?? intent.step,
      mayContactWords[lang].channels[intent.channels[0] ?? 'sms'],
      intent.template ?? '',
      clockOf(made, story.zone),
    ];
  };
  const rows = [
    ...diff.onlyA.map((made) => ({ on: made.on, cells: row(made, 'A', pair.a) })),
    ...diff.onlyB.map((made) => ({ on: made.on, cells: row(made, 'B', pair.b) })),
  ].toSorted((one, other) => one.on - other.on);
  const columns = ['', says.date, says.late, says.what, says.by, says.words, says.at];
  const table = drawTable({
    columns: columns.map((name, index) => ({ head: name, align: index === 2 ? 'right' : 'left' })),
    rows: rows.map(({ cells }) => cells),
    indent: 2,
  });
  return ['', head, table];
}

const refusedIn = ({ days }: Lived): number =>
  days.flatMap(({ intents }) => intents).filter(({ forecast }) => !forecast.allowed).length;
const tasksIn = ({ days }: Lived): number => days.flatMap(({ decision }) => decision.tasks).length;

function totalLines(diffs: readonly StoryDiff[], pair: Pair, lang: Lang): readonly string[] {
  const says = words[lang];
  const sum = (side: 'a' | 'b', count: (lived: Lived) => number): number =>
    diffs.reduce((total, diff) => total + count(diff[side]), 0);
  const names = mayContactWords[lang].channels;
  const channelsOf = (lived: Lived): readonly string[] =>
    lived.made.map(({ foreseen }) => foreseen.intent.channels[0] ?? '');
  const met = new Set(diffs.flatMap(({ a, b }) => [...channelsOf(a), ...channelsOf(b)]));
  const rows = Object.entries(names)
    .filter(([channel]) => met.has(channel))
    .map(([channel, name]) => {
      const count = (lived: Lived): number => channelsOf(lived).filter((each) => each === channel).length;
      return [name, String(sum('a', count)), String(sum('b', count))];
    });
  const more = [
    [says.refused, String(sum('a', refusedIn)), String(sum('b', refusedIn))],
    [says.tasks, String(sum('a', tasksIn)), String(sum('b', tasksIn))],
  ];
  const columns = [
    { head: says.inAll },
    { head: `A ${pair.a.file.id}`, align: 'right' as const },
    { head: `B ${pair.b.file.id}`, align: 'right' as const },
  ];
  return ['', drawTable({ columns, rows: [...rows, ...more] })];
}

function diffData(diff: StoryDiff): object {
  const zone = diff.account.accounts[0]?.story.zone;
  const told = ({ on, daysPastDue, foreseen }: Made): object => ({
    on,
    daysPastDue,
    ...(zone === undefined ? {} : foreseenData(foreseen, zone)),
  });
  return {
    story: diff.name,
    contacts: { a: diff.a.made.length, b: diff.b.made.length },
    onlyA: diff.onlyA.map(told),
    onlyB: diff.onlyB.map(told),
  };
}

/** `dunwell strategy diff A B STORY…`: where two strategies part on the same stories. */
export function diffStrategies(call: Call, given: readonly string[]): number {
  const [nameA, nameB, ...stories] = given;
  if (nameA === undefined || nameB === undefined || stories.length === 0)
    return tellUsage(call, `name two strategies and at least one story; write \`${usageLine}\``);
  const days = daysOption(call, 'days', DIFF_DAYS, DIFF_DAYS_MAX);
  if (!days.ok) return tellFault(call, days.fault);
  const a = strategyOf(call, nameA);
  if (typeof a === 'number') return a;
  const b = strategyOf(call, nameB);
  if (typeof b === 'number') return b;
  const rules = rulesOf(call);
  if (typeof rules === 'number') return rules;
  const pair = { a, b, rules, days: days.value };
  const diffs: StoryDiff[] = [];
  for (const story of stories) {
    const diff = diffOf(call, story, pair);
    if (typeof diff === 'number') return diff;
    diffs.push(diff);
  }
  const same = diffs.every(({ onlyA, onlyB }) => onlyA.length + onlyB.length === 0);
  if (call.json) {
    const name = ({ file }: LoadedStrategy): string => `${file.id} ${file.version}`;
    call.out(
      asJson({
        strategyDiff: 'dunwell/1',
        a: name(a),
        b: name(b),
        days: days.value,
        same,
        stories: diffs.map(diffData),
      }),
    );
  } else {
    const head = words[call.lang].head(`${a.file.id} ${a.file.version}`, `${b.file.id} ${b.file.version}`, days.value);
    call.out(
      [
        ...wrapText(head, COLUMNS_MAX),
        ...diffs.flatMap((diff) => storyLines(diff, pair, call.lang)),
        ...totalLines(diffs, pair, call.lang),
      ].join('\n'),
    );
  }
  return same ? SAME : DIFFERENT;
}
