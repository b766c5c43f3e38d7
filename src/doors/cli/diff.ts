import { compareViews, firstDayOf } from '../../core/account/index.ts';
import { reportedAgeing } from '../../core/delinquency/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { isoFromDay, isoFromInstant } from '../../core/time/index.ts';
import type { InstantMs } from '../../core/time/index.ts';
import { readAccounts } from './accounts-input.ts';
import type { AccountsView } from './accounts-input.ts';
import type { Call, Command } from './command.ts';
import { diffText } from './diff-text.ts';
import type { DiffAnswer } from './diff-text.ts';
import { tellFault } from './faults.ts';
import { asJson } from './json.ts';
import { speakingOf } from './story-events.ts';
import { headingData, wallClock } from './story-heading.ts';
import { knownOption, onOption, readDateOption, readOneWord, tellFileFaults } from './story-input.ts';
import type { StoryView } from './story-input.ts';

const usage = 'dunwell diff STORY --known INSTANT [--on DATE | --from DATE --to DATE]';

/** The exit code of two views that differ. */
const DIFFERS = 1;

function askedAnswer(call: Call, { views, accounts }: AccountsView, knownAt: InstantMs): Result<DiffAnswer, Fault> {
  const view = views[0] as StoryView;
  const from = readDateOption(call, 'from');
  if (!from.ok) return from;
  const to = readDateOption(call, 'to');
  if (!to.ok) return to;
  const isRange = from.value !== undefined || to.value !== undefined;
  if (isRange && call.options['on'] !== undefined)
    return err({ kind: 'usage', message: '`--on` is one date, `--from` and `--to` are many; write one or the other' });
  const first = from.value ?? (isRange ? firstDayOf(view.story) : view.on);
  const last = to.value ?? view.on;
  const comparison = compareViews(view.story, { from: first, to: last, knownAt });
  if (!comparison.ok) return comparison;
  const pauses = accounts[0]?.delinquency.facts.pauses ?? [];
  const reported = reportedAgeing({ story: view.story, pauses, from: first, to: last, knownAt: null });
  if (!reported.ok) return reported;
  return ok({ view, from: first, to: last, comparison: comparison.value, reported: reported.value });
}

function answerData({ view, from, to, comparison, reported }: DiffAnswer): object {
  const { zone } = view.story;
  const known = (instant: InstantMs): string => isoFromInstant(instant, zone);
  return {
    diff: 'dunwell/1',
    ...headingData(view),
    from: isoFromDay(from),
    to: isoFromDay(to),
    differences: comparison.differences.map(({ causes, ...row }) => ({
      ...row,
      causes: causes.map(({ knownAt, ...cause }) => ({ ...cause, knownAt: known(knownAt) })),
    })),
    lateEvents: comparison.lateEvents.map(({ id, type, on, knownAt }) => ({ id, type, on, knownAt: known(knownAt) })),
    reported: reported.map(({ on, daysPastDue }) => ({ on, daysPastDue })),
  };
}

function run(call: Call): number {
  const word = readOneWord(call, 'the path of a story', usage);
  if (!word.ok) return tellFault(call, word.fault);
  const asked = readAccounts(call, usage);
  if (!asked.ok) return tellFileFaults(call, asked.fault);
  const { knownAt } = asked.value;
  if (knownAt === null)
    return tellFault(call, {
      kind: 'usage',
      message: '`--known` is missing; write the instant to compare with, such as `--known 2026-08-05`',
    });
  // The date is that of the story, not of what was known: the past is looked at from now.
  const answer = askedAnswer(call, asked.value, knownAt);
  if (!answer.ok) return tellFault(call, answer.fault);
  const say = speakingOf(answer.value.view.story, call.lang);
  if (call.json) call.out(asJson(answerData(answer.value)));
  else call.out(diffText(answer.value, wallClock(knownAt, answer.value.view.story.zone, say), say));
  return answer.value.comparison.differences.length === 0 ? 0 : DIFFERS;
}

/** `dunwell diff`: what was known then beside what is known now, and the event behind each difference. */
export const diffCommand: Command = {
  name: 'diff',
  summary: {
    en: 'what was known at an instant beside what is known now, with the event behind each difference',
    zh: '当时已知与现在所知的对照，每处差异由哪笔记录造成',
  },
  usage,
  options: [
    knownOption,
    onOption,
    {
      name: 'from',
      value: 'DATE',
      says: { en: 'first day of many; default: the account’s first', zh: '多日对照的起始日；默认账户的第一天' },
    },
    {
      name: 'to',
      value: 'DATE',
      says: { en: 'last day of many; default: the date of --on', zh: '多日对照的最后一日；默认 --on 的日期' },
    },
  ],
  examples: [
    {
      line: 'dunwell diff examples/bounced-payment/story.yaml --known 2026-08-04 --on 2026-08-04',
      says: { en: 'the day before the bounce became known', zh: '得知退票的前一天' },
    },
    {
      line: 'dunwell diff story.yaml --known 2026-07-31 --from 2026-07-11 --to 2026-07-31 --json',
      says: { en: 'every day of a stretch, for programs', zh: '一段日子里的每一天，供程序使用' },
    },
  ],
  run,
};
