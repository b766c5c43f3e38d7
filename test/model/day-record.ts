/** The figures of one date: the day of a record (docs/story-file.md). */
import { ageing, minimumLeft } from './ageing.ts';
import type { Ageing } from './ageing.ts';
import { dateOf } from './calendar-date.ts';
import { rounded } from './exact.ts';
import type { RecordBill, RecordDay } from './record.ts';
import { startDay } from './start-of-day.ts';
import {
  accruedOf,
  billedPrincipalOf,
  copyOf,
  interestChargedOf,
  notYetDueOf,
  owedOf,
  penaltyOf,
  totalAccruedOf,
  totalOf,
  totalUnpaidOf,
  unbilledOf,
  unpaidOf,
} from './state.ts';
import type { State } from './state.ts';
import { termsOn } from './story.ts';
import type { TermsRow } from './story.ts';
import type { View } from './view.ts';
import { payoffOf, receive } from './waterfall.ts';

export function dayRecord(state: State, view: View): RecordDay {
  const terms = termsOn(view.story, state.on);
  const end = ageing(state, state.on, terms);
  const { bills } = state;
  return {
    on: dateOf(state.on),
    owedMinor: String(owedOf(state)),
    payoffMinor: String(payoffOf(state)),
    principalMinor: String(billedPrincipalOf(state)),
    interestMinor: String(totalOf(bills, (bill) => bill.interest)),
    penaltyMinor: String(totalOf(bills, penaltyOf)),
    feeMinor: String(totalOf(bills, (bill) => bill.fee + bill.lateFee)),
    accruedMinor: String(totalAccruedOf(state)),
    unbilledMinor: String(unbilledOf(state)),
    instalmentMinor: String(notYetDueOf(state)),
    creditMinor: String(state.credit),
    pastDueMinor: String(totalUnpaidOf(bills.filter((_, index) => end.pastDue[index] === true))),
    toCureMinor: String(end.daysPastDue === 0 ? 0n : amountToCure(state, terms)),
    minimumLeftMinor: String(minimumLeft(state)),
    tomorrowMinor: String(tomorrowOf(state, view)),
    daysPastDue: end.daysPastDue,
    pastDueDuring: state.pastDueAtStart || end.daysPastDue > 0,
    waivedByCapMinor: String(rounded(state.waivedByCap)),
    bills: billsOf(state, end),
  };
}

/** The bills with anything unpaid, oldest first. */
function billsOf(state: State, { pastDue }: Ageing): readonly RecordBill[] {
  const all = state.bills.map((bill, index) => ({ bill, isPastDue: pastDue[index] === true }));
  return all
    .filter(({ bill }) => unpaidOf(bill) > 0n)
    .map(({ bill, isPastDue }) => ({
      issuedOn: dateOf(bill.issuedOn),
      baseMinor: String(bill.base),
      principalMinor: String(bill.principal),
      instalmentMinor: String(bill.instalment),
      interestMinor: String(bill.interest),
      feeMinor: String(bill.fee + bill.lateFee),
      penaltyMinor: String(penaltyOf(bill)),
      accruedMinor: String(accruedOf(bill)),
      pastDue: isPastDue,
    }));
}

/** The smallest further payment of the day that ends past due, found by trying (3.5). Paying all that is billed does. */
function amountToCure(state: State, terms: TermsRow): bigint {
  const cures = (amount: bigint): boolean => {
    const tried = copyOf(state);
    receive(tried, terms, amount);
    return ageing(tried, tried.on, terms).daysPastDue === 0;
  };
  let tooLittle = 0n;
  let enough = totalUnpaidOf(state.bills);
  while (enough - tooLittle > 1n) {
    const middle = (tooLittle + enough) / 2n;
    if (cures(middle)) enough = middle;
    else tooLittle = middle;
  }
  return enough;
}

/** The interest that the start of the next day adds, tried on a copy (4.3). */
function tomorrowOf(state: State, view: View): bigint {
  const tried = copyOf(state);
  startDay(tried, view, state.on + 1);
  return interestChargedOf(tried) - interestChargedOf(state);
}
