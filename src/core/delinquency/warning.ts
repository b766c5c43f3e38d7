import { firstDayOf, positionOn, statementsUntil, termsOn, viewOf } from '../account/index.ts';
import type { AccountEvent, Position, Story } from '../account/index.ts';
import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import type { Day } from '../time/index.ts';
import type { AgedDay } from './aged-day.ts';
import { lineUsedMinor } from './line-used.ts';
import type { DelinquencyRow } from './settings.ts';

/** A sign, before or beside lateness, that help may be wanted. Data with its reasons, never a score. @since 0.1 */
export type Warning =
  /** A bill falls due within so many days and its minimum is not paid. */
  | { readonly signal: 'due_soon_unpaid'; readonly dueOn: Day; readonly daysLeft: number; readonly unpaidMinor: bigint }
  /** The last auto-debit did not go through. */
  | { readonly signal: 'auto_debit_failed'; readonly on: Day; readonly event: string; readonly amountMinor: bigint }
  /** The minimum was not paid by the due date on several of the last bills. */
  | { readonly signal: 'due_dates_missed'; readonly missed: readonly Day[]; readonly of: number }
  /** The line is nearly used up, and more of it than some days ago. */
  | {
      readonly signal: 'line_nearly_used';
      readonly usedMinor: bigint;
      readonly limitMinor: bigint;
      readonly usedBeforeMinor: bigint;
      readonly before: Day;
    };

/** What warnings are asked of. @since 0.1 */
export interface WarningQuestion {
  readonly story: Story;
  /** The date, at its end, with what was known by then. */
  readonly on: Day;
  /** Days up to `on`, in order, from the first day of the account; see `reportedAgeing`. */
  readonly days: readonly AgedDay[];
  readonly row: DelinquencyRow;
  /** The line's limit on the date; null: not known, and use of the line is not judged. */
  readonly limitMinor: bigint | null;
}

interface DueBill {
  readonly dueOn: Day;
}

/** Bills that asked for something, those of an opening position included, in order of due date. */
function billsOf(story: Story, on: Day): readonly DueBill[] {
  const opening = story.events.find((event) => event.type === 'opening');
  const issued = statementsUntil(story, on).filter((bill) => !bill.silent && bill.minimumMinor > 0n);
  return [...(opening?.bills ?? []), ...issued];
}

function dueSoon(bills: readonly DueBill[], position: Position, within: number): readonly Warning[] {
  const { on, minimumLeftMinor: unpaidMinor } = position;
  const dueOn = bills.at(-1)?.dueOn;
  if (dueOn === undefined || dueOn < on || dueOn - on > within || unpaidMinor === 0n) return [];
  return [{ signal: 'due_soon_unpaid', dueOn, daysLeft: dueOn - on, unpaidMinor }];
}

type AutoDebit = Extract<AccountEvent, { type: 'autoDebit' }>;

function debitFailed(story: Story, on: Day): readonly Warning[] {
  const debits = story.events.filter((event): event is AutoDebit => event.type === 'autoDebit' && event.on <= on);
  const last = debits.toSorted((one, other) => one.on - other.on || (one.id < other.id ? -1 : 1)).at(-1);
  if (last === undefined || last.result !== 'failed') return [];
  return [{ signal: 'auto_debit_failed', on: last.on, event: last.id, amountMinor: last.amountMinor }];
}

function missedDates(bills: readonly DueBill[], { story, on, days, row }: WarningQuestion): readonly Warning[] {
  const first = days[0]?.on ?? on;
  const firstCounted = (dueOn: Day): number => dueOn + termsOn(story.terms, dueOn).graceDays + 1;
  const judged = bills
    .map((bill) => bill.dueOn)
    .filter((dueOn) => dueOn >= first && firstCounted(dueOn) <= on)
    .slice(-row.earlyWarning.missedOf);
  const missed = judged.filter((dueOn) => days[firstCounted(dueOn) - first]?.pastDueDuring === true);
  if (missed.length < row.earlyWarning.missedMin) return [];
  return [{ signal: 'due_dates_missed', missed, of: judged.length }];
}

function lineUsed(position: Position, before: Position, limitMinor: bigint, ppm: number): readonly Warning[] {
  const usedMinor = lineUsedMinor(position);
  const usedBeforeMinor = lineUsedMinor(before);
  if (usedMinor * 1_000_000n < limitMinor * BigInt(ppm) || usedMinor <= usedBeforeMinor) return [];
  return [{ signal: 'line_nearly_used', usedMinor, limitMinor, usedBeforeMinor, before: before.on }];
}

/**
 * Signs that help may be wanted, each with what it rests on; empty when there are none. They say nothing of why,
 * and nothing follows from them by itself.
 * @fault not_open_yet, too_far
 * @since 0.1
 */
export function earlyWarnings(question: WarningQuestion): Result<readonly Warning[], Fault> {
  const { on, row, limitMinor } = question;
  const story = viewOf(question.story, { before: (on + 1) as Day });
  const position = positionOn(story, on);
  if (isErr(position)) return position;
  const earlierOn = Math.max(firstDayOf(story), on - row.earlyWarning.growingOverDays) as Day;
  const earlier = positionOn(story, earlierOn);
  if (isErr(earlier)) return earlier;
  const bills = billsOf(story, on);
  return ok([
    ...dueSoon(bills, position.value, row.earlyWarning.dueWithinDays),
    ...debitFailed(story, on),
    ...missedDates(bills, { ...question, story }),
    ...(limitMinor === null || limitMinor === 0n
      ? []
      : lineUsed(position.value, earlier.value, limitMinor, row.earlyWarning.lineUsedPpm)),
  ]);
}
