/** Where a payment goes: section 5 of docs/semantics.md. */
import { notBelowZero, smaller } from './exact.ts';
import { accruedOf, owedOf, notYetDueOf, penaltyOf } from './state.ts';
import type { Bill, State } from './state.ts';
import type { TermsRow, WaiverComponent } from './story.ts';

/** Money on its way; what is taken leaves it. */
interface Purse {
  left: bigint;
}

function take(purse: Purse, owed: bigint): bigint {
  const taken = smaller(purse.left, owed);
  purse.left -= taken;
  return taken;
}

/** Pays (or waives: it counts the same) one component of one bill. */
export function payComponent(bill: Bill, component: WaiverComponent, purse: Purse): void {
  if (component === 'fee') {
    bill.fee -= take(purse, bill.fee);
    bill.lateFee -= take(purse, bill.lateFee);
  } else if (component === 'penalty') {
    bill.penaltyTaken += take(purse, penaltyOf(bill));
  } else if (component === 'interest') {
    bill.interest -= take(purse, bill.interest);
  } else if (component === 'principal') {
    bill.instalment -= take(purse, bill.instalment);
    const taken = take(purse, bill.principal);
    bill.principal -= taken;
    bill.paid += taken;
  } else {
    bill.revolvingTaken += take(purse, accruedOf(bill));
  }
}

const feesFirst = ['fee', 'penalty', 'interest', 'principal'] as const;
const principalFirst = ['principal', 'fee', 'penalty', 'interest'] as const;

/** Pays what bills hold, in the order in force on `terms`' day. */
export function payBills(state: State, terms: TermsRow, purse: Purse): void {
  const from = terms.principalFirstFromDaysPastDue;
  const isPrincipalFirst = from !== null && state.daysPastDueBefore >= from;
  if (!isPrincipalFirst && terms.waterfall === 'bill_by_bill') {
    for (const bill of state.bills) for (const component of feesFirst) payComponent(bill, component, purse);
    return;
  }
  for (const component of isPrincipalFirst ? principalFirst : feesFirst)
    for (const bill of state.bills) payComponent(bill, component, purse);
}

function payAccrued(state: State, purse: Purse): void {
  for (const bill of state.bills) payComponent(bill, 'accrued', purse);
}

/** Takes unbilled purchases, the earliest posting date first. */
function payPool(state: State, purse: Purse): void {
  for (const posted of state.pool) posted.amount -= take(purse, posted.amount);
  state.pool = state.pool.filter((posted) => posted.amount > 0n);
}

function payAll(state: State, terms: TermsRow, purse: Purse): void {
  payBills(state, terms, purse);
  payAccrued(state, purse);
  payPool(state, purse);
}

export const payoffOf = (state: State): bigint => notBelowZero(owedOf(state) - state.credit);

/** A payment of the day: by the waterfall; one that reaches a payoff above zero also takes what is not yet due (5.2). */
export function receive(state: State, terms: TermsRow, amount: bigint): void {
  const payoff = payoffOf(state);
  if (payoff === 0n || amount < payoff) {
    const purse = { left: amount };
    payAll(state, terms, purse);
    state.credit += purse.left;
    return;
  }
  const purse = { left: amount + state.credit };
  payAll(state, terms, purse);
  take(purse, notYetDueOf(state));
  state.agreements = [];
  state.credit = purse.left;
  if (owedOf(state) !== 0n) throw new Error('a payoff leaves nothing');
}
