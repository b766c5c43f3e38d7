/** One date of one view, event by event in the order of section 1.5 of docs/semantics.md. */
import { dayOf } from './calendar-date.ts';
import { convert, completeOrLapse, refund, waive } from './agreements.ts';
import { minorOf, smaller } from './exact.ts';
import { emptyBill } from './issue.ts';
import { startDay } from './start-of-day.ts';
import type { Bill, State } from './state.ts';
import { isOf, termsOn } from './story.ts';
import type { EventOf, ModelEvent, OpeningBill, Story } from './story.ts';
import type { View } from './view.ts';
import { receive } from './waterfall.ts';

/** Where a view begins: nothing, at the end of the day before the account opened; or its opening position. */
export function firstState(view: View): State {
  const opening = view.opening?.body;
  const state: State = {
    on: view.beganOn,
    bills: [],
    pool: [],
    credit: 0n,
    agreements: [],
    settlements: [],
    chargedOff: false,
    room: 0n,
    charged: 0n,
    waivedByCap: 0n,
    daysPastDueBefore: 0,
    pastDueAtStart: false,
    faults: [],
    exceptions: [],
  };
  if (opening === undefined) return state;
  state.bills = opening.bills.map((bill, index) => broughtIn(bill, index === opening.bills.length - 1, view));
  state.credit = minorOf(opening.credit ?? 0);
  const unbilled = minorOf(opening.unbilled ?? 0);
  if (unbilled > 0n) state.pool = [{ postedOn: view.beganOn, amount: unbilled }];
  return state;
}

function broughtIn(bill: OpeningBill, isLast: boolean, view: View): Bill {
  const issuedOn = dayOf(bill.issuedOn);
  const { nextBillDay, dueOf } = view.calendar;
  return {
    ...emptyBill(issuedOn, dayOf(bill.dueOn), termsOn(view.story, issuedOn).minimumRatioPpm),
    restDueOn: isLast ? dueOf(nextBillDay(issuedOn)) : null,
    base: minorOf(bill.base),
    principal: minorOf(bill.principal),
    paid: minorOf(bill.paid ?? 0),
    interest: minorOf(bill.interest ?? 0),
    fee: minorOf(bill.fee ?? 0),
    // What was brought in is unpaid from the beginning: nothing was charged for it here, so nothing is taken yet.
    penaltyTaken: -minorOf(bill.penalty ?? 0),
    revolvingTaken: -minorOf(bill.accrued ?? 0),
  };
}

const ofType = <T extends ModelEvent['body']['type']>(events: readonly ModelEvent[], type: T): EventOf<T>[] =>
  events.filter((event): event is EventOf<T> => isOf(event, type));

/** Moves `state` from the end of the day before to the end of `on`. */
export function liveDay(state: State, view: View, on: number): void {
  startDay(state, view, on);
  const events = view.byDay.get(on) ?? [];
  const terms = termsOn(view.story, on);
  for (const change of view.changesByDay.get(on) ?? [])
    if (state.pastDueAtStart) state.exceptions.push({ at: change.id, kind: 'due_day_change_while_past_due' });
  if (events.length > 0) {
    for (const event of ofType(events, 'purchase')) purchase(state, event, view.story);
    for (const event of ofType(events, 'conversion')) convert(state, event, terms);
    for (const { id, body, amount } of ofType(events, 'settlement')) {
      const until = body.until === undefined ? null : dayOf(body.until);
      state.settlements.push({ id, until, agreed: amount ?? 0n, received: 0n });
    }
    let excess = 0n;
    for (const event of ofType(events, 'refund')) excess += refund(state, event, view);
    for (const event of ofType(events, 'waiver')) waive(state, event);
    const paid = paymentsOf(events, view);
    receive(state, terms, paid + excess);
    for (const settlement of state.settlements)
      if (settlement.until === null || on <= settlement.until) settlement.received += paid;
  }
  completeOrLapse(state);
  for (const event of ofType(events, 'creditRefund')) refundCredit(state, event);
  if (ofType(events, 'chargeOff').length > 0) state.chargedOff = true;
}

/** Payments, successful auto-debits and recoveries of the day that no reversal takes out. */
function paymentsOf(events: readonly ModelEvent[], view: View): bigint {
  const paid = events.filter(
    (event) =>
      isOf(event, 'payment') ||
      isOf(event, 'recovery') ||
      (isOf(event, 'autoDebit') && event.body.result === 'success'),
  );
  return paid.reduce((sum, { id, amount }) => sum + (view.reversed.has(id) ? 0n : (amount ?? 0n)), 0n);
}

function purchase(state: State, { id, amount, on, postedOn }: EventOf<'purchase'>, story: Story): void {
  if (state.daysPastDueBefore >= termsOn(story, on).freezeOnDaysPastDue)
    state.exceptions.push({ at: id, kind: 'purchase_while_past_due' });
  state.pool.push({ postedOn, amount: amount ?? 0n });
  state.pool.sort((a, b) => a.postedOn - b.postedOn);
}

function refundCredit(state: State, { id, amount }: EventOf<'creditRefund'>): void {
  const refunded = smaller(state.credit, amount ?? 0n);
  state.credit -= refunded;
  if (refunded < (amount ?? 0n)) state.exceptions.push({ at: id, kind: 'credit_refund_exceeds' });
}
