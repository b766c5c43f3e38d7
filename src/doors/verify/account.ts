// The state of an account and what moves it: bills, obligations, interest with its cap, and the waterfall
// (docs/semantics.md, parts 2 to 5). Amounts are minor units.
import { dueAfter, firstDayOf, nextBillDay, termsOn } from './view.ts';
import type { View } from './view.ts';
import type { Day } from './dates.ts';
import type { Terms } from './story.ts';

/** Exact interest is counted in parts of a minor unit that hold both ppm a day and ppm a year ÷ 365. */
const exactUnit = 365_000_000n;

/** A bill as it stands: what is unpaid of it, and the exact interest that its principal bore. */
export interface Bill {
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** Due date of the bill issued next after this one: its rest falls due then (3.2). */
  readonly restDueOn: Day;
  readonly ratioPpm: bigint;
  base: bigint;
  principal: bigint;
  /** Applied to own principal since issue, by payment, waiver or write-down (3.1). */
  paid: bigint;
  instalment: bigint;
  interest: bigint;
  fee: bigint;
  lateFee: bigint;
  /** Its late fee was charged, if only to be cut by the cap: there is one for each bill (4.5). */
  hadLateFee: boolean;
  penalty: bigint;
  /** Revolving interest borne by this bill that no bill has printed (4.4). */
  accrued: bigint;
  penaltyExact: bigint;
  revolvingExact: bigint;
}

export interface Part {
  readonly principal: bigint;
  readonly fee: bigint;
}

export interface Settlement {
  readonly id: string;
  readonly until: Day | null;
  left: bigint;
}

export interface Account {
  bills: Bill[];
  /** Unbilled purchases by posting date, earliest first (2.2). */
  pool: { readonly postedOn: Day; amount: bigint }[];
  credit: bigint;
  /** For each instalment agreement, the parts that no bill has taken up yet. */
  agreements: (readonly Part[])[];
  settlements: Settlement[];
  chargedOffOn: Day | null;
  /** Both sides of the cap, and what it waived, in exact units (4.6). */
  allowedExact: bigint;
  chargedExact: bigint;
  waivedExact: bigint;
  daysPastDueYesterday: number;
}

/** A bill as printed (2.3, 2.4). */
export interface Printed {
  readonly no: number;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly purchases: bigint;
  readonly creditApplied: bigint;
  readonly principal: bigint;
  readonly instalment: bigint;
  readonly interest: bigint;
  readonly fee: bigint;
  readonly carriedOver: Record<'principal' | 'interest' | 'fee' | 'penalty', bigint>;
  readonly total: bigint;
  readonly minimum: bigint;
  /** Nothing is printed and no instalment is to come (2.1). */
  readonly silent: boolean;
}

export const sum = <T>(items: readonly T[], amount: (item: T) => bigint): bigint =>
  items.reduce((total, item) => total + amount(item), 0n);
export const least = (a: bigint, b: bigint): bigint => (a < b ? a : b);
export const roundHalfUp = (numerator: bigint, denominator: bigint): bigint =>
  (2n * numerator + denominator) / (2n * denominator);
export const roundExact = (exact: bigint): bigint => roundHalfUp(exact, exactUnit);

/** A copy that can be tried out. */
export function copyOf(account: Account): Account {
  return {
    ...account,
    bills: account.bills.map((bill) => ({ ...bill })),
    pool: account.pool.map((entry) => ({ ...entry })),
    agreements: [...account.agreements],
    settlements: account.settlements.map((settlement) => ({ ...settlement })),
  };
}

/** The account before anything happened, or the state that its opening position brings (1.5). */
export function openAccount(view: View): Account {
  const opening = view.opening?.opening;
  const listed = opening?.bills ?? [];
  const bills = listed.map((bill, index): Bill => {
    const next = listed[index + 1]?.dueOn ?? dueAfter(view.calendar, nextBillDay(view.calendar, bill.issuedOn));
    const ratioPpm = termsOn(view.story, bill.issuedOn).minimumRatioPpm;
    const none = { instalment: 0n, lateFee: 0n, hadLateFee: false, penaltyExact: 0n, revolvingExact: 0n };
    return { ...bill, ...none, restDueOn: next, ratioPpm };
  });
  const unbilled = opening?.unbilled ?? 0n;
  return {
    bills,
    pool: unbilled > 0n ? [{ postedOn: firstDayOf(view), amount: unbilled }] : [],
    credit: opening?.credit ?? 0n,
    agreements: [],
    settlements: [],
    chargedOffOn: null,
    allowedExact: 0n,
    chargedExact: 0n,
    waivedExact: 0n,
    daysPastDueYesterday: 0,
  };
}

