import type { AccountEvent, AccountEventType, History, Position, Statement } from '../../core/account/index.ts';
import type { BookName, Transfer } from '../../core/ledger/index.ts';
import type { Day } from '../../core/time/index.ts';
import { historyWords } from './history-words.ts';
import type { HistoryWords } from './history-words.ts';
import { eventWordsWithKnown } from './story-events.ts';
import type { Speaking } from './story-events.ts';
import { eventsKnown } from './story-input.ts';
import type { StoryView } from './story-input.ts';

/** A stretch of days with what moved in them and, where there is one, the day before, by which changes are seen. */
export interface Stretch {
  readonly view: StoryView;
  readonly history: History;
  readonly days: readonly Position[];
  readonly before: Position | null;
  /** Movements between books of account from the beginning to the last day. */
  readonly transfers: readonly Transfer[];
}

/** What is needed to tell what happened. */
export interface Telling {
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

const sumOf = (transfers: readonly Transfer[]): bigint =>
  transfers.reduce((sum, transfer) => sum + transfer.amountMinor, 0n);

export const tellingOf = (stretch: Stretch, say: Speaking): Telling => ({
  stretch,
  say,
  words: historyWords[say.lang],
  events: eventsKnown(stretch.view),
});

function billLines({ words, say, stretch }: Telling, on: Day): readonly string[] {
  const bill = stretch.history.statements.find((statement) => statement.issuedOn === on);
  if (bill === undefined) return [];
  const used = sumOf(
    stretch.transfers.filter((transfer) => transfer.valueOn === on && transfer.what === 'creditApplied'),
  );
  if (bill.silent) return [words.silentBill, ...(used === 0n ? [] : [words.creditApplied(say.money(used))])];
  return [
    words.bill(say.money(bill.totalMinor), say.money(bill.minimumMinor), say.shortDay(bill.dueOn)),
    ...(used === 0n ? [] : [words.creditApplied(say.money(used))]),
  ];
}

function dueLines({ stretch, words, say, events }: Telling, on: Day): readonly string[] {
  const opening = events.find((event) => event.type === 'opening');
  const printed = stretch.history.statements.filter((statement: Statement) => !statement.silent);
  return [...(opening?.bills ?? []), ...printed]
    .filter((bill) => bill.dueOn === on)
    .map((bill) => words.dueDate(say.shortDay(bill.issuedOn)));
}

/** What a payment went to, in the order of the waterfall: `penalty interest ¥5.00, principal ¥100.00`. */
function paidFor({ stretch, words, say }: Telling, event: AccountEvent): string {
  const byBook = new Map<BookName, bigint>();
  for (const { cause, what, credit, amountMinor } of stretch.transfers) {
    const ofPayment = cause === event.id && what === event.type;
    if (ofPayment) byBook.set(credit, (byBook.get(credit) ?? 0n) + amountMinor);
  }
  const parts = [...byBook].flatMap(([book, minor]) => {
    const name = words.books[book];
    return name === undefined ? [] : [{ name, minor }];
  });
  const only = parts.length === 1 ? parts[0]?.name : undefined;
  return only ?? parts.map(({ name, minor }) => `${name} ${say.money(minor)}`).join(words.comma);
}

const isPayment = (event: AccountEvent): boolean => ['payment', 'autoDebit', 'recovery'].includes(event.type);

function eventLine(telling: Telling, event: AccountEvent): string {
  const { stretch, words, say, events } = telling;
  const told = eventWordsWithKnown(event, say);
  if (stretch.history.faults.some((fault) => fault.at === event.id)) return words.refused(told);
  if (stretch.history.waiting.includes(event.id)) return words.waiting(told);
  const back = events.find((other) => other.type === 'paymentReversed' && other.of === event.id);
  if (back !== undefined) return words.cameBack(told, say.shortDay(back.on));
  if (stretch.history.exceptions.some((exception) => exception.at === event.id)) return words.seeBelow(told);
  const parts = isPayment(event) ? paidFor(telling, event) : '';
  return parts === '' ? told : words.wentTo(told, parts);
}

/** What the engine did of itself that day: a late fee, a settlement that was completed. */
function ownLines({ stretch, words, say }: Telling, on: Day): readonly string[] {
  const ofDay = stretch.transfers.filter((transfer) => transfer.valueOn === on);
  const lateFee = sumOf(ofDay.filter((transfer) => transfer.what === 'lateFeeCharged'));
  const writtenDown = sumOf(ofDay.filter((transfer) => transfer.what === 'writtenDown'));
  return [
    ...(lateFee === 0n ? [] : [words.lateFee(say.money(lateFee))]),
    ...(writtenDown === 0n ? [] : [words.writtenDown(say.money(writtenDown))]),
  ];
}

function pastDueLines({ words }: Telling, before: number, day: Position): readonly string[] {
  const now = day.daysPastDue;
  if (before === 0 && now === 0) return day.pastDueDuring ? [words.pastDueDuring] : [];
  if (before === 0 && now > 0) return [words.pastDueBegins(now)];
  if (before > 0 && now === 0) return [words.pastDueEnds];
  return now < before ? [words.pastDueFalls(now)] : [];
}

/** Everything that happened on a day of a stretch, in the order in which it took effect. */
export function happenedOn(telling: Telling, index: number): readonly string[] {
  const { stretch, events } = telling;
  const day = stretch.days[index] as Position;
  const before = stretch.days[index - 1] ?? stretch.before;
  const ofDay = events
    .filter((event) => event.on === day.on)
    .toSorted((one, other) => order.indexOf(one.type) - order.indexOf(other.type) || (one.id < other.id ? -1 : 1));
  return [
    ...billLines(telling, day.on),
    ...dueLines(telling, day.on),
    ...ofDay.map((event) => eventLine(telling, event)),
    ...ownLines(telling, day.on),
    ...pastDueLines(telling, before?.daysPastDue ?? 0, day),
  ];
}

/** The days of a stretch on which something happened, and its last. A bill day with nothing to bill is not one. */
export function daysOfChange(stretch: Stretch, say: Speaking): readonly Position[] {
  const telling = tellingOf(stretch, say);
  const last = stretch.days.length - 1;
  const { silentBill } = telling.words;
  return stretch.days.filter(
    (_, index) => index === last || happenedOn(telling, index).some((line) => line !== silentBill),
  );
}
