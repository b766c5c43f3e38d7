import { daysPastDueOf } from './ageing.ts';
import { accruedOf, cloneState, ownShortfallOf, payoffOf, penaltyOf, unpaidOf } from './state.ts';
import type { AccountState, Bill } from './state.ts';
import { applyPayments } from './waterfall.ts';

/** A place in the waterfall: what is unpaid there and how much of it must be paid for the account to be cured. */
interface Place {
  readonly amount: number;
  readonly needed: number;
}

type Needs = 'nothing' | 'minimum' | 'everything';

/** What each open bill must have paid at the end of `state.on` so that none of its obligations counts. */
function needsOf(state: AccountState): readonly Needs[] {
  const limit = state.on - state.row.graceDays;
  const open = state.bills.slice(state.firstOpen);
  const lastDue = open.findLastIndex((bill) => bill.dueOn < limit);
  return open.map((bill, index) => {
    // The minimum of a later bill asks for everything of the older ones.
    if (index < lastDue || bill.nextDueOn < limit) return 'everything';
    return index === lastDue ? 'minimum' : 'nothing';
  });
}

function placesOf(bill: Bill, needs: Needs): Readonly<Record<'fee' | 'penalty' | 'interest' | 'principal', Place>> {
  const all = needs === 'everything';
  const least = needs !== 'nothing';
  const lateFee = bill.lateFee;
  const principal = bill.principal + bill.instalment;
  const missing = ownShortfallOf(bill) - bill.interest - bill.fee;
  return {
    fee: { amount: bill.fee + lateFee, needed: all ? bill.fee + lateFee : least ? bill.fee : 0 },
    penalty: { amount: penaltyOf(bill), needed: all ? penaltyOf(bill) : 0 },
    interest: { amount: bill.interest, needed: least ? bill.interest : 0 },
    principal: { amount: principal, needed: all ? principal : least ? missing : 0 },
  };
}

/** The places of the waterfall in the order in force, as `payBilled` takes them. */
function placesInOrder(state: AccountState): readonly Place[] {
  const needs = needsOf(state);
  const places = state.bills.slice(state.firstOpen).map((bill, index) => placesOf(bill, needs[index] ?? 'nothing'));
  const switchFrom = state.row.principalFirstFromDaysPastDue;
  if (switchFrom !== null && state.daysPastDueBefore >= switchFrom) {
    return (['principal', 'fee', 'penalty', 'interest'] as const).flatMap((component) =>
      places.map((place) => place[component]),
    );
  }
  const order = ['fee', 'penalty', 'interest', 'principal'] as const;
  if (state.row.waterfall === 'bill_by_bill')
    return places.flatMap((place) => order.map((component) => place[component]));
  return order.flatMap((component) => places.map((place) => place[component]));
}

/** With a floor the shortfall left may be anything below it, so the least payment is found by halving. */
function searchCure(state: AccountState, most: number): number {
  let curesNot = 0;
  let cures = most;
  while (cures - curesNot > 1) {
    const middle = Math.floor((curesNot + cures) / 2);
    const trial = cloneState(state);
    applyPayments(trial, [{ amount: middle, source: { cause: 'trial', what: 'payment', book: 'cash' } }]);
    if (daysPastDueOf(trial, trial.on) === 0) cures = middle;
    else curesNot = middle;
  }
  return cures;
}

/**
 * The smallest payment of the day `state.on`, after everything else of it, that ends past due
 * (docs/semantics.md 3.5); 0 when nothing is past due.
 * @rule account.amountToCure
 * @law  exactly this cures, one unit less does not
 */
export function amountToCureOf(state: AccountState): number {
  if (daysPastDueOf(state, state.on) === 0) return 0;
  let upTo = 0;
  let cure = 0;
  for (const { amount, needed } of placesInOrder(state)) {
    if (needed > 0) cure = upTo + needed;
    upTo += amount;
  }
  if (state.row.floor > 1) cure = searchCure(state, cure);
  // A payment that reaches the payoff lets the credit balance pay the rest.
  const payoff = payoffOf(state);
  return payoff > 0 ? Math.min(cure, payoff) : cure;
}

/** Total unpaid of the open bills and what they bear unbilled; for figures. */
export function sumsOf(state: AccountState): {
  principal: number;
  interest: number;
  fee: number;
  penalty: number;
  accrued: number;
} {
  const sums = { principal: 0, interest: 0, fee: 0, penalty: 0, accrued: 0 };
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    sums.principal += bill.principal + bill.instalment;
    sums.interest += bill.interest;
    sums.fee += bill.fee + bill.lateFee;
    sums.penalty += penaltyOf(bill);
    sums.accrued += accruedOf(bill);
  }
  return sums;
}

/** Bills with anything unpaid, oldest first. */
export const openBillsOf = (state: AccountState): readonly Bill[] =>
  state.bills.slice(state.firstOpen).filter((bill) => unpaidOf(bill) > 0);
