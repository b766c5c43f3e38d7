import type { Day } from '../time/index.ts';
import { accrueRun } from './accrue-run.ts';
import { daysPastDueOf, oldestUnmetDueOn } from './ageing.ts';
import {
  applyConversion,
  applyCreditRefund,
  applyDueDayChange,
  applyPurchase,
  applyRefund,
  applyWaiver,
} from './apply-step.ts';
import { chargeableFee, flushPrincipalDays } from './cap.ts';
import { issueBill } from './issue-bill.ts';
import type { PrintedBill } from './issue-bill.ts';
import { rank } from './prepare.ts';
import type { Step } from './prepare.ts';
import { countTowardsSettlements } from './settle.ts';
import { accruedOf, ownShortfallOf, unpaidOf } from './state.ts';
import type { AccountState, Bill } from './state.ts';
import { applyPayments } from './waterfall.ts';
import type { Payment } from './waterfall.ts';

/** Bills with nothing unpaid and nothing unbilled at the front of the list are passed over from now on. */
function passSettledBills(state: AccountState): void {
  while (state.firstOpen < state.bills.length) {
    const bill = state.bills[state.firstOpen] as Bill;
    if (unpaidOf(bill) > 0 || accruedOf(bill) > 0) return;
    state.firstOpen += 1;
  }
}

function enterTermsRow(state: AccountState, day: Day): void {
  const { rows } = state.fold;
  const next = rows[state.rowIndex + 1];
  if (next === undefined || next.from > day) return;
  // The allowance so far was earned under the old cap.
  flushPrincipalDays(state);
  state.rowIndex += 1;
  state.row = next;
  enterTermsRow(state, day);
}

/** Charges the late fee on each bill whose minimum has been overdue exactly as long as the terms say (4.5). */
function chargeLateFees(state: AccountState, day: Day): void {
  const { lateFee, graceDays, floor } = state.row;
  if (lateFee === null || (state.chargedOffOn !== null && day > state.chargedOffOn)) return;
  // The cap waives the older bill's fee first, so the newer one is charged first.
  for (const bill of lateFeeBills(state, day, Math.max(1, floor), graceDays, lateFee.onDaysPastDue).toReversed()) {
    bill.lateFeeCharged = true;
    const charged = chargeableFee(state, lateFee.amount);
    bill.lateFee += charged;
    if (charged > 0) {
      state.trace?.movements.push({
        on: day,
        cause: 'lateFee',
        what: 'lateFeeCharged',
        debit: 'fee',
        credit: 'feeIncome',
        bill: bill.issuedOn,
        amount: charged,
      });
    }
  }
}

function lateFeeBills(
  state: AccountState,
  day: Day,
  floor: number,
  graceDays: number,
  onDaysPastDue: number,
): readonly Bill[] {
  const due: Bill[] = [];
  let olderUnpaid = 0;
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    const reached = day - bill.dueOn === onDaysPastDue && bill.dueOn < day - graceDays;
    if (reached && !bill.lateFeeCharged && ownShortfallOf(bill) + olderUnpaid >= floor) due.push(bill);
    olderUnpaid += unpaidOf(bill);
  }
  return due;
}

/** The last day of the run that begins at `day`: nothing but interest happens inside it. */
function runEnd(state: AccountState, day: Day, target: Day): Day {
  const { row, fold } = state;
  let end: number = Math.min(target, state.nextBillOn - 1);
  const step = fold.steps[state.stepIndex];
  if (step !== undefined && step.on < end) end = step.on;
  const nextRow = fold.rows[state.rowIndex + 1];
  if (nextRow !== undefined && nextRow.from <= end) end = nextRow.from - 1;
  const chargedOff = state.chargedOffOn;
  if (chargedOff !== null && chargedOff >= day && chargedOff < end) end = chargedOff;
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    end = beforeThreshold(day, end, bill.dueOn + 1);
    end = beforeThreshold(day, end, bill.dueOn + row.graceDays + 1);
    end = beforeThreshold(day, end, bill.nextDueOn + row.graceDays + 1);
    if (row.lateFee !== null) {
      end = beforeThreshold(day, end, bill.dueOn + row.lateFee.onDaysPastDue);
      end = beforeThreshold(day, end, bill.dueOn + row.lateFee.onDaysPastDue + 1);
    }
  }
  return end as Day;
}

