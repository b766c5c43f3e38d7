import type { Knowledge, PastDueDay } from '../account/index.ts';
import type { Day } from '../time/index.ts';
import { pausedDaysWithin, pausedStretches } from './pause.ts';
import type { Pause, Stretch } from './pause.ts';

/** How late an account is on one date, as two numbers and a yes or no. @since 0.1 */
export interface AgedDay {
  readonly on: Day;
  /** Date less the oldest unmet due date, at the end of the date; 0 when nothing is past due. */
  readonly daysPastDue: number;
  /** Days past due less the paused days among them; never more than `daysPastDue`. */
  readonly daysDelinquent: number;
  /** Past due at any time during the date; on the day of cure `daysPastDue` is 0 and this is true. */
  readonly pastDueDuring: boolean;
}

/** Takes the paused days off one day's count. */
function agedDay(day: PastDueDay, all: readonly Stretch[], stopping: readonly Stretch[]): AgedDay {
  const { on, daysPastDue, pastDueDuring } = day;
  if (daysPastDue === 0) return { on, daysPastDue, daysDelinquent: 0, pastDueDuring };
  const first = (on - daysPastDue + 1) as Day;
  return {
    on,
    daysPastDue: daysPastDue - pausedDaysWithin(stopping, first, on),
    daysDelinquent: daysPastDue - pausedDaysWithin(all, first, on),
    pastDueDuring,
  };
}

/**
 * Days past due and days delinquent of each day.
 * @param days       of the account, from `daysPastDueFrom`, in the same view
 * @param pauses     any order; they may enclose, touch or overlap one another
 * @param knowledge  the view; pauses and reversals not known in it do not count
 * @rule  dpd
 * @law   a pause never changes days past due unless its agreement says so
 * @since 0.1
 */
export function agedDays(
  days: readonly PastDueDay[],
  pauses: readonly Pause[],
  knowledge: Knowledge = {},
): readonly AgedDay[] {
  const all = pausedStretches(pauses, knowledge);
  const stopping = pausedStretches(
    pauses.filter((pause) => pause.stopsDaysPastDue),
    knowledge,
  );
  return days.map((day) => agedDay(day, all, stopping));
}
