// The figures of a day and of a statement, by the names that a record gives them (docs/story-file.md). Each
// is worked out only when a record shows it.
import {
  accruedOf,
  ageOn,
  copyOf,
  instalmentsNotDueOf,
  owedOf,
  pay,
  roundExact,
  startDay,
  sum,
  unbilledOf,
  unpaidOf,
} from './account.ts';
import { dateText } from './dates.ts';
import { termsOn } from './view.ts';
import type { Bill, Printed } from './account.ts';
import type { EndOfDay } from './replay.ts';

/** A figure as a record writes it: minor units as bigint, dates as text. */
export type Figure = bigint | number | boolean | string;
export type Figures = Readonly<Record<string, () => Figure>>;

/** 3.5: the smallest payment after everything else of the day that ends past due, found by trying. */
function amountToCure({ account, view, day, ageing }: EndOfDay): bigint {
  if (ageing.daysPastDue === 0) return 0n;
  const terms = termsOn(view.story, day);
  // Bills older than the oldest with anything unpaid can neither take of a payment nor be past due. Newer ones that
  // are paid stay: their minimum wants the older bills paid (3.2).
  const oldest = account.bills.findIndex((bill) => unpaidOf(bill) + bill.accrued > 0n);
  const open = { ...account, bills: account.bills.slice(oldest) };
  const cures = (amount: bigint): boolean => {
    const tried = copyOf(open);
    pay(tried, terms, amount);
    return ageOn(tried, terms, day).daysPastDue === 0;
  };
  let tooLittle = 0n;
  let enough = owedOf(account);
  while (enough - tooLittle > 1n) {
    const tried = (tooLittle + enough) / 2n;
    if (cures(tried)) enough = tried;
    else tooLittle = tried;
  }
  return enough;
}

/** 4.3: what the rounded totals of interest grow by tomorrow, if nothing happens. */
function tomorrowOf({ account, view, day, ageing }: EndOfDay): bigint {
  const tried = copyOf(account);
  tried.daysPastDueYesterday = ageing.daysPastDue;
  return startDay(tried, view, day + 1).interestGrowth;
}

/** The figures of the end of a date. */
export function figuresOfDay(end: EndOfDay): Figures {
  const { account, ageing, start } = end;
  const { bills } = account;
  return {
    owedMinor: () => owedOf(account),
    payoffMinor: () => {
      const payoff = owedOf(account) - account.credit;
      return payoff > 0n ? payoff : 0n;
    },
    principalMinor: () => sum(bills, (bill) => bill.principal + bill.instalment),
    interestMinor: () => sum(bills, (bill) => bill.interest),
    penaltyMinor: () => sum(bills, (bill) => bill.penalty),
    feeMinor: () => sum(bills, (bill) => bill.fee + bill.lateFee),
    accruedMinor: () => accruedOf(account),
    unbilledMinor: () => unbilledOf(account),
    instalmentMinor: () => instalmentsNotDueOf(account),
    creditMinor: () => account.credit,
    pastDueMinor: () => sum(ageing.bills, ({ bill, isPastDue }) => (isPastDue ? unpaidOf(bill) : 0n)),
    toCureMinor: () => amountToCure(end),
    minimumLeftMinor: () => ageing.minimumLeft,
    tomorrowMinor: () => tomorrowOf(end),
    daysPastDue: () => ageing.daysPastDue,
    pastDueDuring: () => ageing.daysPastDue > 0 || (start?.ageing.daysPastDue ?? 0) > 0,
    waivedByCapMinor: () => roundExact(account.waivedExact),
  };
}

/** The bills with anything unpaid, oldest first, and their figures. */
export function figuresOfBills({ ageing }: EndOfDay): readonly Figures[] {
  const figuresOf = (bill: Bill, isPastDue: boolean): Figures => ({
    issuedOn: () => dateText(bill.issuedOn),
    baseMinor: () => bill.base,
    principalMinor: () => bill.principal,
    instalmentMinor: () => bill.instalment,
    interestMinor: () => bill.interest,
    feeMinor: () => bill.fee + bill.lateFee,
    penaltyMinor: () => bill.penalty,
    accruedMinor: () => bill.accrued,
    pastDue: () => isPastDue,
  });
  const open = ageing.bills.filter(({ bill }) => unpaidOf(bill) > 0n);
  return open.map(({ bill, isPastDue }) => figuresOf(bill, isPastDue));
}

/** The figures of a statement, without what it carries over. */
export function figuresOfStatement(printed: Printed): Figures {
  return {
    no: () => printed.no,
    issuedOn: () => dateText(printed.issuedOn),
    dueOn: () => dateText(printed.dueOn),
    silent: () => printed.silent,
    purchasesMinor: () => printed.purchases,
    creditAppliedMinor: () => printed.creditApplied,
    principalMinor: () => printed.principal,
    instalmentMinor: () => printed.instalment,
    interestMinor: () => printed.interest,
    feeMinor: () => printed.fee,
    totalMinor: () => printed.total,
    minimumMinor: () => printed.minimum,
  };
}

/** What a statement carries over from older bills (2.3, step 5). */
export function figuresOfCarriedOver({ carriedOver }: Printed): Figures {
  return {
    principalMinor: () => carriedOver.principal,
    interestMinor: () => carriedOver.interest,
    feeMinor: () => carriedOver.fee,
    penaltyMinor: () => carriedOver.penalty,
  };
}
