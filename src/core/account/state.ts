import type { Day } from '../time/index.ts';
import { rounded, shareOf } from './exact-sum.ts';
import type { ExactSum } from './exact-sum.ts';
import type { EventFault, Prepared, Step } from './prepare.ts';
import type { ScheduleRow } from './schedule.ts';
import type { Story } from './story.ts';
import type { WaterfallSetting } from './terms.ts';
import type { Trace } from './trace.ts';

/** A row of terms with its amounts as safe integers, for the hot loop. */
export interface TermsRow {
  readonly from: Day;
  readonly minimumRatioPpm: number;
  readonly revolvingRatePpmDaily: number;
  readonly penaltyRatePpmDaily: number;
  readonly capPpmYearly: number | null;
  readonly graceDays: number;
  readonly floor: number;
  readonly waterfall: WaterfallSetting;
  readonly principalFirstFromDaysPastDue: number | null;
  readonly lateFee: { readonly amount: number; readonly onDaysPastDue: number } | null;
  readonly freezeOnDaysPastDue: number;
  /** True when interest alone can pass the cap. */
  readonly ratesPassCap: boolean;
}

/** One bill's state. Amounts are safe integers of minor units. */
export interface Bill {
  readonly no: number;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** Due date of the bill issued next after it. */
  readonly nextDueOn: Day;
  readonly ratioPpm: number;
  base: number;
  /** The ratio part of the minimum: round-half-up(ratio × base). */
  need: number;
  /** Unpaid own principal. */
  principal: number;
  /** Unpaid instalment principal due in this bill. */
  instalment: number;
  /** Unpaid interest billed in this bill. */
  interest: number;
  /** Unpaid fees billed in this bill. */
  fee: number;
  lateFee: number;
  lateFeeCharged: boolean;
  /** Payments applied to own principal since issue. */
  paid: number;
  readonly penalty: ExactSum;
  /** Penalty paid or waived, less what was brought in by an opening position. */
  penaltySettled: number;
  readonly revolving: ExactSum;
  /** Revolving interest billed, paid or waived, less what was brought in. */
  revolvingSettled: number;
  /** What the books have taken up so far of each. */
  penaltyPosted: number;
  revolvingPosted: number;
  /** Whether it was past due at the start of `state.on`. */
  pastDue: boolean;
}

/** An instalment agreement: what has not yet fallen to a bill. */
export interface InstalmentPlan {
  readonly id: string;
  readonly on: Day;
  readonly parts: readonly number[];
  readonly fees: readonly number[];
  /** How many parts have fallen to bills. */
  billed: number;
  /** Principal not yet due. */
  principal: number;
}

export interface Settlement {
  readonly id: string;
  readonly on: Day;
  readonly agreed: number;
  readonly until: Day | null;
  paid: number;
  completedOn: Day | null;
}

/** What stays the same while one view of one account is folded. */
export interface Fold {
  readonly story: Story;
  readonly rows: readonly TermsRow[];
  readonly prepared: Prepared;
  readonly steps: readonly Step[];
}

/** An account at the end of the day `on`. Changed in place by `advance`; never leaves the room. */
export interface AccountState {
  readonly fold: Fold;
  on: Day;
  stepIndex: number;
  row: TermsRow;
  rowIndex: number;
  schedule: readonly ScheduleRow[];
  nextBillOn: Day;
  readonly bills: Bill[];
  /** Bills before this index have nothing unpaid and bear nothing unbilled. */
  firstOpen: number;
  /** Unbilled purchases that the next bill takes. */
  pool: number;
  /** Unbilled purchases whose posting date lies on or after the next bill day, in order of posting date. */
  later: { postedOn: Day; amount: number }[];
  credit: number;
  plans: InstalmentPlan[];
  settlements: Settlement[];
  chargedOffOn: Day | null;
  lastChangeOn: Day | null;
  /** Days past due at the end of the day before `on`. */
  daysPastDueBefore: number;
  /** Whether anything was past due at the start of `on`. */
  pastDueAtStart: boolean;
  /** Unpaid billed principal × days since the last flush, and the cap's allowance flushed before. */
  principalDays: number;
  allowanceGrains: bigint;
  readonly charges: ExactSum;
  feesEver: boolean;
  waivedGrains: bigint;
  faults: EventFault[];
  exceptions: EventFault[];
  trace: Trace | null;
}

/** Penalty owed on a bill. */
export const penaltyOf = (bill: Bill): number => rounded(bill.penalty) - bill.penaltySettled;

/** Revolving interest borne by a bill that no bill has printed. */
export const accruedOf = (bill: Bill): number => rounded(bill.revolving) - bill.revolvingSettled;

/** All that is unpaid of a bill; accrued interest that no bill has printed is not part of it. */
export const unpaidOf = (bill: Bill): number =>
  bill.principal + bill.instalment + bill.interest + bill.fee + bill.lateFee + penaltyOf(bill);

/** What its own minimum lacks. */
export function ownShortfallOf(bill: Bill): number {
  const missing = bill.need - bill.paid;
  return bill.interest + bill.fee + bill.instalment + (missing <= 0 ? 0 : Math.min(missing, bill.principal));
}

/** Lowers the base of a bill's minimum, not below zero. */
export function lowerBase(bill: Bill, by: number): void {
  bill.base = Math.max(0, bill.base - by);
  bill.need = shareOf(bill.base, bill.ratioPpm);
}

/** Instalment principal not yet due. */
export function notYetDueOf(state: AccountState): number {
  let sum = 0;
  for (const plan of state.plans) sum += plan.principal;
  return sum;
}

/** Unbilled purchases, all of them. */
export function unbilledOf(state: AccountState): number {
  let sum = state.pool;
  for (const slot of state.later) sum += slot.amount;
  return sum;
}

/** Unpaid billed principal, that under instalments included: the base of the cap. */
export function billedPrincipalOf(state: AccountState): number {
  let sum = notYetDueOf(state);
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    sum += bill.principal + bill.instalment;
  }
  return sum;
}

/** All that is owed, credit not taken off (docs/semantics.md 5.2). */
export function owedOf(state: AccountState): number {
  let sum = unbilledOf(state) + notYetDueOf(state);
  for (let index = state.firstOpen; index < state.bills.length; index += 1) {
    const bill = state.bills[index] as Bill;
    sum += unpaidOf(bill) + accruedOf(bill);
  }
  return sum;
}

/** The payoff: what is owed less credit, never below zero. */
export const payoffOf = (state: AccountState): number => Math.max(0, owedOf(state) - state.credit);

/** A copy that can be lived forward without touching the original; it has no trace. */
export function cloneState(state: AccountState): AccountState {
  return {
    ...state,
    bills: state.bills.map((bill, index) =>
      index < state.firstOpen ? bill : { ...bill, penalty: { ...bill.penalty }, revolving: { ...bill.revolving } },
    ),
    later: state.later.map((slot) => ({ ...slot })),
    plans: state.plans.map((plan) => ({ ...plan })),
    settlements: state.settlements.map((settlement) => ({ ...settlement })),
    charges: { ...state.charges },
    faults: [...state.faults],
    exceptions: [...state.exceptions],
    trace: null,
  };
}
