import { equalParts } from '../money/index.ts';
import { addMonths, isoFromDay } from '../time/index.ts';
import { shareOf } from './exact-sum.ts';
import type { AccountEvent } from './events.ts';
import type { Step } from './prepare.ts';
import { changeSetting } from './schedule.ts';
import { lowerBase } from './state.ts';
import type { AccountState, Bill } from './state.ts';
import { termsOn } from './terms.ts';
import type { DatedTerms } from './terms.ts';
import { takeAccrued, takeComponent, takeUnbilled } from './waterfall.ts';
import type { Payment, Source } from './waterfall.ts';

type EventOf<T extends AccountEvent['type']> = Extract<AccountEvent, { type: T }>;

const termsOfDay = (state: AccountState): DatedTerms => termsOn(state.fold.story.terms, state.on);

function refuse(state: AccountState, at: string, kind: string, message: string): void {
  state.faults.push({ at, kind, message });
}

/** Puts a purchase into the pool of the bill that its posting date falls to. */
export function applyPurchase(state: AccountState, step: Step): void {
  const { event, amount, postedOn } = step;
  if (state.daysPastDueBefore >= state.row.freezeOnDaysPastDue) {
    state.exceptions.push({
      at: event.id,
      kind: 'purchase_while_past_due',
      message: `the account was \`${state.daysPastDueBefore}\` days past due, so its line should have been frozen; the purchase stands`,
      waysOut: ['keep the purchase', 'ask the merchant to refund it', 'find out why the freeze was not felt'],
    });
  }
  if (postedOn < state.nextBillOn) state.pool += amount;
  else {
    const slot = state.later.find((entry) => entry.postedOn === postedOn);
    if (slot === undefined) state.later.push({ postedOn, amount });
    else slot.amount += amount;
    state.later.sort((one, other) => one.postedOn - other.postedOn);
  }
  state.trace?.movements.push({
    on: state.on,
    cause: event.id,
    what: 'purchase',
    debit: 'unbilled',
    credit: 'merchants',
    bill: null,
    amount,
  });
}

/** The bill that took a purchase of this posting date, if one has been issued. */
function billOfPosting(state: AccountState, postedOn: number): Bill | null {
  const opening = state.fold.prepared.opening;
  for (const bill of state.bills) {
    if (bill.issuedOn > postedOn && (opening === null || bill.issuedOn > opening.on)) return bill;
  }
  return null;
}

/** A refund lowers its purchase's bill or the pool; what a bill cannot take is given back as a payment of the day. */
export function applyRefund(state: AccountState, step: Step): Payment | null {
  const { event, amount, postedOn } = step;
  const source: Source = { cause: event.id, what: 'refund', book: 'merchants' };
  const bill = billOfPosting(state, postedOn);
  if (bill === null) {
    refundUnbilled(state, step, source);
    return null;
  }
  const taken = Math.min(amount, bill.principal);
  bill.principal -= taken;
  lowerBase(bill, amount);
  if (taken > 0) {
    state.trace?.movements.push({
      on: state.on,
      cause: event.id,
      what: 'refund',
      debit: 'merchants',
      credit: 'principal',
      bill: bill.issuedOn,
      amount: taken,
    });
  }
  return amount > taken ? { amount: amount - taken, source } : null;
}

function refundUnbilled(state: AccountState, step: Step, source: Source): void {
  let left = step.amount;
  const slot = state.later.find((entry) => entry.postedOn === step.postedOn);
  if (slot !== undefined) {
    const taken = Math.min(left, slot.amount);
    slot.amount -= taken;
    left -= taken;
    state.later = state.later.filter((entry) => entry.amount > 0);
    if (taken > 0)
      state.trace?.movements.push({
        on: state.on,
        cause: source.cause,
        what: 'refund',
        debit: 'merchants',
        credit: 'unbilled',
        bill: null,
        amount: taken,
      });
  }
  left -= takeUnbilled(state, left, source);
  state.credit += left;
  if (left > 0)
    state.trace?.movements.push({
      on: state.on,
      cause: source.cause,
      what: 'refund',
      debit: 'merchants',
      credit: 'credit',
      bill: null,
      amount: left,
    });
}

