// Which events a view holds, which of them are refused or wait, and the calendar of bill days that
// follows from them (docs/semantics.md, part 1 and 6.2).
import { dateInZone, dayIn, monthsLater, nextDayOfMonth, partsOf } from './dates.ts';
import type { Day } from './dates.ts';
import type { Event, Setting, Story, Terms } from './story.ts';

const amountMaxMinor = 100_000_000_000n;
/** What a reversal can name: a payment, a recovery or an auto-debit that succeeded. */
const isPayment = ({ type, isSuccess }: Event): boolean =>
  ['payment', 'autoDebit', 'recovery'].includes(type) && isSuccess;

/** Bill days and due dates: the setting that holds from a month on, in order. */
export interface Calendar {
  readonly first: Setting;
  readonly changes: { readonly fromMonth: number; readonly setting: Setting }[];
}

/** The events of one view, sorted out. `refused` grows while the days are worked through. */
export interface View {
  readonly story: Story;
  /** Every event of the view, also those that are refused, wait or change nothing. */
  readonly events: readonly Event[];
  /** What takes effect, by the date on which it does, in order of id. */
  readonly byDay: ReadonlyMap<Day, readonly Event[]>;
  readonly accepted: ReadonlyMap<string, Event>;
  readonly refused: Map<Event, string>;
  readonly waiting: readonly Event[];
  readonly opening: Event | null;
  readonly calendar: Calendar;
}

const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const byDateThenId = (a: Event, b: Event): number => a.on - b.on || inOrder(a.id, b.id);

/** The row of terms in force on a date; the first row also holds before it (1.8). */
export function termsOn(story: Story, day: Day): Terms {
  const row = story.terms.findLast((one) => one.from <= day) ?? story.terms[0];
  if (!row) throw new Error('terms without a row were let in');
  return row;
}

/** The date of the opening position, or the day the account opened: the first that can be shown (1.5). */
export const firstDayOf = (view: View): Day => view.opening?.on ?? view.story.openedOn;

function settingOf(calendar: Calendar, month: number): Setting {
  return calendar.changes.findLast((change) => change.fromMonth <= month)?.setting ?? calendar.first;
}

/** The first bill day after a date (2.1). */
export function nextBillDay(calendar: Calendar, after: Day): Day {
  const { month } = partsOf(after);
  const here = dayIn(month, settingOf(calendar, month).billDay);
  return here > after ? here : dayIn(month + 1, settingOf(calendar, month + 1).billDay);
}

/** The first date after a bill day with the due day of its setting (2.1). */
export function dueAfter(calendar: Calendar, billDay: Day): Day {
  return nextDayOfMonth(billDay, settingOf(calendar, partsOf(billDay).month).dueDay);
}

/** Was the event known at an instant (1.3)? Without `knownAt` it was, from 00:00 of its value date. */
export function isKnownAt(event: Event, instantMs: number, zone: string): boolean {
  if (event.knownAtMs !== null) return event.knownAtMs <= instantMs;
  return event.knownOn <= (dateInZone(instantMs, zone) ?? -Infinity);
}

/** Order of becoming known; 0 for the same instant. */
function compareKnown(a: Event, b: Event, zone: string): number {
  const isFirstInstant = ({ knownAtMs, knownOn }: Event): boolean =>
    knownAtMs === null || (dateInZone(knownAtMs - 1, zone) ?? knownOn) < knownOn;
  if (a.knownOn !== b.knownOn) return a.knownOn - b.knownOn;
  if (a.knownAtMs !== null && b.knownAtMs !== null) return a.knownAtMs - b.knownAtMs;
  return Number(isFirstInstant(b)) - Number(isFirstInstant(a));
}

/** 1.6 `id_reused`: of the bodies under one id the one known first stands, on a tie the smaller. */
function oneBodyPerId(events: readonly Event[], refused: Map<Event, string>, zone: string): Map<string, Event> {
  const standing = new Map<string, Event>();
  for (const event of events.toSorted((a, b) => compareKnown(a, b, zone) || inOrder(a.body, b.body))) {
    const first = standing.get(event.id);
    if (!first) standing.set(event.id, event);
    else if (first.body !== event.body) refused.set(event, 'id_reused');
  }
  return standing;
}

/** The faults of 1.6 that an event has by itself. */
function ownFault(event: Event, story: Story, opening: Event | null): string | null {
  if (event.hasAmount && event.amount <= 0n) return 'amount_not_positive';
  if (event.amount > amountMaxMinor) return 'amount_too_large';
  if (event.on < story.openedOn || (opening && event !== opening && event.on <= opening.on)) return 'before_opening';
  return event.hasOtherCurrency ? 'currency_mismatch' : null;
}

