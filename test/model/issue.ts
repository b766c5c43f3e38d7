/** The bill of a bill day: section 2.3 and 2.4 of docs/semantics.md. */
import { capOfDay, EXACT_UNIT, notBelowZero, shareOf, smaller } from './exact.ts';
import { accruedOf, billedPrincipalOf, notYetDueOf, penaltyOf, totalOf } from './state.ts';
import type { Bill, State } from './state.ts';
import type { TermsRow } from './story.ts';
import { payBills } from './waterfall.ts';

/** What a statement prints: the bill after step 2 and before step 6. */
export interface Printed {
  readonly no: number;
  readonly issuedOn: number;
  readonly dueOn: number;
  readonly silent: boolean;
  readonly purchases: bigint;
  readonly creditApplied: bigint;
  readonly principal: bigint;
  readonly instalment: bigint;
  readonly interest: bigint;
  readonly fee: bigint;
  readonly carriedOver: {
    readonly principal: bigint;
    readonly interest: bigint;
    readonly fee: bigint;
    readonly penalty: bigint;
  };
  readonly total: bigint;
  readonly minimum: bigint;
}

export const emptyBill = (issuedOn: number, dueOn: number, minimumRatioPpm: number): Bill => ({
  issuedOn,
  dueOn,
  restDueOn: null,
  minimumRatioPpm,
  base: 0n,
  principal: 0n,
  paid: 0n,
  instalment: 0n,
  interest: 0n,
  fee: 0n,
  lateFee: 0n,
  lateFeeCharged: false,
  penaltyExact: 0n,
  penaltyTaken: 0n,
  revolvingExact: 0n,
  revolvingTaken: 0n,
});

/** Charges a fee as far as the cap lets it; a fee that is cut is rounded down. `roomExact`: what may have been charged in all. */
export function chargeFee(state: State, terms: TermsRow, fee: bigint, roomExact: bigint): bigint {
  if (terms.capPpmYearly === null) return fee;
  const left = notBelowZero(roomExact - state.charged);
  const charged = fee * EXACT_UNIT <= left ? fee : left / EXACT_UNIT;
  state.charged += charged * EXACT_UNIT;
  state.waivedByCap += (fee - charged) * EXACT_UNIT;
  return charged;
}

/** The room that this day adds under the cap, with the principal as it stands now; none after a charge-off. */
export const roomOfDay = (state: State, terms: TermsRow): bigint =>
  terms.capPpmYearly === null || state.chargedOff
    ? 0n
    : capOfDay(billedPrincipalOf(state) + notYetDueOf(state), terms.capPpmYearly);

function takeOwnPurchases(state: State, issuedOn: number): bigint {
  const own = state.pool.filter((posted) => posted.postedOn < issuedOn);
  state.pool = state.pool.filter((posted) => posted.postedOn >= issuedOn);
  return totalOf(own, (posted) => posted.amount);
}

/** Part k and fee part k of every agreement; the parts move from not yet due to due. */
function takeParts(state: State): { part: bigint; feePart: bigint } {
  const part = totalOf(state.agreements, ({ parts }) => parts.shift() ?? 0n);
  const feePart = totalOf(state.agreements, ({ feeParts }) => feeParts.shift() ?? 0n);
  state.agreements = state.agreements.filter(({ parts }) => parts.length > 0);
  return { part, feePart };
}

function printAccrued(older: readonly Bill[]): bigint {
  return totalOf(older, (bill) => {
    const accrued = accruedOf(bill);
    bill.revolvingTaken += accrued;
    return accrued;
  });
}

export function issue(state: State, issuedOn: number, dueOn: number, terms: TermsRow): Printed {
  const older = state.bills;
  const bill = emptyBill(issuedOn, dueOn, terms.minimumRatioPpm);
  const purchases = takeOwnPurchases(state, issuedOn);
  const creditApplied = smaller(state.credit, purchases);
  state.credit -= creditApplied;
  bill.principal = purchases - creditApplied;
  bill.base = bill.principal;
  const { part, feePart } = takeParts(state);
  bill.instalment = part;
  bill.interest = printAccrued(older);
  state.bills = [...older, bill];
  bill.fee = chargeFee(state, terms, feePart, state.room + roomOfDay(state, terms));
  const carriedOver = {
    principal: totalOf(older, (one) => one.principal + one.instalment),
    interest: totalOf(older, (one) => one.interest),
    fee: totalOf(older, (one) => one.fee + one.lateFee),
    penalty: totalOf(older, penaltyOf),
  };
  const carried = carriedOver.principal + carriedOver.interest + carriedOver.fee + carriedOver.penalty;
  const beside = bill.instalment + bill.interest + bill.fee + carried;
  const total = bill.principal + beside;
  const printed: Printed = {
    no: state.bills.length,
    issuedOn,
    dueOn,
    silent: total === 0n && notYetDueOf(state) === 0n,
    purchases,
    creditApplied,
    principal: bill.principal,
    instalment: bill.instalment,
    interest: bill.interest,
    fee: bill.fee,
    carriedOver,
    total,
    minimum: shareOf(bill.base, bill.minimumRatioPpm) + beside,
  };
  const purse = { left: state.credit };
  payBills(state, terms, purse);
  state.credit = purse.left;
  return printed;
}