/** A day on which something changes ends the run the day before, if it lies inside it. */
const beforeThreshold = (day: number, end: number, threshold: number): number =>
  threshold > day && threshold <= end ? threshold - 1 : end;

function applyBeforePayments(state: AccountState, step: Step, payments: Payment[]): void {
  const { event, amount } = step;
  if (event.type === 'purchase') applyPurchase(state, step);
  else if (event.type === 'conversion') applyConversion(state, event, amount);
  else if (event.type === 'dueDayChange') applyDueDayChange(state, event);
  else if (event.type === 'settlement') {
    state.settlements.push({
      id: event.id,
      on: state.on,
      agreed: amount,
      until: event.until,
      paid: 0,
      completedOn: null,
    });
  } else if (event.type === 'refund') {
    const excess = applyRefund(state, step);
    if (excess !== null) payments.push(excess);
  } else if (event.type === 'waiver') applyWaiver(state, event, amount);
  else payments.push({ amount, source: { cause: event.id, what: event.type, book: 'cash' } });
}

function applyAfterPayments(state: AccountState, step: Step): void {
  const { event, amount } = step;
  if (event.type === 'creditRefund') applyCreditRefund(state, event, amount);
  else if (state.chargedOffOn === null) state.chargedOffOn = state.on;
  else {
    state.faults.push({
      at: event.id,
      kind: 'already_charged_off',
      message: 'the account is already charged off; leave the second charge-off out',
    });
  }
}

/** All events whose day has come, in the order of docs/semantics.md 1.5. */
function applySteps(state: AccountState): void {
  const { steps } = state.fold;
  const payments: Payment[] = [];
  let paid = 0;
  let index = state.stepIndex;
  for (; index < steps.length; index += 1) {
    const step = steps[index] as Step;
    if (step.on > state.on || step.rank > rank.payment) break;
    applyBeforePayments(state, step, payments);
    if (step.rank === rank.payment) paid += step.amount;
  }
  if (payments.length > 0) {
    applyPayments(state, payments);
    if (paid > 0) countTowardsSettlements(state, paid);
  }
  for (; index < steps.length; index += 1) {
    const step = steps[index] as Step;
    if (step.on > state.on) break;
    applyAfterPayments(state, step);
  }
  if (index > state.stepIndex) {
    state.stepIndex = index;
    passSettledBills(state);
  }
}

/**
 * True when something of an open bill fell due before `day`; after a due-day change a later bill, or a bill's own rest, may
 * fall due first.
 */
function mayBePastDue(state: AccountState, day: Day): boolean {
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const { dueOn, nextDueOn } = state.bills[index] as Bill;
    if (dueOn < day || nextDueOn < day) return true;
  }
  return false;
}

/**
 * Lives an account forward to the end of `target`: bills, interest, labels and the events of its view,
 * run by run, so that a quiet stretch costs one step however long it is.
 * @param onBill  told of every bill as it is printed
 */
export function advance(state: AccountState, target: Day, onBill: ((bill: PrintedBill) => void) | null = null): void {
  while (state.on < target) {
    const day = (state.on + 1) as Day;
    const before = mayBePastDue(state, state.on) ? daysPastDueOf(state, state.on) : 0;
    state.daysPastDueBefore = before;
    enterTermsRow(state, day);
    if (day === state.nextBillOn) {
      const printed = issueBill(state);
      if (onBill !== null) onBill(printed);
      passSettledBills(state);
    }
    const late = mayBePastDue(state, day);
    // Without a mark from before and without a due date passed there is nothing to mark.
    if (late || state.pastDueAtStart) state.pastDueAtStart = oldestUnmetDueOn(state, day, true) < day;
    if (late && state.row.lateFee !== null) chargeLateFees(state, day);
    const end = runEnd(state, day, target);
    // Inside a run nothing but interest happens, so the end of its last day but one ages as its start does.
    if (end > day)
      state.daysPastDueBefore = mayBePastDue(state, (end - 1) as Day) ? daysPastDueOf(state, (end - 1) as Day) : 0;
    accrueRun(state, day, end);
    state.on = end;
    applySteps(state);
  }
}
