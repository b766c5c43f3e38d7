import { firstDayOf, historyOf, transfersOn, viewOf, writeRecord } from '../../core/account/index.ts';
import type { Position } from '../../core/account/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { addDays } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import type { Call, Command } from './command.ts';
import { tellFault } from './faults.ts';
import { daysOfChange } from './history-days.ts';
import type { Stretch } from './history-days.ts';
import { historyText } from './history-text.ts';
import { speakingOf } from './story-events.ts';
import { knownOption, readDateOption, readStoryView, tellFileFaults } from './story-input.ts';
import type { StoryView } from './story-input.ts';

const usage = 'dunwell history STORY [--from DATE] [--to DATE] [--changes | --every-day] [--known INSTANT]';

/** The days from `from` to `to`, with the day before where the account was open already. */
export function stretchOf(view: StoryView, from: Day, to: Day): Result<Stretch, Fault> {
  const hasBefore = from > firstDayOf(view.story) && to >= from;
  const history = historyOf(view.story, hasBefore ? addDays(from, -1) : from, to, view.knowledge);
  if (!history.ok) return history;
  const { days } = history.value;
  const before = hasBefore ? (days[0] as Position) : null;
  const transfers = transfersOn(viewOf(view.story, view.knowledge), to);
  if (!transfers.ok) return transfers;
  return ok({
    view,
    history: history.value,
    days: hasBefore ? days.slice(1) : days,
    before,
    transfers: transfers.value,
  });
}

function askedStretch(call: Call, view: StoryView): Result<Stretch, Fault> {
  if (call.options['changes'] === true && call.options['every-day'] === true) {
    return err({ kind: 'usage', message: '`--changes` and `--every-day` exclude each other; write one of them' });
  }
  const from = readDateOption(call, 'from');
  if (!from.ok) return from;
  const to = readDateOption(call, 'to');
  if (!to.ok) return to;
  return stretchOf(view, from.value ?? firstDayOf(view.story), to.value ?? view.on);
}

/** As a table only days of change unless all are asked for; as a record all unless only those are. */
function shownDays(call: Call, stretch: Stretch): readonly Position[] {
  const all = call.options['every-day'] === true || (call.json && call.options['changes'] !== true);
  return all ? stretch.days : daysOfChange(stretch, speakingOf(stretch.view.story, call.lang));
}

function run(call: Call): number {
  const view = readStoryView(call, usage);
  if (!view.ok) return tellFileFaults(call, view.fault);
  const stretch = askedStretch(call, view.value);
  if (!stretch.ok) return tellFault(call, stretch.fault);
  const { history } = stretch.value;
  const { story, knownAt } = view.value;
  const days = shownDays(call, stretch.value);
  if (call.json) call.out(JSON.stringify(writeRecord(story, { ...history, days }, knownAt), null, 2));
  else call.out(historyText(stretch.value, days, speakingOf(story, call.lang)));
  return 0;
}

/** `dunwell history`: an account day by day, or the record that the verifier recomputes. */
export const historyCommand: Command = {
  name: 'history',
  summary: {
    en: 'the account day by day, with what happened; --json: the record that `verify` checks',
    zh: '逐日的欠款与发生的事；加 --json 输出可供核验的记录',
  },
  usage,
  options: [
    {
      name: 'from',
      value: 'DATE',
      says: { en: 'first day; default: the account’s first', zh: '起始日；默认账户的第一天' },
    },
    {
      name: 'to',
      value: 'DATE',
      says: {
        en: 'last day; default: asOf of the story, else its last event',
        zh: '结束日；默认取故事文件的 asOf，没有则取最后一笔记录当天',
      },
    },
    {
      name: 'changes',
      says: {
        en: 'only days on which something happened (the default for the table)',
        zh: '只列有变化的日子（表格的默认方式）',
      },
    },
    {
      name: 'every-day',
      says: { en: 'every day (the default for --json)', zh: '列出每一天（--json 的默认方式）' },
    },
    knownOption,
  ],
  examples: [
    {
      line: 'dunwell history examples/two-bills-overdue/story.yaml',
      says: { en: 'two bills past due, paid off in three steps', zh: '两期账单逾期，分三次还清' },
    },
    {
      line: 'dunwell history examples/ninety-days-then-cured/story.yaml --from 2026-10-01 --every-day',
      says: { en: 'every day from October on', zh: '十月起的每一天' },
    },
    {
      line: 'dunwell history story.yaml --json > record.json',
      says: {
        en: 'the record of every day, which `dunwell verify` recomputes',
        zh: '每一天的记录，可用 `dunwell verify` 核验',
      },
    },
  ],
  run,
};
