import { writePosition, writeStatement } from '../../core/account/index.ts';
import type { Call, Command } from './command.ts';
import { tellFault } from './faults.ts';
import { quoteText } from './quote-text.ts';
import { standingOf } from './story-bills.ts';
import type { Standing } from './story-bills.ts';
import { speakingOf } from './story-events.ts';
import { headingData } from './story-heading.ts';
import { knownOption, onOption, readStoryView, tellFileFaults } from './story-input.ts';
import type { StoryView } from './story-input.ts';
import { noteData } from './story-notes.ts';

const usage = 'dunwell quote STORY [--on DATE] [--known INSTANT]';

const quoteData = (view: StoryView, standing: Standing): object => ({
  quote: 'dunwell/1',
  ...headingData(view),
  position: writePosition(standing.position),
  nextBill: standing.next === null ? null : writeStatement(standing.next),
  ...noteData(standing.notes),
});

function run(call: Call): number {
  const view = readStoryView(call, usage);
  if (!view.ok) return tellFileFaults(call, view.fault);
  const standing = standingOf(view.value);
  if (!standing.ok) return tellFault(call, standing.fault);
  if (call.json) call.out(JSON.stringify(quoteData(view.value, standing.value), null, 2));
  else call.out(quoteText(view.value, standing.value, speakingOf(view.value.story, call.lang)));
  return 0;
}

/** `dunwell quote`: what is owed on a date, to the fen. */
export const quoteCommand: Command = {
  name: 'quote',
  summary: {
    en: 'what is owed on a date, to the fen: all of it, what is past due, what ends past due',
    zh: '某日欠多少，精确到分：全部、逾期部分、消除逾期要还多少',
  },
  usage,
  options: [onOption, knownOption],
  examples: [
    {
      line: 'dunwell quote examples/minimum-ten-days-late/story.yaml --on 2026-07-19',
      says: {
        en: 'nine days after the due date: what is owed, and what would end it',
        zh: '还款日过后九天：欠多少，还多少能消除逾期',
      },
    },
    {
      line: 'dunwell quote story.yaml --on 2026-08-01 --known 2026-07-31',
      says: { en: 'the first of August as it looked on 31 July', zh: '按 7 月 31 日当时已知的记录，看 8 月 1 日' },
    },
    {
      line: 'dunwell quote story.yaml --json',
      says: { en: 'for programs; amounts are fen, written as text', zh: '供程序使用；金额以分为单位，写作文本' },
    },
  ],
  run,
};
