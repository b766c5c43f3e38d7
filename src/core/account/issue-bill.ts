import { isoFromDay } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { chargeableFee } from './cap.ts';
import { emptySum, shareOf } from './exact-sum.ts';
import { billDayAfter, dueOnOf } from './schedule.ts';
import { accruedOf, notYetDueOf, penaltyOf } from './state.ts';
import type { AccountState, Bill } from './state.ts';
import { payBilled, postAccrued, postPenalty } from './waterfall.ts';

/** The figures that a statement prints (docs/semantics.md 2.3, 2.4). */
export interface PrintedBill {
  readonly no: number;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly purchases: number;
  readonly creditApplied: number;
  readonly principal: number;
  readonly instalment: number;
  readonly interest: number;
  readonly fee: number;
  readonly carriedOver: {
    readonly principal: number;
    readonly interest: number;
    readonly fee: number;
    readonly penalty: number;
  };
  readonly total: number;
  readonly minimum: number;
  /** True when it prints nothing and no instalment is to come: no statement leaves the house. */
  readonly silent: boolean;
}

/** The parts of instalment agreements that fall to this bill, taken out of what is not yet due. */
function takeParts(state: AccountState): { readonly instalment: number; readonly fee: number } {
  let instalment = 0;
  let fee = 0;
  for (const plan of state.plans) {
    const part = plan.parts[plan.billed] ?? 0;
    instalment += part;
    fee += plan.fees[plan.billed] ?? 0;
    plan.principal -= part;
    plan.billed += 1;
  }
  state.plans = state.plans.filter((plan) => plan.billed < plan.parts.length);
  return { instalment, fee };
}

/** Revolving interest to the day before that no bill has printed moves to the bill that prints it. */
function takeInterest(state: AccountState, issuedOn: Day, cause: string): number {
  let interest = 0;
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    const accrued = accruedOf(bill);
    if (state.trace !== null) postPenalty(state, bill, cause);
    if (accrued <= 0) continue;
    postAccrued(state, bill, cause);
    bill.revolvingSettled += accrued;
    interest += accrued;
    state.trace?.movements.push({
      on: issuedOn,
      cause,
      what: 'interestBilled',
      debit: 'interest',
      credit: 'accrued',
      bill: bill.issuedOn,
      amount: accrued,
    });
  }
  return interest;
}

function carriedOverOf(state: AccountState): PrintedBill['carriedOver'] {
  const sum = { principal: 0, interest: 0, fee: 0, penalty: 0 };
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    sum.principal += bill.principal + bill.instalment;
    sum.interest += bill.interest;
    sum.fee += bill.fee + bill.lateFee;
    sum.penalty += penaltyOf(bill);
  }
  return sum;
}

function noteIssue(state: AccountState, bill: Bill, cause: string, creditApplied: number): void {
  const { trace } = state;
  if (trace === null) return;
  const move = (
    what: string,
    debit: 'principal' | 'fee' | 'credit',
    credit: 'unbilled' | 'instalment' | 'feeIncome',
    amount: number,
  ): void => {
    if (amount > 0)
      trace.movements.push({
        on: bill.issuedOn,
        cause,
        what,
        debit,
        credit,
        bill: debit === 'credit' ? null : bill.issuedOn,
        amount,
      });
  };
  move('creditApplied', 'credit', 'unbilled', creditApplied);
  move('purchasesBilled', 'principal', 'unbilled', bill.principal);
  move('instalmentDue', 'principal', 'instalment', bill.instalment);
  move('feeCharged', 'fee', 'feeIncome', bill.fee);
}

/** Late slots whose posting date the next bill takes join the pool. */
function refillPool(state: AccountState): void {
  while (state.later.length > 0 && (state.later[0] as { postedOn: Day }).postedOn < state.nextBillOn) {
    state.pool += (state.later.shift() as { amount: number }).amount;
  }
}

/**
 * Issues the bill of `state.nextBillOn`, before that day's events (docs/semantics.md 2.3). The state must
 * stand at the end of the day before; afterwards it is inside the bill day.
 * @rule account.bill, account.minimum
 */
export function issueBill(state: AccountState): PrintedBill {
  const issuedOn = state.nextBillOn;
  const cause = `bill:${isoFromDay(issuedOn)}`;
  state.on = issuedOn;
  const purchases = state.pool;
  const creditApplied = Math.min(state.credit, purchases);
  state.credit -= creditApplied;
  state.pool = 0;
  const carriedOver = carriedOverOf(state);
  const interest = takeInterest(state, issuedOn, cause);
  const parts = takeParts(state);
  state.nextBillOn = billDayAfter(state.schedule, issuedOn);
  refillPool(state);
  const principal = purchases - creditApplied;
  const bill: Bill = {
    no: state.bills.length + 1,
    issuedOn,
    dueOn: dueOnOf(state.schedule, issuedOn),
    nextDueOn: dueOnOf(state.schedule, state.nextBillOn),
    ratioPpm: state.row.minimumRatioPpm,
    base: principal,
    need: shareOf(principal, state.row.minimumRatioPpm),
    principal,
    instalment: parts.instalment,
    interest,
    fee: 0,
    lateFee: 0,
    lateFeeCharged: false,
    paid: 0,
    penalty: emptySum(),
    penaltySettled: 0,
    revolving: emptySum(),
    revolvingSettled: 0,
    penaltyPosted: 0,
    revolvingPosted: 0,
    pastDue: false,
  };
  state.bills.push(bill);
  if (parts.fee > 0) bill.fee = chargeableFee(state, parts.fee);
  noteIssue(state, bill, cause, creditApplied);
  const carried = carriedOver.principal + carriedOver.interest + carriedOver.fee + carriedOver.penalty;
  const own = bill.instalment + interest + bill.fee;
  const { fee } = bill;
  if (state.credit > 0) state.credit = payBilled(state, state.credit, { cause, what: 'creditApplied', book: 'credit' });
  return {
    no: bill.no,
    issuedOn,
    dueOn: bill.dueOn,
    purchases,
    creditApplied,
    principal,
    instalment: parts.instalment,
    interest,
    fee,
    carriedOver,
    total: principal + own + carried,
    minimum: shareOf(principal, bill.ratioPpm) + own + carried,
    silent: principal + own + carried === 0 && notYetDueOf(state) === 0,
  };
}