/** Refunds and reversals against their targets (1.6): refused with a kind, `waits`, or null when they fit. */
function targetFault(
  event: Event,
  view: { readonly standing: ReadonlyMap<string, Event>; readonly refused: ReadonlyMap<Event, string> },
  taken: Map<string, bigint>,
): string | null {
  const target = view.standing.get(event.of);
  if (!target) return 'waits';
  const isRefund = event.type === 'refund';
  const fits = isRefund ? target.type === 'purchase' : isPayment(target);
  if (!fits) return 'not_a_payment';
  // What was refused has no effect, so there is nothing yet that could be refunded or reversed.
  if (view.refused.has(target)) return 'waits';
  if (event.on < target.on) return isRefund ? 'refund_before_purchase' : 'reversal_before_payment';
  const before = taken.get(target.id) ?? 0n;
  const after = before + (isRefund ? event.amount : target.amount);
  if (after > target.amount) return isRefund ? 'refund_above_purchase' : 'already_reversed';
  taken.set(target.id, after);
  return null;
}

/** 6.2 and `due_day_change_not_offered`; a change that is accepted enters the calendar. */
function changeFault(event: Event, story: Story, calendar: Calendar, lastPostedOn: Day | null): string | null {
  const { change, settings } = termsOn(story, event.postedOn);
  const { setting } = event;
  const isOffered = settings.some(
    ({ billDay, dueDays }) => billDay === setting?.billDay && dueDays.includes(setting.dueDay),
  );
  const isOldEnough = change && monthsLater(story.openedOn, change.accountAgeMonthsMin) <= event.postedOn;
  const isApart =
    change && (lastPostedOn === null || monthsLater(lastPostedOn, change.everyMonthsMin) <= event.postedOn);
  if (!setting || !isOffered || !isOldEnough || !isApart) return 'due_day_change_not_offered';
  const lastOld = nextBillDay(calendar, event.postedOn);
  calendar.changes.push({ fromMonth: partsOf(lastOld).month + 1, setting });
  return null;
}

/** The view of a story on a date, over the events that `isKnown` lets in (1.3). */
export function viewOn(story: Story, lastDay: Day, isKnown: (event: Event) => boolean): View {
  const refused = new Map<Event, string>();
  const known = story.events.filter((event) => event.opening !== null || isKnown(event));
  const byId = oneBodyPerId(known, refused, story.zone);
  // 1.3: a reversal belongs to the view with what it names, whatever its own date.
  const isInView = (event: Event): boolean =>
    event.on <= lastDay || (event.type === 'paymentReversed' && (byId.get(event.of)?.on ?? Infinity) <= lastDay);
  const events = [...byId.values()].filter(isInView).toSorted(byDateThenId);
  const standing = new Map(events.map((event) => [event.id, event]));
  for (const event of refused.keys()) if (!isInView(event)) refused.delete(event);

  const opening = events.find((event) => event.opening !== null && ownFault(event, story, null) === null) ?? null;
  for (const event of events) {
    const fault = ownFault(event, story, opening);
    if (fault) refused.set(event, fault);
  }
  const waiting: Event[] = [];
  const taken = new Map<string, bigint>();
  for (const event of events) {
    if (event.of === '' || refused.has(event)) continue;
    const fault = targetFault(event, { standing, refused }, taken);
    if (fault === 'waits') waiting.push(event);
    else if (fault) refused.set(event, fault);
  }
  const isGood = (event: Event): boolean => !refused.has(event) && !waiting.includes(event);
  for (const event of events.filter((one) => one.type === 'chargeOff' && isGood(one)).slice(1)) {
    refused.set(event, 'already_charged_off');
  }
  const calendar: Calendar = { first: story.setting, changes: [] };
  let lastPostedOn: Day | null = null;
  // A due-day change is judged on its posting date, not before (1.6).
  const changes = events.filter((one) => one.type === 'dueDayChange' && isGood(one) && one.postedOn <= lastDay);
  for (const event of changes.toSorted((a, b) => a.postedOn - b.postedOn || inOrder(a.id, b.id))) {
    const fault = changeFault(event, story, calendar, lastPostedOn);
    if (fault) refused.set(event, fault);
    else lastPostedOn = event.postedOn;
  }

  // A payment that was reversed is taken out at its own date (5.4); a failed auto-debit changes nothing (5.5).
  const reversed = new Set(events.filter((one) => one.type === 'paymentReversed' && isGood(one)).map((one) => one.of));
  const effective = events.filter((event) => isGood(event) && event.isSuccess && !reversed.has(event.id));
  const byDay = new Map<Day, Event[]>();
  for (const event of effective) {
    const day = event.type === 'dueDayChange' ? event.postedOn : event.on;
    byDay.set(day, [...(byDay.get(day) ?? []), event]);
  }
  const accepted = new Map(effective.map((event) => [event.id, event]));
  return { story, events, byDay, accepted, refused, waiting, opening, calendar };
}
