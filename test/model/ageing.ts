/** What is past due and since when: section 3 of docs/semantics.md. */
import { minorOf, shareOf, smaller, notBelowZero } from './exact.ts';
import { penaltyOf, unpaidOf } from './state.ts';
import type { Bill, State } from './state.ts';
import type { TermsRow } from './story.ts';

export interface Ageing {
  readonly daysPastDue: number;
  /** One answer a bill, in order of issue: whether it is past due, and whether its minimum obligation counts. */
  readonly pastDue: readonly boolean[];
  readonly minimumCounts: readonly boolean[];
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
  const counts = (shortfall: bigint, dueOn: number | null): boolean =>
    shortfall > 0n && shortfall >= floor && dueOn !== null && on > dueOn + terms.graceDays;
  const counting: number[] = [];
  const pastDue: boolean[] = [];
  const minimumCounts: boolean[] = [];
  let older = 0n;
  state.bills.forEach((bill, index) => {
    const restDueOn = bill.restDueOn ?? state.bills[index + 1]?.dueOn ?? null;
    const isMinimum = counts(missingOf(bill) + older, bill.dueOn);
    const isRest = counts(unpaidOf(bill), restDueOn);
    if (isMinimum) counting.push(bill.dueOn);
    if (isRest && restDueOn !== null) counting.push(restDueOn);
    pastDue.push(isMinimum || isRest);
    minimumCounts.push(isMinimum);
    older += unpaidOf(bill);
  });
  return { daysPastDue: counting.length === 0 ? 0 : on - Math.min(...counting), pastDue, minimumCounts };
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
