import type { AccountEvent, AccountEventType, History, Position, Statement } from '../../core/account/index.ts';
import type { Day } from '../../core/time/index.ts';
import { historyWords } from './history-words.ts';
import type { HistoryWords } from './history-words.ts';
import { eventWordsWithKnown } from './story-events.ts';
import type { Speaking } from './story-events.ts';
import { headingLines, knownLine } from './story-heading.ts';
import { eventsKnown } from './story-input.ts';
import type { StoryView } from './story-input.ts';
import { noteLines } from './story-notes.ts';
import { drawTable, widthOf } from './table.ts';
import { wrapText } from './wrap.ts';

/** A stretch of days with, where there is one, the day before it, by which changes are seen. */
export interface Stretch {
  readonly view: StoryView;
  readonly history: History;
  readonly days: readonly Position[];
  readonly before: Position | null;
}

interface Telling {
  readonly stretch: Stretch;
  readonly say: Speaking;
  readonly words: HistoryWords;
  readonly events: readonly AccountEvent[];
}

/** The order of docs/semantics.md 1.5, for events of one day. */
const order: readonly AccountEventType[] = [
  'opening',
  'purchase',
  'conversion',
  'dueDayChange',
  'settlement',
  'refund',
  'waiver',
  'payment',
  'autoDebit',
  'recovery',
  'paymentReversed',
  'creditRefund',
  'chargeOff',
];
const columnsMax = 100;

function billLine({ words, say }: Telling, statement: Statement): string {
  if (statement.silent) return words.silentBill;
  return words.bill(say.money(statement.totalMinor), say.money(statement.minimumMinor), say.shortDay(statement.dueOn));
}

function dueLines(telling: Telling, on: Day): readonly string[] {
  const { stretch, words, say, events } = telling;
  const opening = events.find((event) => event.type === 'opening');
  const brought = (opening?.bills ?? []).filter((bill) => bill.dueOn === on);
  const printed = stretch.history.statements.filter((statement) => statement.dueOn === on && !statement.silent);
  return [...brought, ...printed].map((bill) => words.dueDate(say.shortDay(bill.issuedOn)));
}

function eventLine(telling: Telling, event: AccountEvent): string {
  const { stretch, words, say, events } = telling;
  const told = eventWordsWithKnown(event, say);
  if (stretch.history.faults.some((fault) => fault.at === event.id)) return words.refused(told);
  if (stretch.history.waiting.includes(event.id)) return words.waiting(told);
  const back = events.find((other) => other.type === 'paymentReversed' && other.of === event.id);
  return back === undefined ? told : words.cameBack(told, say.shortDay(back.on));
}

function pastDueLines({ words }: Telling, before: number, now: number): readonly string[] {
  if (before === 0 && now > 0) return [words.pastDueBegins];
  if (before > 0 && now === 0) return [words.pastDueEnds];
  return now < before ? [words.pastDueFalls(now)] : [];
}

/** Everything that happened on a day, in the order in which it took effect. */
function happenedOn(telling: Telling, index: number): readonly string[] {
  const { stretch, events } = telling;
  const day = stretch.days[index] as Position;
  const before = stretch.days[index - 1] ?? stretch.before;
  const ofDay = events
    .filter((event) => event.on === day.on)
    .toSorted((one, other) => order.indexOf(one.type) - order.indexOf(other.type) || (one.id < other.id ? -1 : 1));
  return [
    ...stretch.history.statements.filter((bill) => bill.issuedOn === day.on).map((bill) => billLine(telling, bill)),
    ...dueLines(telling, day.on),
    ...ofDay.map((event) => eventLine(telling, event)),
    ...pastDueLines(telling, before?.daysPastDue ?? 0, day.daysPastDue),
  ];
}

const tellingOf = (stretch: Stretch, say: Speaking): Telling => ({
  stretch,
  say,
  words: historyWords[say.lang],
  events: eventsKnown(stretch.view.story, stretch.view.knownAt),
});

/** The days of a stretch on which something happened, and its last day. A bill day with nothing to bill is not one. */
export function daysOfChange(stretch: Stretch, say: Speaking): readonly Position[] {
  const telling = tellingOf(stretch, say);
  const last = stretch.days.length - 1;
  const { silentBill } = telling.words;
  return stretch.days.filter(
    (_, index) => index === last || happenedOn(telling, index).some((line) => line !== silentBill),
  );
}

function rowsOf(telling: Telling, shown: readonly Position[]): readonly (readonly string[])[] {
  const { stretch, say, words } = telling;
  const wide = (texts: readonly string[], head: string): number => Math.max(widthOf(head), ...texts.map(widthOf));
  const dayWidth = wide(
    shown.map((day) => say.day(day.on)),
    words.day,
  );
  const owedWidth = wide(
    shown.map((day) => say.money(day.owedMinor)),
    words.owed,
  );
  const pastDueWidth = wide(
    shown.map((day) => say.money(day.pastDueMinor)),
    words.pastDue,
  );
  const left = columnsMax - dayWidth - owedWidth - pastDueWidth - Math.max(5, widthOf(words.daysPastDue)) - 8;
  return shown.flatMap((day) => {
    const index = stretch.days.indexOf(day);
    const happened = happenedOn(telling, index);
    const isEnd = shown.length < stretch.days.length && index === stretch.days.length - 1 && happened.length === 0;
    const lines = (isEnd ? [words.end] : happened).flatMap((text) =>
      wrapText(text, left).map((line, at) => (at === 0 ? line : `  ${line}`)),
    );
    const late = day.daysPastDue > 0;
    const first = [
      say.day(day.on),
      say.money(day.owedMinor),
      late ? say.money(day.pastDueMinor) : '',
      late ? String(day.daysPastDue) : '',
      lines[0] ?? '',
    ];
    return [first, ...lines.slice(1).map((line) => ['', '', '', '', line])];
  });
}

/** The answer of `dunwell history`, as text. */
export function historyText(stretch: Stretch, shown: readonly Position[], say: Speaking): string {
  const telling = tellingOf(stretch, say);
  const { words } = telling;
  const [first, last] = [stretch.days[0] as Position, stretch.days.at(-1) as Position];
  const known = knownLine(stretch.view, say);
  return [
    ...headingLines(stretch.view, say),
    '',
    words.fromTo(say.day(first.on), say.day(last.on)),
    ...(known === '' ? [] : [known]),
    ...(shown.length < stretch.days.length ? [words.onlyChanges] : []),
    '',
    drawTable({
      columns: [
        { head: words.day },
        { head: words.owed, align: 'right' },
        { head: words.pastDue, align: 'right' },
        { head: words.daysPastDue, align: 'right' },
        { head: words.happened },
      ],
      rows: rowsOf(telling, shown),
    }),
    ...noteLines(stretch.history, stretch.view.story, say),
  ].join('\n');
}
