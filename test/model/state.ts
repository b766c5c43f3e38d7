/** What an account owes at one moment of one view. Plain, changeable values; `copyOf` makes a second one to try things on. */
import { rounded } from './exact.ts';

export interface Bill {
  readonly issuedOn: number;
  readonly dueOn: number;
  /** When the rest falls due, for the last bill of an opening position; of others, the due date of the bill after. */
  readonly restDueOn: number | null;
  readonly minimumRatioPpm: number;
  base: bigint;
  /** Own principal unpaid, and what was paid on it since issue (what was waived or written down counts as paid). */
  principal: bigint;
  paid: bigint;
  /** Instalment principal due in this bill, billed interest, billed fees and late fee: all unpaid. */
  instalment: bigint;
  interest: bigint;
  fee: bigint;
  lateFee: bigint;
  lateFeeCharged: boolean;
  /** Charged since the beginning, exact; and what was printed (revolving only), paid or waived of it, in minor units. */
  penaltyExact: bigint;
  penaltyTaken: bigint;
  revolvingExact: bigint;
  revolvingTaken: bigint;
}

/** An instalment agreement: the parts and fee parts that no bill has taken yet. */
export interface Instalments {
  parts: bigint[];
  feeParts: bigint[];
}

interface OpenSettlement {
  readonly id: string;
  readonly until: number | null;
  readonly agreed: bigint;
  received: bigint;
}

export interface State {
  /** The day this state belongs to. */
  on: number;
  bills: Bill[];
  /** Unbilled purchases by posting date, earliest first. */
  pool: { postedOn: number; amount: bigint }[];
  credit: bigint;
  agreements: Instalments[];
  settlements: OpenSettlement[];
  chargedOff: boolean;
  /** Cap: what may have been charged so far, what was charged, what was waived; all exact. */
  room: bigint;
  charged: bigint;
  waivedByCap: bigint;
  /** Days past due at the end of the day before, and whether the account was past due at the start of this day. */
  daysPastDueBefore: number;
  pastDueAtStart: boolean;
  faults: { at: string; kind: string }[];
  exceptions: { at: string; kind: string }[];
}

export const copyOf = (state: State): State => ({
  ...state,
  bills: state.bills.map((bill) => ({ ...bill })),
  pool: state.pool.map((posted) => ({ ...posted })),
  agreements: state.agreements.map(({ parts, feeParts }) => ({ parts: [...parts], feeParts: [...feeParts] })),
  settlements: state.settlements.map((settlement) => ({ ...settlement })),
  faults: [...state.faults],
  exceptions: [...state.exceptions],
});

export const penaltyOf = (bill: Bill): bigint => rounded(bill.penaltyExact) - bill.penaltyTaken;

/** Revolving interest that the bill bears and no bill has printed. */
export const accruedOf = (bill: Bill): bigint => rounded(bill.revolvingExact) - bill.revolvingTaken;

/** All that is unpaid of a bill; accrued interest is not, until a bill prints it. */
export const unpaidOf = (bill: Bill): bigint =>
  bill.principal + bill.instalment + bill.interest + bill.fee + bill.lateFee + penaltyOf(bill);

const total = <T>(things: readonly T[], amountOf: (thing: T) => bigint): bigint =>
  things.reduce((sum, thing) => sum + amountOf(thing), 0n);

export const billedPrincipalOf = (state: State): bigint =>
  total(state.bills, (bill) => bill.principal + bill.instalment);
export const notYetDueOf = (state: State): bigint =>
  total(state.agreements, ({ parts }) => total(parts, (part) => part));
export const unbilledOf = (state: State): bigint => total(state.pool, (posted) => posted.amount);
export const totalAccruedOf = (state: State): bigint => total(state.bills, accruedOf);
export const totalUnpaidOf = (bills: readonly Bill[]): bigint => total(bills, unpaidOf);
export const totalOf = total;

export const owedOf = (state: State): bigint =>
  totalUnpaidOf(state.bills) + totalAccruedOf(state) + unbilledOf(state) + notYetDueOf(state);

/** All interest charged since the beginning, rounded bill by bill and label by label. */
export const interestChargedOf = (state: State): bigint =>
  total(state.bills, (bill) => rounded(bill.penaltyExact) + rounded(bill.revolvingExact));
