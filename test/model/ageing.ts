/** What is past due and since when: section 3 of docs/semantics.md. */
import { minorOf, shareOf, smaller, notBelowZero } from './exact.ts';
import { penaltyOf, unpaidOf } from './state.ts';
import type { Bill, State } from './state.ts';
import type { TermsRow } from './story.ts';

export interface Ageing {
  readonly daysPastDue: number;
  /** One answer a bill, in order of issue. */
  readonly pastDue: readonly boolean[];
}

/** What is missing of a bill's own minimum (3.1). */
function missingOf(bill: Bill): bigint {
  const wanted = shareOf(bill.base, bill.minimumRatioPpm);
  const missingPrincipal = smaller(bill.principal, notBelowZero(wanted - bill.paid));
  return bill.interest + bill.fee + bill.instalment + missingPrincipal;
}

/** The obligations of every bill, on `on`; what counts makes its bill past due (3.2, 3.4). */
export function ageing(state: State, on: number, terms: TermsRow): Ageing {
  const floor = minorOf(terms.pastDueFloor);
  const counts = (shortfall: bigint, dueOn: number | null): dueOn is number =>
    shortfall > 0n && shortfall >= floor && dueOn !== null && on > dueOn + terms.graceDays;
  const counting: number[] = [];
  const pastDue: boolean[] = [];
  let older = 0n;
  state.bills.forEach((bill, index) => {
    const restDueOn = bill.restDueOn ?? state.bills[index + 1]?.dueOn ?? null;
    const minimumCounts = counts(missingOf(bill) + older, bill.dueOn);
    const restCounts = counts(unpaidOf(bill), restDueOn);
    if (minimumCounts) counting.push(bill.dueOn);
    if (restCounts && restDueOn !== null) counting.push(restDueOn);
    pastDue.push(minimumCounts || restCounts);
    older += unpaidOf(bill);
  });
  return { daysPastDue: counting.length === 0 ? 0 : on - Math.min(...counting), pastDue };
}

/** Whether the minimum obligation of the bill at `index` counts on `on`; the late fee asks (4.5). */
export function minimumCounts(state: State, index: number, on: number, terms: TermsRow): boolean {
  const bill = state.bills[index];
  if (bill === undefined) return false;
  const shortfall = minimumShortfall(state, index);
  return shortfall > 0n && shortfall >= minorOf(terms.pastDueFloor) && on > bill.dueOn + terms.graceDays;
}

/** Shortfall of the minimum, both parts: what its own lacks and all that is unpaid of older bills. */
function minimumShortfall(state: State, index: number): bigint {
  const bill = state.bills[index];
  const older = state.bills.slice(0, index).reduce((sum, one) => sum + unpaidOf(one), 0n);
  return bill === undefined ? 0n : missingOf(bill) + older;
}

/** Still to pay of the minimum (3.6): the latest bill's shortfall, and the penalty and late fee on it. */
export function minimumLeft(state: State): bigint {
  const latest = state.bills.at(-1);
  if (latest === undefined) return 0n;
  return minimumShortfall(state, state.bills.length - 1) + penaltyOf(latest) + latest.lateFee;
}
