/** The start of a day: its bill, labels, late fees and interest (2.3, 4.1 to 4.7 of docs/semantics.md). */
import { ageing } from './ageing.ts';
import { interestOfDay, minorOf, notBelowZero, smaller, sumOf } from './exact.ts';
import { chargeFee, issue, roomOfDay } from './issue.ts';
import type { Printed } from './issue.ts';
import type { Bill, State } from './state.ts';
import { termsOn } from './story.ts';
import type { TermsRow } from './story.ts';
import type { View } from './view.ts';

/** Moves `state` from the end of the day before to `on`: its bill issued, its interest charged, no other event yet. */
export function startDay(state: State, view: View, on: number): Printed | null {
  const terms = termsOn(view.story, on);
  state.daysPastDueBefore = ageing(state, state.on, termsOn(view.story, state.on)).daysPastDue;
  state.on = on;
  const printed = view.calendar.isBillDay(on) ? issue(state, on, view.calendar.dueOf(on), terms) : null;
  const { pastDue, minimumCounts, daysPastDue } = ageing(state, on, terms);
  state.pastDueAtStart = daysPastDue > 0;
  if (state.chargedOff) return printed;
  state.room += roomOfDay(state, terms);
  const charges = interestOf(state, pastDue, terms);
  chargeLateFees(state, terms, minimumCounts);
  chargeInterest(state, terms, charges);
  return printed;
}

interface Charge {
  readonly bill: Bill;
  readonly label: 'penalty' | 'revolving';
  exact: bigint;
}

/** The day's interest before the cap, in the order in which the cap waives it: penalty, revolving; the older bill first. */
function interestOf(state: State, pastDue: readonly boolean[], terms: TermsRow): readonly Charge[] {
  const penalties: Charge[] = [];
  const revolving: Charge[] = [];
  state.bills.forEach((bill, index) => {
    if (state.on <= bill.dueOn) return;
    if (pastDue[index] === true) {
      const exact = interestOfDay(bill.principal + bill.instalment, terms.penaltyRatePpmDaily);
      penalties.push({ bill, label: 'penalty', exact });
    } else {
      const exact = interestOfDay(bill.principal, terms.revolvingRatePpmDaily);
      revolving.push({ bill, label: 'revolving', exact });
    }
  });
  return [...penalties, ...revolving];
}

/** Late fees of the day. The cap cuts the older bill's first, so the newer bill's is charged first. */
function chargeLateFees(state: State, terms: TermsRow, minimumCounts: readonly boolean[]): void {
  const { lateFee } = terms;
  if (lateFee === null) return;
  const due = state.bills.filter(
    (bill, index) =>
      !bill.lateFeeCharged && state.on - bill.dueOn === lateFee.onDaysPastDue && minimumCounts[index] === true,
  );
  for (const bill of due.reverse()) {
    bill.lateFee += chargeFee(state, terms, minorOf(lateFee.amount), state.room);
    bill.lateFeeCharged = true;
  }
}

function chargeInterest(state: State, terms: TermsRow, charges: readonly Charge[]): void {
  if (terms.capPpmYearly !== null) {
    const allowed = notBelowZero(state.room - state.charged);
    let excess = notBelowZero(sumOf(charges.map(({ exact }) => exact)) - allowed);
    for (const charge of charges) {
      const waived = smaller(charge.exact, excess);
      charge.exact -= waived;
      excess -= waived;
      state.waivedByCap += waived;
      state.charged += charge.exact;
    }
  }
  for (const { bill, label, exact } of charges) {
    if (label === 'penalty') bill.penaltyExact += exact;
    else bill.revolvingExact += exact;
  }
}