/** Turns own principal of the latest bill into instalments (docs/semantics.md 6.1). @rule account.instalments */
export function applyConversion(state: AccountState, event: EventOf<'conversion'>, amount: number): void {
  const bill = state.bills.at(-1);
  const offer = termsOfDay(state).instalments.find((entry) => entry.parts === event.parts);
  if (
    bill === undefined ||
    state.on < bill.issuedOn ||
    state.on > bill.dueOn ||
    offer === undefined ||
    amount < event.parts
  ) {
    const offered = termsOfDay(state)
      .instalments.map((entry) => entry.parts)
      .join(', ');
    refuse(
      state,
      event.id,
      'conversion_outside_window',
      `a bill is turned into instalments between its bill day and its due date, in ${offered || 'no'} parts of at least one unit each; write such a date, number and amount`,
    );
    return;
  }
  const fits = Math.min(amount, bill.principal);
  if (fits < amount) {
    state.exceptions.push({
      at: event.id,
      kind: 'conversion_exceeds_principal',
      message: `only \`${fits}\` of the agreed \`${amount}\` minor units are unpaid principal of the bill; \`${amount - fits}\` found no place`,
      waysOut: [
        'convert what is left, as done here',
        'cancel the conversion from its value date',
        'agree a new conversion with the borrower',
      ],
    });
  }
  if (fits === 0) return;
  bill.principal -= fits;
  lowerBase(bill, fits);
  const split = (sum: number): readonly number[] => equalParts(BigInt(sum), event.parts).map(Number);
  state.plans.push({
    id: event.id,
    on: state.on,
    parts: split(fits),
    fees: split(shareOf(fits, offer.feePpm)),
    billed: 0,
    principal: fits,
  });
  state.trace?.movements.push({
    on: state.on,
    cause: event.id,
    what: 'conversion',
    debit: 'instalment',
    credit: 'principal',
    bill: bill.issuedOn,
    amount: fits,
  });
}

/** Changes bill and due day from the month after the next bill (docs/semantics.md 6.2). @rule account.dueDayChange */
export function applyDueDayChange(state: AccountState, event: EventOf<'dueDayChange'>): void {
  const { dueDaySettings, dueDayChange } = termsOfDay(state);
  const { openedOn } = state.fold.story.account;
  const offered = dueDaySettings.some(
    (setting) => setting.billDay === event.billDay && setting.dueDays.includes(event.dueDay),
  );
  const oldEnough = dueDayChange !== null && addMonths(openedOn, dueDayChange.accountAgeMonthsMin) <= state.on;
  const seldom =
    state.lastChangeOn === null ||
    (dueDayChange !== null && addMonths(state.lastChangeOn, dueDayChange.everyMonthsMin) <= state.on);
  if (!offered || !oldEnough || !seldom) {
    const settings = dueDaySettings.map((setting) => `${setting.billDay}/${setting.dueDays.join('|')}`).join(', ');
    refuse(
      state,
      event.id,
      'due_day_change_not_offered',
      `bill day ${event.billDay} with due day ${event.dueDay} is not open to this account on ${isoFromDay(state.on)}; offered are ${settings || 'none'}, from ${dueDayChange?.accountAgeMonthsMin ?? 'no'} months after opening, once in ${dueDayChange?.everyMonthsMin ?? 'no'} months`,
    );
    return;
  }
  if (state.pastDueAtStart) {
    state.exceptions.push({
      at: event.id,
      kind: 'due_day_change_while_past_due',
      message: 'the account was past due on the day of the change; the change stands',
      waysOut: ['let the change stand', 'agree a change back to the old days'],
    });
  }
  state.schedule = changeSetting(state.schedule, state.on, event.billDay, event.dueDay);
  state.lastChangeOn = state.on;
}

/** Waives a component of a bill as far as it is owed (docs/semantics.md 6.3). @rule account.waiver */
export function applyWaiver(state: AccountState, event: EventOf<'waiver'>, amount: number): void {
  const bill = state.bills.find((candidate) => candidate.issuedOn === event.bill);
  if (bill === undefined) {
    refuse(
      state,
      event.id,
      'unknown_bill',
      `no bill was issued on \`${isoFromDay(event.bill)}\` by ${isoFromDay(state.on)}; write the bill day of an issued bill`,
    );
    return;
  }
  const source: Source = { cause: event.id, what: 'waiver', book: 'waived' };
  const taken =
    event.component === 'accrued'
      ? takeAccrued(state, bill, amount, source)
      : takeComponent(state, bill, event.component, amount, source);
  if (taken < amount) {
    state.exceptions.push({
      at: event.id,
      kind: 'waiver_exceeds',
      message: `only \`${taken}\` of the waived \`${amount}\` minor units were owed; \`${amount - taken}\` found no place`,
      waysOut: [
        'let the waiver stand at what was owed',
        'waive the rest of another component',
        'give the rest as a refund',
      ],
    });
  }
}

/** Pays out a credit balance, never below zero (docs/semantics.md 6.5). */
export function applyCreditRefund(state: AccountState, event: EventOf<'creditRefund'>, amount: number): void {
  const fits = Math.min(amount, state.credit);
  state.credit -= fits;
  if (fits > 0)
    state.trace?.movements.push({
      on: state.on,
      cause: event.id,
      what: 'creditRefund',
      debit: 'credit',
      credit: 'cash',
      bill: null,
      amount: fits,
    });
  if (fits < amount) {
    state.exceptions.push({
      at: event.id,
      kind: 'credit_refund_exceeds',
      message: `only \`${fits}\` of the refunded \`${amount}\` minor units were credit; \`${amount - fits}\` were paid out beyond it`,
      waysOut: [
        'ask for the difference back',
        'write the difference off',
        'post the difference as a purchase with the borrower’s consent',
      ],
    });
  }
}