/** What is unpaid of a bill (3.2): accrued interest is not of the bill until one prints it. */
export const unpaidOf = (bill: Bill): bigint =>
  bill.principal + bill.instalment + bill.interest + bill.fee + bill.lateFee + bill.penalty;
export const unbilledOf = (account: Account): bigint => sum(account.pool, (entry) => entry.amount);
export const accruedOf = (account: Account): bigint => sum(account.bills, (bill) => bill.accrued);
export const instalmentsNotDueOf = (account: Account): bigint =>
  sum(account.agreements, (parts) => sum(parts, (part) => part.principal));

/** All that is owed (5.2, before credit). */
export function owedOf(account: Account): bigint {
  return sum(account.bills, unpaidOf) + accruedOf(account) + unbilledOf(account) + instalmentsNotDueOf(account);
}

/** What is missing of a bill's own minimum (3.1); nothing when it is met. The late fee is not part of it (4.5). */
function missingOf(bill: Bill): bigint {
  const wanted = roundHalfUp(bill.ratioPpm * bill.base, 1_000_000n);
  const principal = wanted > bill.paid ? wanted - bill.paid : 0n;
  // Own principal wholly paid is met, so no more can be missing than is unpaid.
  return bill.interest + bill.fee + bill.instalment + least(principal, bill.principal);
}

/** Where an account stands against its due dates on a date (3.2 to 3.4, 3.6). */
export interface Ageing {
  readonly daysPastDue: number;
  /** For each bill: does its minimum obligation count, and does any of its two. */
  readonly bills: readonly { readonly bill: Bill; readonly minimumCounts: boolean; readonly isPastDue: boolean }[];
  readonly minimumLeft: bigint;
}

export function ageOn(account: Account, terms: Terms, day: Day): Ageing {
  const counts = (shortfall: bigint, dueOn: Day): boolean =>
    shortfall > 0n && day > dueOn + terms.graceDays && shortfall >= terms.floorMinor;
  let earliest = day;
  let olderUnpaid = 0n;
  let minimumLeft = 0n;
  const bills: Ageing['bills'][number][] = [];
  for (const bill of account.bills) {
    const shortfall = missingOf(bill) + olderUnpaid;
    const unpaid = unpaidOf(bill);
    const minimumCounts = counts(shortfall, bill.dueOn);
    const restCounts = counts(unpaid, bill.restDueOn);
    if (minimumCounts) earliest = Math.min(earliest, bill.dueOn);
    if (restCounts) earliest = Math.min(earliest, bill.restDueOn);
    bills.push({ bill, minimumCounts, isPastDue: minimumCounts || restCounts });
    minimumLeft = shortfall + bill.penalty + bill.lateFee;
    olderUnpaid += unpaid;
  }
  return { daysPastDue: day - earliest, bills, minimumLeft };
}

/** What a waiver can name and a waterfall can pay (5.1, 6.3). */
export type Component = 'fee' | 'penalty' | 'interest' | 'principal' | 'accrued';
type Field = 'fee' | 'lateFee' | 'penalty' | 'interest' | 'instalment' | 'principal' | 'accrued';

/** What each component holds within one bill, in order (5.1, 6.3). */
const fieldsOfComponent: Readonly<Record<Component, readonly Field[]>> = {
  fee: ['fee', 'lateFee'],
  penalty: ['penalty'],
  interest: ['interest'],
  principal: ['instalment', 'principal'],
  accrued: ['accrued'],
};

/** Takes up to `amount` off one component of one bill and gives back what is left of the amount. */
export function takeFrom(bill: Bill, component: Component, amount: bigint): bigint {
  let left = amount;
  for (const field of fieldsOfComponent[component]) {
    if (left === 0n || bill[field] === 0n) continue;
    const taken = least(left, bill[field]);
    bill[field] -= taken;
    left -= taken;
    if (field === 'principal') bill.paid += taken;
  }
  return left;
}

