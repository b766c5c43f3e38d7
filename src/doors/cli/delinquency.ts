import { firstDayOf, viewOf } from '../../core/account/index.ts';
import {
  ageingOf,
  classify,
  delinquencyHistory,
  earlyWarnings,
  mBucketOf,
  personDays,
  reportedAgeing,
  rowOn,
} from '../../core/delinquency/index.ts';
import type { AgedDay, ClassedDay, PersonDay, Stay } from '../../core/delinquency/index.ts';
import { limitOn } from '../../core/standing/index.ts';
import type { StandingAccount } from '../../core/standing/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { isoFromDay } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import { accountsUsage, readAccounts } from './accounts-input.ts';
import type { AccountsView } from './accounts-input.ts';
import type { Call, Command } from './command.ts';
import { delinquencyText, personText } from './delinquency-text.ts';
import type { DelinquencyAnswer } from './delinquency-text.ts';
import { tellFault } from './faults.ts';
import { asJson } from './json.ts';
import { speakingOf } from './story-events.ts';
import { headingData } from './story-heading.ts';
import { knownOption, onOption, readDateOption, tellFileFaults } from './story-input.ts';
import type { StoryView } from './story-input.ts';

const usage = `dunwell delinquency ${accountsUsage} [--on DATE] [--from DATE] [--known INSTANT]`;

interface Answered {
  readonly answer: DelinquencyAnswer;
  readonly days: readonly AgedDay[];
}

function answerOf(view: StoryView, account: StandingAccount, asked: Day | undefined): Result<Answered, Fault> {
  const { on, knownAt } = view;
  const { story } = account;
  const { settings, facts } = account.delinquency;
  const first = firstDayOf(story);
  const from = asked === undefined || asked < first ? first : asked;
  if (from > on) {
    const message = `\`${isoFromDay(from)}\` is later than \`${isoFromDay(on)}\`; write a first day up to that date`;
    return err({ kind: 'days_reversed', message });
  }
  const question = { story, pauses: facts.pauses, from: first, to: on, knownAt };
  const days = ageingOf(question);
  if (!days.ok) return days;
  const reported = reportedAgeing(question);
  if (!reported.ok) return reported;
  const known = viewOf(story, view.knowledge);
  const row = rowOn(settings, on);
  const limitMinor = limitOn(account.standing.facts, on);
  const warnings = earlyWarnings({ story: known, on, days: reported.value, row, limitMinor });
  if (!warnings.ok) return warnings;
  const today = days.value.at(-1) as AgedDay;
  return ok({
    days: days.value,
    answer: {
      view,
      from,
      today: classify(today, settings, facts),
      reportedDaysPastDue: reported.value.at(-1)?.daysPastDue ?? today.daysPastDue,
      warnings: warnings.value,
      history: delinquencyHistory(days.value.slice(from - first), settings, facts),
    },
  });
}

function answersOf(asked: AccountsView, from: Day | undefined): Result<readonly Answered[], Fault> {
  const answers: Answered[] = [];
  for (const [index, view] of asked.views.entries()) {
    const answer = answerOf(view, asked.accounts[index] as StandingAccount, from);
    if (!answer.ok) return answer;
    answers.push(answer.value);
  }
  return ok(answers);
}

const personOf = (answers: readonly Answered[]): PersonDay & { mBucket: string } => {
  const accounts = answers.map(({ answer, days }) => ({ account: answer.view.story.account.id, days }));
  const person = personDays(accounts).at(-1) as PersonDay;
  return { ...person, mBucket: mBucketOf(person.daysPastDue) };
};

const stays = <T>(all: readonly Stay<T>[]): object => all.map(({ value, from, to }) => ({ value, from, to }));

function answerData({ answer }: Answered): object {
  const { view, today, history } = answer;
  const day: ClassedDay = today;
  return {
    ...headingData(view),
    today: day,
    reportedDaysPastDue: answer.reportedDaysPastDue,
    warnings: answer.warnings,
    history: {
      mBucket: stays(history.mBucket),
      thirtyDayBucket: stays(history.thirtyDayBucket),
      stage: stays(history.stage),
      fiveClass: stays(history.fiveClass),
      pastDueDuring: stays(history.pastDueDuring),
      moves: history.moves,
    },
  };
}

function run(call: Call): number {
  const asked = readAccounts(call, usage);
  if (!asked.ok) return tellFileFaults(call, asked.fault);
  const from = readDateOption(call, 'from');
  if (!from.ok) return tellFault(call, from.fault);
  const answers = answersOf(asked.value, from.value);
  if (!answers.ok) return tellFault(call, answers.fault);
  const person = personOf(answers.value);
  if (call.json) {
    call.out(asJson({ delinquency: 'dunwell/1', accounts: answers.value.map(answerData), person }));
    return 0;
  }
  const texts = answers.value.map(({ answer }) => delinquencyText(answer, speakingOf(answer.view.story, call.lang)));
  const together =
    texts.length === 1
      ? []
      : [
          personText(
            answers.value.map(({ answer }) => answer),
            person,
            call.lang,
          ),
        ];
  call.out([...texts, ...together].join('\n\n'));
  return 0;
}

/** `dunwell delinquency`: how late, in which buckets and classes, since when. */
export const delinquencyCommand: Command = {
  name: 'delinquency',
  summary: {
    en: 'how late an account is: days, buckets, classes, when each began and ended, early signs',
    zh: '逾期多久：天数、账龄、分类，各自何时开始与结束，以及早期信号',
  },
  usage,
  options: [
    onOption,
    {
      name: 'from',
      value: 'DATE',
      says: { en: 'first day of the history; default: the account’s first', zh: '历史的起始日；默认账户的第一天' },
    },
    knownOption,
  ],
  examples: [
    {
      line: 'dunwell delinquency examples/ninety-days-then-cured/story.yaml',
      says: {
        en: 'ninety days past due, then cured: each bucket with its dates',
        zh: '逾期九十天后还清：每一档的日期',
      },
    },
    {
      line: 'dunwell delinquency one.yaml two.yaml three.yaml --on 2026-09-30',
      says: {
        en: 'three accounts of one person: one may be cured while another is not',
        zh: '同一人的三个账户：一个还清，另一个未必',
      },
    },
  ],
  run,
};
