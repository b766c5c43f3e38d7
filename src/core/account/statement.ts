import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import type { PrintedBill } from './issue-bill.ts';
import { prepare } from './prepare.ts';
import type { AccountEvent } from './events.ts';
import type { Story } from './story.ts';

/** A bill as it was printed on its bill day, never rewritten; amounts in minor units. @since 0.1 */
export interface Statement {
  readonly no: number;
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** True when nothing at all was owed, so that no statement left the house; its due date counts all the same. */
  readonly silent: boolean;
  readonly purchasesMinor: bigint;
  readonly creditAppliedMinor: bigint;
  readonly principalMinor: bigint;
  readonly instalmentMinor: bigint;
  readonly interestMinor: bigint;
  readonly feeMinor: bigint;
  readonly carriedOver: {
    readonly principalMinor: bigint;
    readonly interestMinor: bigint;
    readonly feeMinor: bigint;
    readonly penaltyMinor: bigint;
  };
  readonly totalMinor: bigint;
  readonly minimumMinor: bigint;
  /** Ids of events of before the last statement that became known since. */
  readonly corrections: readonly string[];
}

function statementOf(bill: PrintedBill, corrections: readonly string[]): Statement {
  const { carriedOver } = bill;
  return {
    no: bill.no,
    issuedOn: bill.issuedOn,
    dueOn: bill.dueOn,
    silent: bill.silent,
    purchasesMinor: BigInt(bill.purchases),
    creditAppliedMinor: BigInt(bill.creditApplied),
    principalMinor: BigInt(bill.principal),
    instalmentMinor: BigInt(bill.instalment),
    interestMinor: BigInt(bill.interest),
    feeMinor: BigInt(bill.fee),
    carriedOver: {
      principalMinor: BigInt(carriedOver.principal),
      interestMinor: BigInt(carriedOver.interest),
      feeMinor: BigInt(carriedOver.fee),
      penaltyMinor: BigInt(carriedOver.penalty),
    },
    totalMinor: BigInt(bill.total),
    minimumMinor: BigInt(bill.minimum),
    corrections,
  };
}

/** The date from which an event changes amounts: a reversal works from its payment's date. */
function worksFrom(event: AccountEvent, byId: ReadonlyMap<string, AccountEvent>): Day {
  if (event.type !== 'paymentReversed') return event.on;
  return byId.get(event.of)?.on ?? event.on;
}

/** Bill days before which the view known then differs from the view known later. */
function isLateFor(story: Story, byId: ReadonlyMap<string, AccountEvent>, billDay: Day): boolean {
  return story.events.some(
    (event) => event.knownOn >= billDay && event.type !== 'opening' && worksFrom(event, byId) < billDay,
  );
}

function correctionsOf(
  story: Story,
  byId: ReadonlyMap<string, AccountEvent>,
  previous: Day | null,
  billDay: Day,
): readonly string[] {
  if (previous === null) return [];
  const candidates = story.events.filter(
    (event) =>
      event.type !== 'purchase' &&
      event.type !== 'dueDayChange' &&
      event.type !== 'opening' &&
      event.knownOn >= previous &&
      event.knownOn < billDay &&
      worksFrom(event, byId) < previous,
  );
  if (candidates.length === 0) return [];
  const { faults, waiting } = prepare(story, { before: billDay });
  const without = new Set([...faults.map((fault) => fault.at), ...waiting]);
  return [...new Set(candidates.map((event) => event.id))].filter((id) => !without.has(id)).sort();
}

/**
 * All statements with a bill day up to and including `until`, each as known before its bill day
 * (docs/semantics.md 1.4).
 * @param events  of the view: with knowledge until an instant, later events never count
 * @since 0.1
 */
export function statementsUntil(story: Story, until: Day): readonly Statement[] {
  const byId = new Map(story.events.map((event) => [event.id, event]));
  const printed: PrintedBill[] = [];
  advance(begin(story), until, (bill) => printed.push(bill));
  let previous: Day | null = null;
  return printed.map((bill) => {
    const corrections = correctionsOf(story, byId, previous, bill.issuedOn);
    previous = bill.issuedOn;
    const late = isLateFor(story, byId, bill.issuedOn);
    return statementOf(late ? printedAsKnown(story, bill) : bill, corrections);
  });
}

/** The bill of a bill day in the view known before that day. */
function printedAsKnown(story: Story, corrected: PrintedBill): PrintedBill {
  let asKnown = corrected;
  advance(begin(story, { before: corrected.issuedOn }), corrected.issuedOn, (bill) => {
    if (bill.issuedOn === corrected.issuedOn) asKnown = bill;
  });
  return asKnown;
}