/** The waterfall over what bills hold (5.1); gives back what is left. */
function payBills(account: Account, terms: Terms, amount: bigint): bigint {
  const isPrincipalFirst =
    terms.principalFirstFrom !== null && account.daysPastDueYesterday >= terms.principalFirstFrom;
  const order: readonly Component[] = isPrincipalFirst
    ? ['principal', 'fee', 'penalty', 'interest']
    : ['fee', 'penalty', 'interest', 'principal'];
  const { bills } = account;
  let left = amount;
  if (terms.isBillByBill && !isPrincipalFirst) {
    for (const bill of bills) for (const component of order) left = takeFrom(bill, component, left);
  } else {
    for (const component of order) for (const bill of bills) left = takeFrom(bill, component, left);
  }
  return left;
}

/** Takes up to `amount` off the pool, the preferred posting date first, then the earliest (2.2). */
export function takeFromPool(account: Account, amount: bigint, preferred: Day | null): bigint {
  let left = amount;
  const own = account.pool.filter((entry) => entry.postedOn === preferred);
  for (const entry of [...own, ...account.pool]) {
    const taken = least(left, entry.amount);
    entry.amount -= taken;
    left -= taken;
  }
  account.pool = account.pool.filter((entry) => entry.amount > 0n);
  return left;
}

/** The whole waterfall up to, and without, the credit (5.1). */
function payInOrder(account: Account, terms: Terms, amount: bigint): bigint {
  let left = payBills(account, terms, amount);
  for (const bill of account.bills) left = takeFrom(bill, 'accrued', left);
  return takeFromPool(account, left, null);
}

/** Applies the payments of a date, as one sum; one that reaches the payoff ends everything (5.2). */
export function pay(account: Account, terms: Terms, amount: bigint): void {
  const payoff = owedOf(account) - account.credit;
  account.credit += payInOrder(account, terms, amount);
  if (payoff <= 0n || amount < payoff) return;
  account.credit -= instalmentsNotDueOf(account);
  account.agreements = [];
  account.credit = payInOrder(account, terms, account.credit);
}

/** Billed principal, instalment principal included, due or not (4.6). */
const billedPrincipalOf = (account: Account): bigint =>
  sum(account.bills, (bill) => bill.principal + bill.instalment) + instalmentsNotDueOf(account);

/** What the cap lets be charged in all when this principal bears a day more, less what was charged (4.6). */
function roomOf(account: Account, terms: Terms, principalToday: bigint): bigint {
  const room = account.allowedExact + (terms.capPpmYearly ?? 0n) * principalToday - account.chargedExact;
  return room > 0n ? room : 0n;
}

/** A charge of one day in exact units; fees are whole units and are cut to whole units. */
interface Charge {
  exact: bigint;
  readonly isFee: boolean;
}

/**
 * Waives what would pass the room, in the order of the list, and books what is left as charged (4.6): the last of
 * the list has the room first, and what a fee leaves by being cut to whole units is there for those before it.
 */
function chargeWithin(account: Account, terms: Terms, charges: readonly Charge[], room: bigint): void {
  if (terms.capPpmYearly === null) return; // such a day counts on neither side
  let left = room;
  for (const charge of charges.toReversed()) {
    const wanted = charge.exact;
    const fits = least(wanted, left);
    charge.exact = charge.isFee ? fits - (fits % exactUnit) : fits;
    left -= charge.exact;
    account.chargedExact += charge.exact;
    account.waivedExact += wanted - charge.exact;
  }
}

const clockRuns = (account: Account, day: Day): boolean => account.chargedOffOn === null || day <= account.chargedOffOn;

