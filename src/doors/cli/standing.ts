import { writePosition } from '../../core/account/index.ts';
import { roadBack, standingOf } from '../../core/standing/index.ts';
import type { AccountStanding } from '../../core/standing/index.ts';
import { accountsUsage, readAccounts } from './accounts-input.ts';
import type { Call, Command } from './command.ts';
import { tellFault } from './faults.ts';
import { asJson } from './json.ts';
import { standingText } from './standing-text.ts';
import type { StandingAnswer } from './standing-text.ts';
import { speakingOf } from './story-events.ts';
import { headingData } from './story-heading.ts';
import { knownOption, onOption, tellFileFaults } from './story-input.ts';
import type { StoryView } from './story-input.ts';

const usage = `dunwell standing ${accountsUsage} [--on DATE] [--known INSTANT]`;

function accountData(view: StoryView, standing: AccountStanding): object {
  const { days: _, position, account: __, ...rest } = standing;
  return { ...headingData(view), position: writePosition(position), ...rest };
}

function standingData({ views, standing, road }: StandingAnswer): object {
  return {
    standing: 'dunwell/1',
    accounts: standing.accounts.map((account, index) => accountData(views[index] as StoryView, account)),
    person: { ...standing.person, grade: standing.grade },
    roadBack: road,
  };
}

function run(call: Call): number {
  const asked = readAccounts(call, usage);
  if (!asked.ok) return tellFileFaults(call, asked.fault);
  const { views, accounts, on, knownAt } = asked.value;
  const standing = standingOf(accounts, { on, knownAt });
  if (!standing.ok) return tellFault(call, standing.fault);
  const road = roadBack(accounts, { on, knownAt });
  if (!road.ok) return tellFault(call, road.fault);
  const answer: StandingAnswer = { views, standing: standing.value, road: road.value };
  if (call.json) call.out(asJson(standingData(answer)));
  else call.out(standingText(answer, call.lang, (view) => speakingOf(view.story, call.lang)));
  return 0;
}

/** `dunwell standing`: the line, the grade with reasons, what is reported, and the shortest road back. */
export const standingCommand: Command = {
  name: 'standing',
  summary: {
    en: 'will I get my account back, and when: line, grade with reasons, reports, the shortest road back',
    zh: '额度何时恢复：额度状态、信用档位及原因、征信报送、最快的恢复办法',
  },
  usage,
  options: [onOption, knownOption],
  examples: [
    {
      line: 'dunwell standing examples/standing/first-questions/story.yaml',
      says: {
        en: 'past due today: what is frozen, and the shortest road back',
        zh: '今天逾期：哪些被冻结，怎样最快恢复',
      },
    },
    {
      line: 'dunwell standing one.yaml two.yaml --on 2026-11-23 --json',
      says: { en: 'two accounts of one person, for programs', zh: '同一人的两个账户，供程序使用' },
    },
  ],
  run,
};
