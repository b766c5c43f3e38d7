import { M_BUCKETS, mBucketOf, movesOf } from '../delinquency/index.ts';
import type { MBucket, ReportedDay } from '../delinquency/index.ts';
import type { Day } from '../time/index.ts';

/**
 * Something an outside score may want to know: what happened and in which direction it speaks, never how much. No
 * formula of such a score is known, and none is made up.
 * @rule score.overdueImpact
 * @since 0.1
 */
export interface ScoreEvent {
  readonly on: Day;
  readonly kind: 'past_due_began' | 'bucket_worsened' | 'cured' | 'paid_on_time' | 'charged_off' | 'corrected';
  readonly direction: 'down' | 'up';
  /** The M bucket after it. */
  readonly mBucket: MBucket;
  /** For `corrected`: the date that turned out not to be past due. */
  readonly about: Day | null;
}

/** What score events follow from. @since 0.1 */
export interface ScoreQuestion {
  /** Each day once, in order, without gaps, up to the date asked about. */
  readonly days: readonly ReportedDay[];
  /** Bills that asked for a minimum: due date, and the first date on which it would count as past due. */
  readonly bills: readonly { readonly dueOn: Day; readonly countsFrom: Day }[];
  readonly chargedOffOn: Day | null;
}

function movesAsEvents(days: readonly ReportedDay[]): readonly ScoreEvent[] {
  const known = days.map((day) => day.asKnown);
  return movesOf(known).flatMap((move): readonly ScoreEvent[] => {
    const event = { on: move.on, mBucket: move.to, about: null };
    if (move.to === 'M0') return [{ ...event, kind: 'cured', direction: 'up' }];
    if (move.from === 'M0') return [{ ...event, kind: 'past_due_began', direction: 'down' }];
    const worse = M_BUCKETS.indexOf(move.to) > M_BUCKETS.indexOf(move.from);
    return worse ? [{ ...event, kind: 'bucket_worsened', direction: 'down' }] : [];
  });
}

/** A first day past due that later turned out not to be one is taken back on the day that became known. */
function corrections(days: readonly ReportedDay[]): readonly ScoreEvent[] {
  return days.flatMap((day, index): readonly ScoreEvent[] => {
    const began = day.asKnown.daysPastDue > 0 && (days[index - 1]?.asKnown.daysPastDue ?? 0) === 0;
    if (!began || day.daysPastDue > 0 || day.loweredOn === null) return [];
    return [{ on: day.loweredOn, kind: 'corrected', direction: 'up', mBucket: 'M0', about: day.on }];
  });
}

/**
 * Events for an outside score, in order of date, each as it was known when it happened; what later turned out wrong
 * is followed by a `corrected`, never silently removed.
 * @since 0.1
 */
export function scoreEventsOf({ days, bills, chargedOffOn }: ScoreQuestion): readonly ScoreEvent[] {
  const first = days[0]?.on ?? (0 as Day);
  const last = days.at(-1)?.on ?? first;
  const onTime = bills.flatMap(({ dueOn, countsFrom }): readonly ScoreEvent[] => {
    const judged = dueOn >= first ? days[countsFrom - first] : undefined;
    if (judged === undefined || judged.asKnown.pastDueDuring) return [];
    return [{ on: dueOn, kind: 'paid_on_time', direction: 'up', mBucket: 'M0', about: null }];
  });
  const chargedOff: readonly ScoreEvent[] =
    chargedOffOn === null || chargedOffOn > last
      ? []
      : [
          {
            on: chargedOffOn,
            kind: 'charged_off',
            direction: 'down',
            mBucket: mBucketOf(days[chargedOffOn - first]?.asKnown.daysPastDue ?? 0),
            about: null,
          },
        ];
  return [...movesAsEvents(days), ...corrections(days), ...onTime, ...chargedOff].sort(
    (one, other) => one.on - other.on || (one.kind < other.kind ? -1 : one.kind > other.kind ? 1 : 0),
  );
}
