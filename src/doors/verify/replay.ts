// The days of a view in order, and within a day the order of docs/semantics.md 1.5.
import {
  ageOn,
  least,
  openAccount,
  owedOf,
  pay,
  roundHalfUp,
  startDay,
  sum,
  takeFrom,
  takeFromPool,
} from './account.ts';
import { firstDayOf, termsOn } from './view.ts';
import type { Account, Ageing, Bill, Part, Start } from './account.ts';
import type { Day } from './dates.ts';
import type { Event, Terms } from './story.ts';
import type { View } from './view.ts';

/** An event and the kind of what is said of it. */
export type Named = readonly [id: string, kind: string];

/** The account at the end of a date. `start` is null on the date of an opening position. */
export interface EndOfDay {
  readonly day: Day;
  readonly account: Account;
  readonly view: View;
  readonly start: Start | null;
  readonly ageing: Ageing;
  /** Replay exceptions so far (1.7). */
  readonly exceptions: readonly Named[];
}

/** 6.1: equal parts rounded down, the odd units in the last; the fee is split alike. */
function partsOf(amount: bigint, count: number, feePpm: bigint): readonly Part[] {
  const fee = roundHalfUp(amount * feePpm, 1_000_000n);
  const share = (whole: bigint, index: number): bigint => {
    const each = whole / BigInt(count);
    return index === count - 1 ? whole - each * BigInt(count - 1) : each;
  };
  return Array.from({ length: count }, (_, index) => ({ principal: share(amount, index), fee: share(fee, index) }));
}

/** One day's events at work. Agreements that fit only in part name an exception (1.7). */
class DayAtWork {
  readonly account: Account;
  readonly view: View;
  readonly day: Day;
  readonly terms: Terms;
  readonly exceptions: Named[] = [];

  constructor(account: Account, view: View, day: Day, terms: Terms) {
    this.account = account;
    this.view = view;
    this.day = day;
    this.terms = terms;
  }

  #events(...types: readonly string[]): readonly Event[] {
    return (this.view.byDay.get(this.day) ?? []).filter((event) => types.includes(event.type));
  }

  #lowerBase(bill: Bill, amount: bigint): void {
    bill.base -= least(bill.base, amount);
  }

  run(start: Start): readonly Named[] {
    const { account } = this;
    for (const event of this.#events('purchase')) this.#purchase(event);
    for (const event of this.#events('conversion')) this.#convert(event);
    for (const event of this.#events('dueDayChange')) {
      if (start.ageing.daysPastDue > 0) this.exceptions.push([event.id, 'due_day_change_while_past_due']);
    }
    for (const { id, until, amount } of this.#events('settlement'))
      account.settlements.push({ id, until, left: amount });
    let excess = 0n;
    for (const event of this.#events('refund')) excess += this.#refund(event);
    for (const event of this.#events('waiver')) this.#waive(event);
    const payments = sum(this.#events('payment', 'autoDebit', 'recovery'), (event) => event.amount);
    if (payments + excess > 0n) pay(account, this.terms, payments + excess);
    this.#settle(payments);
    for (const event of this.#events('creditRefund')) {
      if (event.amount > account.credit) this.exceptions.push([event.id, 'credit_refund_exceeds']);
      account.credit -= least(account.credit, event.amount);
    }
    if (this.#events('chargeOff').length > 0) account.chargedOffOn = this.day;
    return this.exceptions;
  }

  /** 2.2: the pool remembers amounts by posting date. 1.8: what standing would have refused is flagged. */
  #purchase(event: Event): void {
    const isFrozen = this.account.daysPastDueYesterday >= this.terms.freezeOnDaysPastDue;
    if (isFrozen) this.exceptions.push([event.id, 'purchase_while_past_due']);
    this.account.pool.push({ postedOn: event.postedOn, amount: event.amount });
    this.account.pool.sort((a, b) => a.postedOn - b.postedOn);
  }

  /** 6.1, within the window of 1.6. */
  #convert(event: Event): void {
    const bill = this.account.bills.at(-1);
    const offer = this.terms.instalments.find((one) => one.parts === event.parts);
    if (!bill || this.day > bill.dueOn || !offer || event.amount < BigInt(event.parts)) {
      this.view.refused.set(event, 'conversion_outside_window');
      return;
    }
    const converted = least(event.amount, bill.principal);
    if (converted < event.amount) this.exceptions.push([event.id, 'conversion_exceeds_principal']);
    bill.principal -= converted;
    this.#lowerBase(bill, converted);
    if (converted > 0n) this.account.agreements.push(partsOf(converted, event.parts, offer.feePpm));
  }

  /** 2.2 for an unbilled purchase, 5.3 for a billed one; gives what counts as a payment of the date. */
  #refund(event: Event): bigint {
    const postedOn = this.view.accepted.get(event.of)?.postedOn ?? event.on;
    // A purchase stands on the first bill after its posting date that was issued here.
    const bill = this.account.bills.find((one) => one.issuedOn > postedOn);
    if (!bill) {
      this.account.credit += takeFromPool(this.account, event.amount, postedOn);
      return 0n;
    }
    const lowered = least(bill.principal, event.amount);
    bill.principal -= lowered;
    this.#lowerBase(bill, event.amount);
    return event.amount - lowered;
  }

  /** 6.3: a waiver counts as paid. */
  #waive(event: Event): void {
    const bill = this.account.bills.find((one) => one.issuedOn === event.waives?.issuedOn);
    if (!bill || !event.waives) this.view.refused.set(event, 'unknown_bill');
    else if (takeFrom(bill, event.waives.component, event.amount) > 0n) {
      this.exceptions.push([event.id, 'waiver_exceeds']);
    }
  }

  /** 6.4: counts the payments of the date; reached writes down all that is owed, past `until` it lapses. */
  #settle(payments: bigint): void {
    const { account, day } = this;
    for (const settlement of account.settlements) {
      if (settlement.until === null || day <= settlement.until) settlement.left -= payments;
      if (settlement.left <= 0n) this.#writeDown();
      else if (settlement.until !== null && day >= settlement.until) {
        this.exceptions.push([settlement.id, 'settlement_lapsed']);
        settlement.left = 0n;
      }
    }
    account.settlements = account.settlements.filter((settlement) => settlement.left > 0n);
  }

  #writeDown(): void {
    const { account } = this;
    for (const bill of account.bills) {
      for (const component of ['fee', 'penalty', 'interest', 'principal', 'accrued'] as const) {
        takeFrom(bill, component, owedOf(account));
      }
    }
    account.agreements = [];
    account.pool = [];
  }
}

/** Works through a view day by day, and gives the account at the end of each. */
export function* replay(view: View, lastDay: Day): Generator<EndOfDay> {
  const account = openAccount(view);
  const exceptions: Named[] = [];
  const firstDay = firstDayOf(view);
  for (let day = firstDay; day <= lastDay; day += 1) {
    const terms = termsOn(view.story, day);
    // The opening position is the state at the end of its date: before it no days past due are known.
    const isOpening = view.opening !== null && day === firstDay;
    const start = isOpening ? null : startDay(account, view, day);
    if (start) exceptions.push(...new DayAtWork(account, view, day, terms).run(start));
    const ageing = ageOn(account, terms, day);
    yield { day, account, view, start, ageing, exceptions };
    account.daysPastDueYesterday = ageing.daysPastDue;
  }
}
