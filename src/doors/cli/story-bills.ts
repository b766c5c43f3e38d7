import { historyOf, statementsUntil, termsOn } from '../../core/account/index.ts';
import type { AccountEvent, BillPosition, History, Position, Statement, Story } from '../../core/account/index.ts';
import { ok } from '../../core/result/index.ts';
import type { Fault, Result } from '../../core/result/index.ts';
import { addDays } from '../../core/time/index.ts';
import type { Day } from '../../core/time/index.ts';
import { eventsKnown } from './story-input.ts';
import type { StoryView } from './story-input.ts';

/** A bill day with its due date. */
export interface BillDays {
  readonly issuedOn: Day;
  readonly dueOn: Day;
}

/** Everything the engine says of a story on one date. */
export interface Standing {
  readonly position: Position;
  readonly statements: readonly Statement[];
  readonly notes: Pick<History, 'faults' | 'waiting' | 'exceptions'>;
  /** The bill after the date, as it would be printed if nothing else happened. */
  readonly next: Statement | null;
  /** All bills up to the date, in order of issue, those brought in by an opening position included. */
  readonly bills: readonly BillDays[];
}

/** No month is left without a bill day, so two months hold the next one. */
const nextBillWithinDays = 62;

/** Whether an event counts in the corrected view on a date: a reversal does as soon as its payment does. */
function countsBy(event: AccountEvent, on: Day, byId: ReadonlyMap<string, AccountEvent>): boolean {
  if (event.type === 'dueDayChange') return event.on <= on && event.knownOn <= on;
  const target = event.type === 'paymentReversed' ? byId.get(event.of) : undefined;
  return (target?.on ?? event.on) <= on;
}

/** The first bill after `on` if nothing happens after `on`; the engine prints it from the events until then. */
function nextBill(story: Story, events: readonly AccountEvent[], on: Day): Statement | null {
  const byId = new Map(events.map((event) => [event.id, event]));
  const until: Story = { ...story, events: events.filter((event) => countsBy(event, on, byId)) };
  return statementsUntil(until, addDays(on, nextBillWithinDays)).find((bill) => bill.issuedOn > on) ?? null;
}

/** Where an account stands on the date of a view. */
export function standingOf(view: StoryView): Result<Standing, Fault> {
  const { story, on, knowledge } = view;
  const history = historyOf(story, on, on, knowledge);
  if (!history.ok) return history;
  const { statements, faults, waiting, exceptions } = history.value;
  const events = eventsKnown(view);
  const opening = events.find((event) => event.type === 'opening');
  return ok({
    position: history.value.days[0] as Position,
    statements,
    notes: { faults, waiting, exceptions },
    next: nextBill(story, events, on),
    bills: [...(opening?.bills ?? []), ...statements].map(({ issuedOn, dueOn }) => ({ issuedOn, dueOn })),
  });
}

/** The due date of the bill issued next after a bill: the day on which its rest falls due. */
export function restDueOn(standing: Standing, issuedOn: Day): Day | null {
  const later = [...standing.bills, ...(standing.next === null ? [] : [standing.next])];
  return later.find((bill) => bill.issuedOn > issuedOn)?.dueOn ?? null;
}

/**
 * The due date that an open bill is past due since: its own while its minimum is unmet, else that of its rest.
 * Null when the bill is not past due, or when a floor leaves it open which of the two it is.
 */
export function pastDueSince(view: StoryView, standing: Standing, issuedOn: Day): Day | null {
  const { bills, on, daysPastDue } = standing.position;
  const index = bills.findIndex((bill) => bill.issuedOn === issuedOn);
  const bill = bills[index];
  if (bill?.pastDue !== true) return null;
  const floorMinor = termsOn(view.story.terms, on).pastDueFloorMinor;
  let olderUnpaid = 0n;
  for (const older of bills.slice(0, index)) olderUnpaid += unpaidMinorOf(older);
  // Whatever an older bill still holds belongs to the minimum of this one.
  if (olderUnpaid > 0n && olderUnpaid >= floorMinor) return bill.dueOn;
  const oldest = addDays(on, -daysPastDue);
  return oldest === bill.dueOn || oldest === restDueOn(standing, issuedOn) ? oldest : null;
}

/** All that is unpaid of a bill; interest that no bill has printed is not part of it. */
export const unpaidMinorOf = (bill: BillPosition): bigint =>
  bill.principalMinor + bill.instalmentMinor + bill.interestMinor + bill.feeMinor + bill.penaltyMinor;

const postedOn = (event: AccountEvent): Day =>
  event.type === 'purchase' && event.knownOn > event.on ? event.knownOn : event.on;

/**
 * What had happened between the bill before and a bill, as known when it was printed; corrections of earlier
 * bills and events that are refused are told elsewhere.
 */
export function linesOfBill(view: StoryView, standing: Standing, statement: Statement): readonly AccountEvent[] {
  const before = standing.bills.findLast((bill) => bill.issuedOn < statement.issuedOn)?.issuedOn ?? null;
  const elsewhere = new Set([...statement.corrections, ...standing.notes.faults.map((fault) => fault.at)]);
  return eventsKnown(view)
    .filter((event) => {
      const posted = postedOn(event);
      const inTime = posted < statement.issuedOn && event.knownOn < statement.issuedOn;
      return inTime && (before === null || posted >= before) && !elsewhere.has(event.id);
    })
    .toSorted((one, other) => one.on - other.on || (one.id < other.id ? -1 : 1));
}
