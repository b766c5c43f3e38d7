import type { Day } from '../time/index.ts';
import { daysPastDueOf } from './ageing.ts';
import { accruedOf, cloneState, ownShortfallOf, payoffOf, penaltyOf, unpaidOf } from './state.ts';
import type { AccountState, Bill } from './state.ts';
import { applyPayments } from './waterfall.ts';

/** A place in the waterfall: what is unpaid there and how much of it must be paid for the account to be cured. */
interface Place {
  readonly bill: Day;
  readonly component: 'fee' | 'penalty' | 'interest' | 'principal';
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
  const place = (component: Place['component'], amount: number, needed: number): Place => ({
    bill: bill.issuedOn,
    component,
    amount,
    needed,
  });
  return {
    fee: place('fee', bill.fee + lateFee, all ? bill.fee + lateFee : least ? bill.fee : 0),
    penalty: place('penalty', penaltyOf(bill), all ? penaltyOf(bill) : 0),
    interest: place('interest', bill.interest, least ? bill.interest : 0),
    principal: place('principal', principal, all ? principal : least ? missing : 0),
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

/** What of each place the cure pays, in the order of the waterfall. */
export interface CurePlace {
  readonly bill: Day;
  readonly component: 'fee' | 'penalty' | 'interest' | 'principal';
  readonly paid: number;
}

/** The amount to cure and the places of the waterfall that it passes through. */
export function cureInPlaces(state: AccountState): { readonly cure: number; readonly places: readonly CurePlace[] } {
  if (daysPastDueOf(state, state.on) === 0) return { cure: 0, places: [] };
  const inOrder = placesInOrder(state);
  const last = inOrder.findLastIndex((place) => place.needed > 0);
  const places = inOrder
    .slice(0, last + 1)
    .map((place, index) => ({
      bill: place.bill,
      component: place.component,
      paid: index === last ? place.needed : place.amount,
    }))
    .filter((place) => place.paid > 0);
  let cure = 0;
  for (const place of places) cure += place.paid;
  if (state.row.floor > 1) cure = searchCure(state, cure);
  // A payment that reaches the payoff lets the credit balance pay the rest.
  const payoff = payoffOf(state);
  return { cure: payoff > 0 ? Math.min(cure, payoff) : cure, places };
}

/**
 * The smallest payment of the day `state.on`, after everything else of it, that ends past due
 * (docs/semantics.md 3.5); 0 when nothing is past due.
 * @rule account.amountToCure
 * @law  exactly this cures, one unit less does not
 */
export const amountToCureOf = (state: AccountState): number => cureInPlaces(state).cure;

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
