import { daysPastDueFrom, positionOn, statementsUntil, suppose, termsOn } from '../account/index.ts';
import type { Story } from '../account/index.ts';
import type { Day } from '../time/index.ts';

/**
 * The due dates of a story from `from` to `to` (both included), those of bills with nothing to pay too, in order.
 * Those of bills not yet issued are what they will be if nothing but payments happens.
 * @since 0.1
 */
export function dueDatesFrom(story: Story, from: Day, to: Day): readonly Day[] {
  const opening = story.events.find((event) => event.type === 'opening');
  const bills = [...(opening?.bills ?? []), ...statementsUntil(story, to)];
  const dates = new Set(bills.map((bill) => bill.dueOn).filter((dueOn) => dueOn >= from && dueOn <= to));
  return [...dates].sort((one, other) => one - other);
}

/** Whether an account is past due once the bill of a due date counts. */
function isLateAfter(story: Story, dueOn: Day): boolean {
  const counts = (dueOn + termsOn(story.terms, dueOn).graceDays + 1) as Day;
  const days = daysPastDueFrom(story, counts, counts);
  return days.ok && days.value[0]?.pastDueDuring === true;
}

/** Halves until the smallest payment is found with which nothing is past due after the due date. */
function smallestInTime(story: Story, dueOn: Day, mostMinor: bigint): bigint {
  let tooLittle = -1n;
  let enough = mostMinor;
  while (enough - tooLittle > 1n) {
    const middle = (enough + tooLittle) / 2n;
    const trial = middle > 0n ? suppose(story, [{ on: dueOn, amountMinor: middle }]) : story;
    if (isLateAfter(trial, dueOn)) tooLittle = middle;
    else enough = middle;
  }
  return enough;
}

/**
 * What must still be paid on a due date so that its bill is met: what the bill calls the minimum. Where a later bill
 * is out already on the due date, the smallest payment after which nothing is past due.
 * @param dueOn  a due date of the story
 * @returns      minor units, ≥ 0n
 * @since 0.1
 */
export function minimumToPayOn(story: Story, dueOn: Day): bigint {
  const position = positionOn(story, dueOn);
  if (!position.ok) return 0n;
  const { minimumLeftMinor, payoffMinor, bills } = position.value;
  if (bills.length === 0 || payoffMinor === 0n) return 0n;
  const latest = statementsUntil(story, dueOn).at(-1)?.dueOn ?? bills.at(-1)?.dueOn;
  return latest === undefined || latest <= dueOn ? minimumLeftMinor : smallestInTime(story, dueOn, payoffMinor);
}
