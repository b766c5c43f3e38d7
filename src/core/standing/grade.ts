import { rowOn } from '../delinquency/index.ts';
import type { AgedDay } from '../delinquency/index.ts';
import { addMonths } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import type { GradeRow, StandingSettings } from './settings.ts';

/** A condition of a better band that does not hold, with what was found and what would be accepted. @since 0.1 */
export interface GradeReason {
  /** The band that it keeps the account out of. */
  readonly grade: string;
  readonly condition: 'days_past_due_now' | 'worst_days_past_due' | 'times_past_due';
  readonly found: number;
  readonly accepted: number;
  /** The first day that the condition looks at. */
  readonly since: Day;
}

/** A band with the conditions that keep the account out of the better ones. @since 0.1 */
export interface Grade {
  readonly grade: string;
  /** 0 is the best band, 4 the last. */
  readonly band: number;
  /** For each better band, nearest first, what does not hold. */
  readonly reasons: readonly GradeReason[];
}

interface Lateness {
  readonly worst: number;
  readonly times: number;
}

/** The worst lateness and the number of times past due from `since` to `on`, one that began before counted too. */
function latenessWithin(days: readonly AgedDay[], since: Day, on: Day): Lateness {
  let worst = 0;
  let times = 0;
  let before = 0;
  const first = days[0]?.on ?? on;
  for (let index = Math.max(0, since - first); index <= on - first; index += 1) {
    const daysPastDue = days[index]?.daysPastDue ?? 0;
    worst = Math.max(worst, daysPastDue);
    if (daysPastDue > 0 && before === 0) times += 1;
    before = daysPastDue;
  }
  return { worst, times };
}

function failing(row: GradeRow, days: readonly AgedDay[], on: Day): readonly GradeReason[] {
  const first = days[0]?.on ?? on;
  const now = days[on - first]?.daysPastDue ?? 0;
  const since = (addMonths(on, -row.monthsLookedBack) + 1) as Day;
  const { worst, times } = latenessWithin(days, since, on);
  const checks = [
    ['days_past_due_now', now, row.daysPastDueNowMax, on],
    ['worst_days_past_due', worst, row.worstDaysPastDueMax, since],
    ['times_past_due', times, row.timesPastDueMax, since],
  ] as const;
  return checks.flatMap(([condition, found, accepted, from]) =>
    accepted === null || found <= accepted ? [] : [{ grade: row.grade, condition, found, accepted, since: from }],
  );
}

/**
 * The band of a date: the first row of the table in force whose conditions all hold.
 * @param days  as they may be reported, each day once, in order, without gaps, up to `on` or further
 * @rule standing.grades  the table of the product's terms
 * @law  on days without lateness the band never gets worse
 * @since 0.1
 */
export function gradeOn(days: readonly AgedDay[], on: Day, settings: StandingSettings): Grade {
  const { grades } = rowOn(settings, on);
  const missed: GradeReason[][] = [];
  for (const [band, row] of grades.entries()) {
    const reasons = failing(row, days, on);
    if (reasons.length === 0) return { grade: row.grade, band, reasons: missed.toReversed().flat() };
    missed.push([...reasons]);
  }
  throw new Error('the last band of a table of grades has no conditions');
}
