/** A bill's statement: section 1.4 of docs/semantics.md. */
import { dateOf } from './calendar-date.ts';
import type { RecordStatement } from './record.ts';
import { byCode } from './refusals.ts';
import { startDay } from './start-of-day.ts';
import type { State } from './state.ts';
import { isOf } from './story.ts';
import type { View } from './view.ts';

/** `state`: the end of the day before `billDay`, in the view as known before it; it is used up. */
export function statementOf(state: State, view: View, billDay: number): RecordStatement {
  const corrections = correctionsOf(state, view, billDay);
  const printed = startDay(state, view, billDay);
  if (printed === null) throw new Error(`the view as known before ${dateOf(billDay)} makes a bill on that day`);
  const { carriedOver } = printed;
  return {
    no: printed.no,
    issuedOn: dateOf(printed.issuedOn),
    dueOn: dateOf(printed.dueOn),
    silent: printed.silent,
    purchasesMinor: String(printed.purchases),
    creditAppliedMinor: String(printed.creditApplied),
    principalMinor: String(printed.principal),
    instalmentMinor: String(printed.instalment),
    interestMinor: String(printed.interest),
    feeMinor: String(printed.fee),
    carriedOver: {
      principalMinor: String(carriedOver.principal),
      interestMinor: String(carriedOver.interest),
      feeMinor: String(carriedOver.fee),
      penaltyMinor: String(carriedOver.penalty),
    },
    totalMinor: String(printed.total),
    minimumMinor: String(printed.minimum),
    corrections,
  };
}

/** Events that became known since the bill before this one and belong before it; the first bill has none. */
function correctionsOf(state: State, view: View, billDay: number): readonly string[] {
  const before = state.bills.at(-1)?.issuedOn;
  if (before === undefined) return [];
  const refused = new Set(state.faults.map(({ at }) => at));
  const corrections = view.applied.filter((event) => {
    if (isOf(event, 'purchase') || isOf(event, 'dueDayChange') || isOf(event, 'opening')) return false;
    const of = isOf(event, 'paymentReversed') ? view.applied.find(({ id }) => id === event.body.of) : event;
    const isNew = event.knownOn >= before && event.knownOn < billDay;
    return isNew && of !== undefined && of.on < before && !refused.has(event.id);
  });
  return corrections.map(({ id }) => id).sort(byCode);
}
