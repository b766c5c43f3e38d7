import type { Day } from '../time/index.ts';
import type { AgedDay } from './aged-day.ts';
import { M_BUCKETS, mBucketOf } from './bucket.ts';
import type { MBucket } from './bucket.ts';

/** Why an account is in another M bucket than the day before. @since 0.1 */
export type MoveReason =
  /** Nothing was paid and one more day passed. */
  | 'one_day_more'
  /** The oldest obligation was met; the next one is younger. */
  | 'older_obligation_met'
  /** Nothing is past due any more. */
  | 'cured'
  /** An obligation began to count that had been due for more than a day: grace ended, or it grew past the floor. */
  | 'counted_late';

/** A change of M bucket from the end of the day before to the end of `on`. @since 0.1 */
export interface Move {
  readonly on: Day;
  readonly from: MBucket;
  readonly to: MBucket;
  readonly because: MoveReason;
  /** Buckets between the two that were not visited, in the order in which they were passed. */
  readonly passed: readonly MBucket[];
  readonly daysPastDueBefore: number;
  readonly daysPastDue: number;
}

function reasonOf(before: number, after: number): MoveReason {
  if (after === 0) return 'cured';
  if (after < before) return 'older_obligation_met';
  return after === before + 1 ? 'one_day_more' : 'counted_late';
}

function between(from: MBucket, to: MBucket): readonly MBucket[] {
  const one = M_BUCKETS.indexOf(from);
  const other = M_BUCKETS.indexOf(to);
  const passed = M_BUCKETS.slice(Math.min(one, other) + 1, Math.max(one, other));
  return one <= other ? passed : passed.toReversed();
}

/**
 * Every change of M bucket, with its reason and the buckets it passed over: no rung of the ladder is left out in
 * silence.
 * @param days  each day once, in order, without gaps
 * @since 0.1
 */
export function movesOf(days: readonly AgedDay[]): readonly Move[] {
  const moves: Move[] = [];
  for (let index = 1; index < days.length; index += 1) {
    const before = (days[index - 1] as AgedDay).daysPastDue;
    const { on, daysPastDue } = days[index] as AgedDay;
    const from = mBucketOf(before);
    const to = mBucketOf(daysPastDue);
    if (from === to) continue;
    moves.push({
      on,
      from,
      to,
      because: reasonOf(before, daysPastDue),
      passed: between(from, to),
      daysPastDueBefore: before,
      daysPastDue,
    });
  }
  return moves;
}
