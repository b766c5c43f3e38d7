import type { Knowledge } from '../account/index.ts';
import type { Day, InstantMs } from '../time/index.ts';

/**
 * An agreement that the clock of collections stands still for a while. It changes days delinquent; days past due,
 * interest and labels go on, unless the agreement says so (`stopsDaysPastDue`; relief of interest is a waiver of its
 * own in the account).
 * @since 0.1
 */
export interface Pause {
  readonly id: string;
  /** First day paused. */
  readonly from: Day;
  /** Last day paused, included; null: until it is ended. */
  readonly to: Day | null;
  /** When the agreement was known, and the date of that instant in the book's zone. */
  readonly knownAt: InstantMs;
  readonly knownOn: Day;
  /** When it was taken back; a pause taken back never was, in every view that knows of it. */
  readonly reversedAt: InstantMs | null;
  readonly reversedOn: Day | null;
  readonly reason: string;
  /** True when the agreement says that days past due stand still too. */
  readonly stopsDaysPastDue: boolean;
}

/** Days without a gap between them, both ends included. @since 0.1 */
export interface Stretch {
  readonly from: Day;
  readonly to: Day;
}

const dayFarAhead = 1_000_000 as Day;

function countsIn(pause: Pause, { until, before }: Knowledge): boolean {
  if (until !== undefined && pause.knownAt > until) return false;
  if (before !== undefined && pause.knownOn >= before) return false;
  if (pause.reversedAt === null || pause.reversedOn === null) return true;
  const reversalKnown =
    (until === undefined || pause.reversedAt <= until) && (before === undefined || pause.reversedOn < before);
  return !reversalKnown;
}

/**
 * The days on which any pause is in force, as stretches in order that neither overlap nor touch: a pause inside
 * another, one that begins with another, and one that follows another without a gap count each day once.
 * @param knowledge  pauses and reversals that the view knows of; without it, all
 * @since 0.1
 */
export function pausedStretches(pauses: readonly Pause[], knowledge: Knowledge = {}): readonly Stretch[] {
  const known = pauses
    .filter((pause) => countsIn(pause, knowledge))
    .map(({ from, to }) => ({ from, to: to ?? dayFarAhead }))
    .filter(({ from, to }) => to >= from)
    .sort((one, other) => one.from - other.from);
  const merged: { from: Day; to: Day }[] = [];
  for (const pause of known) {
    const last = merged.at(-1);
    if (last !== undefined && pause.from <= last.to + 1) last.to = Math.max(last.to, pause.to) as Day;
    else merged.push(pause);
  }
  return merged;
}

/** How many of the days `from` … `to` (both included) lie in the stretches. @since 0.1 */
export function pausedDaysWithin(stretches: readonly Stretch[], from: Day, to: Day): number {
  let count = 0;
  for (const stretch of stretches) {
    count += Math.max(0, Math.min(stretch.to, to) - Math.max(stretch.from, from) + 1);
  }
  return count;
}
