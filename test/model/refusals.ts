/** What a view refuses and what waits, as far as the set of its events alone decides it: section 1.6 of docs/semantics.md. */
import { dayOf, monthsLater } from './calendar-date.ts';
import { isOf, termsOn } from './story.ts';
import type { EventOf, ModelEvent, Story } from './story.ts';

const AMOUNT_MINOR_MAX = 100_000_000_000n;

export interface Listed {
  readonly at: string;
  readonly kind: string;
}

interface Judged {
  readonly applied: readonly ModelEvent[];
  /** The due-day changes in force, in order of their posting dates. */
  readonly changes: readonly EventOf<'dueDayChange'>[];
  readonly reversed: ReadonlySet<string>;
  readonly faults: readonly Listed[];
  readonly waiting: readonly string[];
}

export const byCode = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isPayment = (event: ModelEvent): boolean =>
  isOf(event, 'payment') || isOf(event, 'recovery') || (isOf(event, 'autoDebit') && event.body.result === 'success');

const isPurchase = (event: ModelEvent): boolean => isOf(event, 'purchase');

/** `all`: one event an id, in order of (value date, id). */
export function judge(story: Story, all: readonly ModelEvent[], opening: ModelEvent | null, on: number): Judged {
  const verdicts = new Map<ModelEvent, string>();
  for (const event of all) {
    const kind = ownFault(event, story, opening);
    if (kind !== null) verdicts.set(event, kind);
  }
  judgeRefunds(all, verdicts);
  const reversed = judgeReversals(all, verdicts);
  const [, ...second] = all.filter((event) => isOf(event, 'chargeOff') && !verdicts.has(event));
  for (const event of second) verdicts.set(event, 'already_charged_off');
  const changes = judgeDueDayChanges(
    story,
    // One whose posting date has not come is not judged yet.
    all.filter((event) => event.postedOn <= on),
    verdicts,
  );
  const listed = [...verdicts].map(([event, kind]) => ({ at: event.id, kind }));
  return {
    applied: all.filter((event) => !verdicts.has(event)),
    changes,
    reversed,
    faults: listed.filter(({ kind }) => kind !== 'waits'),
    waiting: listed.filter(({ kind }) => kind === 'waits').map(({ at }) => at),
  };
}

function ownFault(event: ModelEvent, story: Story, opening: ModelEvent | null): string | null {
  if (event.amount !== null && event.amount <= 0n) return 'amount_not_positive';
  if (event.amount !== null && event.amount > AMOUNT_MINOR_MAX) return 'amount_too_large';
  if (event.on < dayOf(story.account.openedOn)) return 'before_opening';
  if (opening !== null && event !== opening && event.on <= opening.on) return 'before_opening';
  if ((event.body.currency ?? story.currency) !== story.currency) return 'currency_mismatch';
  return null;
}

/**
 * What is wrong with what `event` names, or null. An event of another kind is refused; one that the view does not
 * hold, or that was refused itself, makes `event` wait.
 */
function targetFault(
  event: EventOf<'refund' | 'paymentReversed'>,
  of: ModelEvent | undefined,
  verdicts: ReadonlyMap<ModelEvent, string>,
  isRightKind: (event: ModelEvent) => boolean,
): string | null {
  if (of === undefined) return 'waits';
  if (!isRightKind(of)) return 'not_a_payment';
  if (verdicts.has(of)) return 'waits';
  if (event.on < of.on) return isOf(event, 'refund') ? 'refund_before_purchase' : 'reversal_before_payment';
  return null;
}

function judgeRefunds(all: readonly ModelEvent[], verdicts: Map<ModelEvent, string>): void {
  const refundedOf = new Map<ModelEvent, bigint>();
  for (const refund of all) {
    if (!isOf(refund, 'refund') || verdicts.has(refund)) continue;
    const purchase = all.find((event) => event.id === refund.body.of);
    const fault = targetFault(refund, purchase, verdicts, isPurchase);
    if (fault !== null || purchase === undefined) {
      verdicts.set(refund, fault ?? 'waits');
      continue;
    }
    const sum = (refundedOf.get(purchase) ?? 0n) + (refund.amount ?? 0n);
    if (sum > (purchase.amount ?? 0n)) verdicts.set(refund, 'refund_above_purchase');
    else refundedOf.set(purchase, sum);
  }
}

function judgeReversals(all: readonly ModelEvent[], verdicts: Map<ModelEvent, string>): Set<string> {
  const reversed = new Set<string>();
  for (const reversal of all) {
    if (!isOf(reversal, 'paymentReversed') || verdicts.has(reversal)) continue;
    const payment = all.find((event) => event.id === reversal.body.of);
    const fault = targetFault(reversal, payment, verdicts, isPayment);
    if (fault !== null) verdicts.set(reversal, fault);
    else if (reversed.has(reversal.body.of)) verdicts.set(reversal, 'already_reversed');
    else reversed.add(reversal.body.of);
  }
  return reversed;
}

function judgeDueDayChanges(
  story: Story,
  all: readonly ModelEvent[],
  verdicts: Map<ModelEvent, string>,
): readonly EventOf<'dueDayChange'>[] {
  const inForce: EventOf<'dueDayChange'>[] = [];
  const asked = all.filter((event) => isOf(event, 'dueDayChange')).filter((event) => !verdicts.has(event));
  for (const change of asked.sort((a, b) => a.postedOn - b.postedOn || byCode(a.id, b.id))) {
    if (isOffered(story, change, inForce.at(-1))) inForce.push(change);
    else verdicts.set(change, 'due_day_change_not_offered');
  }
  return inForce;
}

function isOffered(story: Story, change: EventOf<'dueDayChange'>, before: ModelEvent | undefined): boolean {
  const terms = termsOn(story, change.postedOn);
  const { billDay, dueDay } = change.body;
  const listed = terms.dueDaySettings.some((row) => row.billDay === billDay && row.dueDays.includes(dueDay));
  if (terms.dueDayChange === null || !listed) return false;
  const { accountAgeMonthsMin, everyMonthsMin } = terms.dueDayChange;
  const oldEnough = change.postedOn >= monthsLater(dayOf(story.account.openedOn), accountAgeMonthsMin);
  return oldEnough && (before === undefined || change.postedOn >= monthsLater(before.postedOn, everyMonthsMin));
}
