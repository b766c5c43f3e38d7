import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { begin } from './begin.ts';
import type { PrintedBill } from './issue-bill.ts';
import type { AccountEvent } from './events.ts';
import type { AccountState } from './state.ts';
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

/**
 * The date from which an event changes amounts: a reversal works from its payment's date.
 * @param byId  the events of the view, by id
 * @since 0.1
 */
export function worksFrom(event: AccountEvent, byId: ReadonlyMap<string, AccountEvent>): Day {
  if (event.type !== 'paymentReversed') return event.on;
  return byId.get(event.of)?.on ?? event.on;
}

interface Printing {
  readonly story: Story;
  readonly byId: ReadonlyMap<string, AccountEvent>;
  /** The events that became known after a day that they change. */
  readonly late: readonly AccountEvent[];
}

/** What was known only on or after a bill day and changes the days before it makes the printed bill another one. */
const mayDiffer = ({ byId, late }: Printing, billDay: Day): boolean =>
  late.some((event) => event.knownOn >= billDay && worksFrom(event, byId) < billDay);

/** The bill of a bill day in the view known before it, and the corrections that it prints. */
function printAsKnown(printing: Printing, corrected: PrintedBill, previous: Day | null): Statement {
  const { story } = printing;
  const state = begin(story, { before: corrected.issuedOn });
  let bill = corrected;
  advance(state, corrected.issuedOn, (printed) => {
    if (printed.issuedOn === corrected.issuedOn) bill = printed;
  });
  return statementOf(bill, previous === null ? [] : correctionsOf(state, previous, corrected.issuedOn));
}

function correctionsOf(state: AccountState, previous: Day, billDay: Day): readonly string[] {
  const { prepared } = state.fold;
  const without = new Set([...prepared.faults, ...state.faults].map((fault) => fault.at).concat(prepared.waiting));
  const byId = new Map(prepared.standing.map((event) => [event.id, event]));
  const lines = prepared.standing.filter(
    (event) =>
      event.type !== 'purchase' &&
      event.type !== 'dueDayChange' &&
      event.type !== 'opening' &&
      event.knownOn >= previous &&
      event.knownOn < billDay &&
      worksFrom(event, byId) < previous &&
      !without.has(event.id),
  );
  return lines.map((event) => event.id).sort();
}

/**
 * All statements with a bill day up to and including `until`, each as known before its bill day
 * (docs/semantics.md 1.4).
 * @since 0.1
 */
export function statementsUntil(story: Story, until: Day): readonly Statement[] {
  const printed: PrintedBill[] = [];
  const state = begin(story);
  advance(state, until, (bill) => printed.push(bill));
  const { standing } = state.fold.prepared;
  const byId = new Map(standing.map((event) => [event.id, event]));
  const late = standing.filter((event) => event.type !== 'opening' && event.knownOn > worksFrom(event, byId));
  const printing: Printing = { story, byId, late };
  return printed.map((bill, index) => {
    const previous = printed[index - 1]?.issuedOn ?? null;
    const news = previous !== null && late.some((event) => event.knownOn >= previous && event.knownOn < bill.issuedOn);
    return news || mayDiffer(printing, bill.issuedOn) ? printAsKnown(printing, bill, previous) : statementOf(bill, []);
  });
}
