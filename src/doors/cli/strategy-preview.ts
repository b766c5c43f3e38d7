import type { LivedDay } from '../../core/review/index.ts';
import type { Move } from '../../core/strategy/index.ts';
import { addDays } from '../../core/time/index.ts';
import { daysWord } from './arrears-words.ts';
import type { Call } from './command.ts';
import { tellFault } from './faults.ts';
import { asJson } from './json.ts';
import { mayContactWords } from './may-contact-words.ts';
import { daysOption, livedDays } from './strategy-input.ts';
import { ask, channelWords, COLUMNS_MAX, dayData, guardWords, headLines } from './strategy-telling.ts';
import type { Asked, Telling } from './strategy-telling.ts';
import { moveWords } from './strategy-words.ts';
import { drawTable } from './table.ts';
import { clipText, wrapText } from './wrap.ts';

const DONE = 0;
const WHAT_COLUMNS_MAX = 34;
const PREVIEW_DAYS = 120;
const PREVIEW_DAYS_MAX = 1_100;

/** The title of a step, short enough for a table. */
const shortStep = (id: string, told: Telling): string =>
  clipText(told.strategy.byId.get(id)?.title?.[told.lang] ?? id, WHAT_COLUMNS_MAX);

/**
 * What moved, as short as a table wants it; the reasons stand in `explain`. Null: no line of its own. Being in another
 * arm is no news on any day.
 */
function moveLine(move: Move, told: Telling): string | null {
  const { words } = told;
  if (move.kind === 'skipped') return words.skipped(shortStep(move.step, told));
  if (move.kind === 'ended') return words.ended(shortStep(move.step, told));
  if (move.kind !== 'mark') return moveWords(move, told.strategy);
  const { mark } = move;
  if (mark.verdict === 'visited' || mark.because.kind === 'other_arm') return null;
  return words.passed(shortStep(mark.step, told));
}

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
    .flatMap((move) => moveLine(move, told) ?? [])
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
