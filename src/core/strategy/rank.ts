import { fnv1a } from './arm.ts';
import type { Intent } from './intent.ts';

/** Who is called, and who waits because there are fewer callers than calls. @since 0.1 */
export interface Ranked {
  readonly taken: readonly Intent[];
  readonly waiting: readonly Intent[];
}

/**
 * Puts intents in order of rank and takes as many as callers can make; applied at hand-over, when the capacity of the
 * day is known. Equal ranks are told apart by a hash of the key, so that the order is the same for everybody and
 * favours nobody's name.
 * @param capacityCount  calls that can be made, ≥ 0
 * @law  any order of the same intents gives the same answer
 * @since 0.1
 */
export function byRank(intents: readonly Intent[], capacityCount: number): Ranked {
  const placed = intents.map((intent) => ({ intent, tie: fnv1a(intent.key) }));
  placed.sort(
    (one, other) =>
      other.intent.rank - one.intent.rank || one.tie - other.tie || (one.intent.key < other.intent.key ? -1 : 1),
  );
  const ordered = placed.map(({ intent }) => intent);
  return { taken: ordered.slice(0, capacityCount), waiting: ordered.slice(capacityCount) };
}