/** Issues the bill of a bill day, steps 1 to 6 of 2.3. */
function issueBill(account: Account, view: View, terms: Terms, day: Day): Printed {
  const older = account.bills;
  const ready = account.pool.filter((entry) => entry.postedOn < day);
  account.pool = account.pool.filter((entry) => entry.postedOn >= day);
  const purchases = sum(ready, (entry) => entry.amount);
  const creditApplied = least(account.credit, purchases);
  account.credit -= creditApplied;
  const principal = purchases - creditApplied;
  const carriedOver = {
    principal: sum(older, (bill) => bill.principal + bill.instalment),
    interest: sum(older, (bill) => bill.interest),
    fee: sum(older, (bill) => bill.fee + bill.lateFee),
    penalty: sum(older, (bill) => bill.penalty),
  };
  const interest = accruedOf(account);
  for (const bill of older) bill.accrued = 0n;
  // The cap cuts a fee before it is printed, with the principal as it stands before step 6 (4.6).
  const due = account.agreements.flatMap((parts) => parts.slice(0, 1));
  const today = clockRuns(account, day) ? billedPrincipalOf(account) + principal : 0n;
  const charges = due.map((part): Charge => ({ exact: part.fee * exactUnit, isFee: true }));
  chargeWithin(account, terms, charges, roomOf(account, terms, today));
  const instalment = sum(due, (part) => part.principal);
  const fee = sum(charges, (charge) => charge.exact) / exactUnit;
  account.agreements = account.agreements.map((parts) => parts.slice(1)).filter((parts) => parts.length > 0);

  const dueOn = dueAfter(view.calendar, day);
  const restDueOn = dueAfter(view.calendar, nextBillDay(view.calendar, day));
  const none = {
    paid: 0n,
    lateFee: 0n,
    hadLateFee: false,
    penalty: 0n,
    accrued: 0n,
    penaltyExact: 0n,
    revolvingExact: 0n,
  };
  const own = { base: principal, principal, instalment, interest, fee };
  account.bills.push({ issuedOn: day, dueOn, restDueOn, ratioPpm: terms.minimumRatioPpm, ...own, ...none });
  const carried = carriedOver.principal + carriedOver.interest + carriedOver.fee + carriedOver.penalty;
  const minimum = roundHalfUp(terms.minimumRatioPpm * principal, 1_000_000n) + instalment + interest + fee + carried;
  account.credit = payBills(account, terms, account.credit);
  const total = principal + instalment + interest + fee + carried;
  const silent = total === 0n && account.agreements.length === 0;
  const head = { no: account.bills.length, issuedOn: day, dueOn, silent, purchases, creditApplied };
  return { ...head, principal, instalment, interest, fee, carriedOver, total, minimum };
}

/** Interest and late fees of a day, on the state at its start (4.1 to 4.7); gives the growth of the rounded totals. */
function chargeInterest(account: Account, terms: Terms, day: Day, start: Ageing): bigint {
  if (!clockRuns(account, day)) return 0n;
  account.allowedExact += (terms.capPpmYearly ?? 0n) * billedPrincipalOf(account);
  const charges = start.bills.map(({ bill, isPastDue, minimumCounts }) => {
    const base = bill.principal + (isPastDue ? bill.instalment : 0n);
    const rate = isPastDue ? terms.penaltyRatePpmDaily : terms.revolvingRatePpmDaily;
    const interest: Charge = { exact: day > bill.dueOn ? base * rate * 365n : 0n, isFee: false };
    const isFeeDay = minimumCounts && !bill.hadLateFee && day - bill.dueOn === terms.lateFee?.onDaysPastDue;
    bill.hadLateFee ||= isFeeDay;
    const lateFee: Charge = { exact: isFeeDay ? (terms.lateFee?.amountMinor ?? 0n) * exactUnit : 0n, isFee: true };
    return { bill, isPastDue, interest, lateFee };
  });
  const penalties = charges.filter((one) => one.isPastDue).map((one) => one.interest);
  const revolving = charges.filter((one) => !one.isPastDue).map((one) => one.interest);
  const lateFees = charges.map((one) => one.lateFee);
  chargeWithin(account, terms, [...penalties, ...revolving, ...lateFees], roomOf(account, terms, 0n));
  let growth = 0n;
  for (const { bill, isPastDue, interest, lateFee } of charges) {
    // 4.3: the exact sum since the beginning is rounded; charged is what that figure grew by.
    const [exact, charged] = isPastDue
      ? (['penaltyExact', 'penalty'] as const)
      : (['revolvingExact', 'accrued'] as const);
    const before = roundExact(bill[exact]);
    bill[exact] += interest.exact;
    const grown = roundExact(bill[exact]) - before;
    bill[charged] += grown;
    growth += grown;
    bill.lateFee += lateFee.exact / exactUnit;
  }
  return growth;
}

/** What the start of a day brought, before any of its events. */
export interface Start {
  readonly printed: Printed | null;
  readonly ageing: Ageing;
  readonly interestGrowth: bigint;
}

/** The start of a day: its bill (2.3), where the account stands then (4.2), and the day's charges. */
export function startDay(account: Account, view: View, day: Day): Start {
  const terms = termsOn(view.story, day);
  const isBillDay = day > view.story.openedOn && nextBillDay(view.calendar, day - 1) === day;
  const printed = isBillDay ? issueBill(account, view, terms, day) : null;
  const ageing = ageOn(account, terms, day);
  return { printed, ageing, interestGrowth: chargeInterest(account, terms, day, ageing) };
}
