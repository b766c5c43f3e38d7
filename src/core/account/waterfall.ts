import type { BookName } from '../ledger/index.ts';
import type { Day } from '../time/index.ts';
import { accruedOf, penaltyOf, payoffOf } from './state.ts';
import type { AccountState, Bill } from './state.ts';

/** What of a bill a payment can reach, in the words of docs/semantics.md 5.1. */
type Component = 'fee' | 'penalty' | 'interest' | 'principal';

/** Where money comes from: cash, a credit balance, a refund, or nowhere (a waiver, a write-down). */
export interface Source {
  readonly cause: string;
  readonly what: string;
  readonly book: BookName;
}

const componentFirst: readonly Component[] = ['fee', 'penalty', 'interest', 'principal'];
const principalFirst: readonly Component[] = ['principal', 'fee', 'penalty', 'interest'];

function note(state: AccountState, source: Source, book: BookName, bill: Day | null, amount: number): void {
  if (amount > 0) {
    state.trace?.movements.push({
      on: state.on,
      cause: source.cause,
      what: source.what,
      debit: source.book,
      credit: book,
      bill,
      amount,
    });
  }
}

/** Brings the books up to what is charged of penalty on a bill before it is touched. */
export function postPenalty(state: AccountState, bill: Bill, cause: string): void {
  const amount = penaltyOf(bill) + bill.penaltySettled - bill.penaltyPosted;
  if (state.trace === null || amount <= 0) return;
  bill.penaltyPosted += amount;
  state.trace.movements.push({
    on: state.on,
    cause,
    what: 'penaltyCharged',
    debit: 'penalty',
    credit: 'penaltyIncome',
    bill: bill.issuedOn,
    amount,
  });
}

/** Brings the books up to what is accrued of revolving interest on a bill before it is touched. */
export function postAccrued(state: AccountState, bill: Bill, cause: string): void {
  const amount = accruedOf(bill) + bill.revolvingSettled - bill.revolvingPosted;
  if (state.trace === null || amount <= 0) return;
  bill.revolvingPosted += amount;
  state.trace.movements.push({
    on: state.on,
    cause,
    what: 'interestAccrued',
    debit: 'accrued',
    credit: 'interestIncome',
    bill: bill.issuedOn,
    amount,
  });
}

/** Takes as much of one component of one bill as `amount` reaches; gives what it took. */
export function takeComponent(
  state: AccountState,
  bill: Bill,
  component: Component,
  amount: number,
  source: Source,
): number {
  if (component === 'fee') {
    const fee = Math.min(amount, bill.fee);
    const lateFee = Math.min(amount - fee, bill.lateFee);
    bill.fee -= fee;
    bill.lateFee -= lateFee;
    note(state, source, 'fee', bill.issuedOn, fee + lateFee);
    return fee + lateFee;
  }
  if (component === 'penalty') {
    const taken = Math.min(amount, penaltyOf(bill));
    if (taken > 0) postPenalty(state, bill, source.cause);
    bill.penaltySettled += taken;
    note(state, source, 'penalty', bill.issuedOn, taken);
    return taken;
  }
  if (component === 'interest') {
    const taken = Math.min(amount, bill.interest);
    bill.interest -= taken;
    note(state, source, 'interest', bill.issuedOn, taken);
    return taken;
  }
  const instalment = Math.min(amount, bill.instalment);
  const principal = Math.min(amount - instalment, bill.principal);
  bill.instalment -= instalment;
  bill.principal -= principal;
  bill.paid += principal;
  note(state, source, 'principal', bill.issuedOn, instalment + principal);
  return instalment + principal;
}

/** Takes accrued unbilled interest borne by one bill. */
export function takeAccrued(state: AccountState, bill: Bill, amount: number, source: Source): number {
  const taken = Math.min(amount, accruedOf(bill));
  if (taken <= 0) return 0;
  postAccrued(state, bill, source.cause);
  bill.revolvingSettled += taken;
  note(state, source, 'accrued', bill.issuedOn, taken);
  return taken;
}

/** Takes unbilled purchases, the earliest posting date first. */
export function takeUnbilled(state: AccountState, amount: number, source: Source): number {
  let left = amount;
  const fromPool = Math.min(left, state.pool);
  state.pool -= fromPool;
  left -= fromPool;
  while (left > 0 && state.later.length > 0) {
    const slot = state.later[0] as { postedOn: Day; amount: number };
    const taken = Math.min(left, slot.amount);
    slot.amount -= taken;
    left -= taken;
    if (slot.amount === 0) state.later.shift();
  }
  note(state, source, 'unbilled', null, amount - left);
  return amount - left;
}

/** Takes instalment principal not yet due; fee parts not yet due fall away with it. */
export function takeNotYetDue(state: AccountState, amount: number, source: Source): number {
  let left = amount;
  for (const plan of state.plans) {
    const taken = Math.min(left, plan.principal);
    plan.principal -= taken;
    left -= taken;
  }
  state.plans = state.plans.filter((plan) => plan.principal > 0);
  note(state, source, 'instalment', null, amount - left);
  return amount - left;
}

/** Spreads money over what the bills hold, in the order in force; gives what is left. */
export function payBilled(state: AccountState, amount: number, source: Source): number {
  let left = amount;
  const switchFrom = state.row.principalFirstFromDaysPastDue;
  const order = switchFrom !== null && state.daysPastDueBefore >= switchFrom ? principalFirst : componentFirst;
  const billByBill = order === componentFirst && state.row.waterfall === 'bill_by_bill';
  const outer = billByBill ? 1 : order.length;
  for (let step = 0; step < outer && left > 0; step += 1) {
    for (let index = state.firstOpen; index < state.bills.length && left > 0; index += 1) {
      const bill = state.bills[index] as Bill;
      const components = billByBill ? order : [order[step] as Component];
      for (const component of components) left -= takeComponent(state, bill, component, left, source);
    }
  }
  return left;
}

/** Accrued interest, then unbilled purchases; gives what is left. */
function payUnprinted(state: AccountState, amount: number, source: Source): number {
  let left = amount;
  for (let index = state.firstOpen; index < state.bills.length && left > 0; index += 1) {
    left -= takeAccrued(state, state.bills[index] as Bill, left, source);
  }
  return left - takeUnbilled(state, left, source);
}

/** One payment with its source; `amount` > 0. */
export interface Payment {
  readonly amount: number;
  readonly source: Source;
}

/**
 * Applies all payments of one date (docs/semantics.md 5). When together they reach a payoff above zero,
 * instalment principal not yet due is taken too and the credit balance pays what is left.
 * @rule account.waterfall
 */
export function applyPayments(state: AccountState, payments: readonly Payment[]): void {
  const payoff = payoffOf(state);
  let sum = 0;
  for (const payment of payments) sum += payment.amount;
  const isPayoff = payoff > 0 && sum >= payoff;
  for (const { amount, source } of payments) {
    let left = payUnprinted(state, payBilled(state, amount, source), source);
    if (isPayoff) left -= takeNotYetDue(state, left, source);
    state.credit += left;
    note(state, source, 'credit', null, left);
  }
  if (isPayoff && state.credit > 0) applyCredit(state, payments.at(-1)?.source.cause ?? 'payoff');
}

function applyCredit(state: AccountState, cause: string): void {
  const source: Source = { cause, what: 'creditApplied', book: 'credit' };
  const left = payUnprinted(state, payBilled(state, state.credit, source), source);
  state.credit = left - takeNotYetDue(state, left, source);
}
