import type { Day } from '../time/index.ts';
import { ownShortfallOf, unpaidOf } from './state.ts';
import type { AccountState, Bill } from './state.ts';

/**
 * The earliest due date among the obligations that count on a day (docs/semantics.md 3.2), or `day` itself
 * when none does. With `mark` each open bill remembers whether it is past due.
 */
export function oldestUnmetDueOn(state: AccountState, day: Day, mark: boolean): Day {
  const limit = day - state.row.graceDays;
  const floor = Math.max(1, state.row.floor);
  let oldest = day;
  let olderUnpaid = 0;
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    const unpaid = unpaidOf(bill);
    const minimumCounts = bill.dueOn < limit && ownShortfallOf(bill) + olderUnpaid >= floor;
    const restCounts = bill.nextDueOn < limit && unpaid >= floor;
    if (minimumCounts && bill.dueOn < oldest) oldest = bill.dueOn;
    if (restCounts && bill.nextDueOn < oldest) oldest = bill.nextDueOn;
    if (mark) bill.pastDue = minimumCounts || restCounts;
    olderUnpaid += unpaid;
  }
  return oldest;
}

/** Days past due on a day: 0 when no obligation counts. */
export const daysPastDueOf = (state: AccountState, day: Day): number => day - oldestUnmetDueOn(state, day, false);

/** All that is unpaid of the bills that are past due at the end of `state.on`. */
export function pastDueAmountOf(state: AccountState): { readonly amount: number; readonly bills: readonly Bill[] } {
  const copies = state.bills.slice(state.firstOpen).map((bill) => bill.pastDue);
  oldestUnmetDueOn(state, state.on, true);
  const late = state.bills.slice(state.firstOpen).filter((bill) => bill.pastDue);
  // The marks of the day's start are put back: they are what labelled today's interest.
  copies.forEach((mark, index) => {
    (state.bills[state.firstOpen + index] as Bill).pastDue = mark;
  });
  let amount = 0;
  for (const bill of late) amount += unpaidOf(bill);
  return { amount, bills: late };
}

/** What the minimum of the latest bill still lacks, with the penalty and late fee on that bill (3.6). */
export function minimumLeftOf(state: AccountState): number {
  let olderUnpaid = 0;
  for (let index = state.firstOpen; index < state.bills.length - 1; index += 1) {
    olderUnpaid += unpaidOf(state.bills[index] as Bill);
  }
  const latest = state.bills.at(-1);
  if (latest === undefined) return 0;
  const extra = unpaidOf(latest) - latest.principal - latest.instalment - latest.interest - latest.fee;
  return ownShortfallOf(latest) + olderUnpaid + extra;
}
