import type { Day } from '../time/index.ts';

/** One value kept without a gap from `from` to `to`, both included. @since 0.1 */
export interface Stay<T> {
  readonly value: T;
  readonly from: Day;
  /** The last day; null while it lasts at the end of the days looked at. */
  readonly to: Day | null;
}

/**
 * Entry and exit history of a series: its values as stays, in order, without gaps.
 * @param days  each day once, in order
 * @law the stays, taken day by day, are the series again
 * @since 0.1
 */
export function staysOf<D extends { readonly on: Day }, T>(
  days: readonly D[],
  valueOf: (day: D) => T,
): readonly Stay<T>[] {
  const stays: { value: T; from: Day; to: Day | null }[] = [];
  for (const day of days) {
    const value = valueOf(day);
    const last = stays.at(-1);
    if (last !== undefined && last.value === value) continue;
    if (last !== undefined) last.to = (day.on - 1) as Day;
    stays.push({ value, from: day.on, to: null });
  }
  return stays;
}
