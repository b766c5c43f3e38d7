/** Conversions, refunds, waivers and settlements: sections 2.2, 5.3 and 6 of docs/semantics.md. */
import { dateOf } from './calendar-date.ts';
import { notBelowZero, shareOf, smaller } from './exact.ts';
import { owedOf } from './state.ts';
import type { State } from './state.ts';
import type { EventOf, TermsRow } from './story.ts';
import type { View } from './view.ts';
import { payComponent } from './waterfall.ts';

/** Equal parts rounded down, the odd units in the last. */
function split(amount: bigint, parts: number): bigint[] {
  const part = amount / BigInt(parts);
  const all = Array.from({ length: parts }, () => part);
  all[parts - 1] = amount - part * BigInt(parts - 1);
  return all;
}

export function convert(state: State, { id, amount, body }: EventOf<'conversion'>, terms: TermsRow): void {
  const agreed = amount ?? 0n;
  const latest = state.bills.at(-1);
  const offer = terms.instalments.find(({ parts }) => parts === body.parts);
  const inWindow = latest !== undefined && latest.issuedOn <= state.on && state.on <= latest.dueOn;
  if (!inWindow || offer === undefined || agreed < BigInt(offer.parts)) {
    state.faults.push({ at: id, kind: 'conversion_outside_window' });
    return;
  }
  const converted = smaller(agreed, latest.principal);
  if (converted < agreed) state.exceptions.push({ at: id, kind: 'conversion_exceeds_principal' });
  if (converted === 0n) return;
  latest.principal -= converted;
  latest.base = notBelowZero(latest.base - converted);
  state.agreements.push({
    parts: split(converted, offer.parts),
    feeParts: split(shareOf(converted, offer.feePpm), offer.parts),
  });
}

/** A refund. Gives what it had in excess of a billed purchase, which is a payment of the day. */
export function refund(state: State, event: EventOf<'refund'>, view: View): bigint {
  const amount = event.amount ?? 0n;
  const postedOn = view.applied.find(({ id }) => id === event.body.of)?.postedOn;
  if (postedOn === undefined) throw new Error('a refund that takes part has its purchase');
  const bill = state.bills.find(({ issuedOn }) => issuedOn > postedOn);
  if (bill === undefined) {
    refundUnbilled(state, amount, postedOn);
    return 0n;
  }
  bill.base = notBelowZero(bill.base - amount);
  const lowered = smaller(bill.principal, amount);
  bill.principal -= lowered;
  return amount - lowered;
}

/** Takes the pool at the purchase's own posting date, then the earliest; the rest becomes credit. */
function refundUnbilled(state: State, amount: bigint, postedOn: number): void {
  let left = amount;
  const own = state.pool.filter((posted) => posted.postedOn === postedOn);
  for (const posted of [...own, ...state.pool]) {
    const taken = smaller(left, posted.amount);
    posted.amount -= taken;
    left -= taken;
  }
  state.pool = state.pool.filter((posted) => posted.amount > 0n);
  state.credit += left;
}

export function waive(state: State, { id, amount, body }: EventOf<'waiver'>): void {
  const bill = state.bills.find(({ issuedOn }) => dateOf(issuedOn) === body.bill);
  if (bill === undefined) {
    state.faults.push({ at: id, kind: 'unknown_bill' });
    return;
  }
  const purse = { left: amount ?? 0n };
  payComponent(bill, body.component, purse);
  if (purse.left > 0n) state.exceptions.push({ at: id, kind: 'waiver_exceeds' });
}

/** Settlements at the end of a day's payments: the sum reached writes down the rest, the last day passed lapses (6.4). */
export function completeOrLapse(state: State): void {
  for (const settlement of state.settlements) {
    if (settlement.received >= settlement.agreed) writeDown(state);
    else if (settlement.until !== null && settlement.until <= state.on)
      state.exceptions.push({ at: settlement.id, kind: 'settlement_lapsed' });
  }
  state.settlements = state.settlements.filter(
    ({ received, agreed, until }) => received < agreed && (until === null || until > state.on),
  );
}

/** Everything still owed goes; counted as paid, as a waiver is. */
function writeDown(state: State): void {
  const owed = owedOf(state);
  for (const component of ['fee', 'penalty', 'interest', 'accrued', 'principal'] as const)
    for (const bill of state.bills) payComponent(bill, component, { left: owed });
  state.agreements = [];
  state.pool = [];
}
