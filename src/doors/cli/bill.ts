import { writePosition, writeStatement } from '../../core/account/index.ts';
import type { Statement } from '../../core/account/index.ts';
import { err, ok } from '../../core/result/index.ts';
import type { Result } from '../../core/result/index.ts';
import { isoFromDay } from '../../core/time/index.ts';
import { billText } from './bill-text.ts';
import type { Call, Command } from './command.ts';
import { tellFault } from './faults.ts';
import { linesOfBill, standingOf } from './story-bills.ts';
import type { Standing } from './story-bills.ts';
import { speakingOf } from './story-events.ts';
import { headingData } from './story-heading.ts';
import { knownOption, onOption, readDateOption, readStoryView, tellFileFaults } from './story-input.ts';
import type { StoryView } from './story-input.ts';
import { noteData } from './story-notes.ts';

const usage = 'dunwell bill STORY [--bill DATE | --all] [--on DATE] [--known INSTANT]';

/** More bill days than this are not listed in a fault. */
const billDaysListedMax = 12;

/** The statements that a call asks for: the latest, one by its bill day, or all. */
function chosen(call: Call, statements: readonly Statement[]): Result<readonly Statement[]> {
  const asked = readDateOption(call, 'bill');
  if (!asked.ok) return asked;
  if (asked.value !== undefined && call.options['all'] === true) {
    return err({ kind: 'usage', message: '`--bill` and `--all` exclude each other; write one of them' });
  }
  if (call.options['all'] === true) return ok(statements);
  if (asked.value === undefined) return ok(statements.slice(-1));
  const found = statements.filter((statement) => statement.issuedOn === asked.value);
  if (found.length > 0) return ok(found);
  const days = statements.slice(-billDaysListedMax).map((statement) => `\`${isoFromDay(statement.issuedOn)}\``);
  const accepted = days.length === 0 ? 'a later `--on`; no bill was issued by then' : `one of ${days.join(', ')}`;
  const message = `--bill: no bill was printed on \`${isoFromDay(asked.value)}\`; write ${accepted}`;
  return err({ kind: 'usage', message });
}

function billData(view: StoryView, standing: Standing, statement: Statement): object {
  const state = standing.position.bills.findIndex((bill) => bill.issuedOn === statement.issuedOn);
  const bills = (writePosition(standing.position) as { bills: readonly object[] }).bills;
  return {
    statement: writeStatement(statement),
    events: linesOfBill(view, standing, statement).map((event) => event.id),
    state: bills[state] ?? null,
  };
}

function run(call: Call): number {
  const view = readStoryView(call, usage);
  if (!view.ok) return tellFileFaults(call, view.fault);
  const standing = standingOf(view.value);
  if (!standing.ok) return tellFault(call, standing.fault);
  const shown = chosen(call, standing.value.statements);
  if (!shown.ok) return tellFault(call, shown.fault);
  if (call.json) {
    const bills = shown.value.map((statement) => billData(view.value, standing.value, statement));
    const data = { bill: 'dunwell/1', ...headingData(view.value), bills, ...noteData(standing.value.notes) };
    call.out(JSON.stringify(data, null, 2));
  } else call.out(billText(view.value, standing.value, shown.value, speakingOf(view.value.story, call.lang)));
  return 0;
}

/** `dunwell bill`: a bill as it was printed, and its state now. */
export const billCommand: Command = {
  name: 'bill',
  summary: {
    en: 'a bill as it was printed, how its minimum adds up, and what is left of it now',
    zh: '账单出账时的内容、最低还款额怎么算、现在还剩多少',
  },
  usage,
  options: [
    {
      name: 'bill',
      value: 'DATE',
      says: { en: 'the bill of this bill day; default: the latest', zh: '该账单日的账单；默认最近一期' },
    },
    { name: 'all', says: { en: 'every bill, the oldest first', zh: '全部账单，从最早一期开始' } },
    onOption,
    knownOption,
  ],
  examples: [
    {
      line: 'dunwell bill examples/minimum-ten-days-late/story.yaml',
      says: { en: 'the latest bill, with what was carried over', zh: '最近一期账单，含以前账单未还的部分' },
    },
    {
      line: 'dunwell bill examples/bounced-payment/story.yaml --all --lang zh',
      says: {
        en: 'all bills in Chinese; a payment that came back is a correction on the next one',
        zh: '用中文看全部账单；被撤销的还款记在下一期的更正里',
      },
    },
  ],
  run,
};
