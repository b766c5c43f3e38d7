import type { Channel, Purpose } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import { decidingEntry } from './consent.ts';
import type { ConsentEntry } from './consent.ts';
import { carries } from './contact-point.ts';
import type { ContactPoint } from './contact-point.ts';

/** Where a point stands in the order, and why. `place` is null for a point that is not used at all. @since 0.1 */
export interface PlacedPoint {
  readonly contactPointId: string;
  readonly place: number | null;
  readonly why: 'first_by_order' | 'later_by_order' | 'wrong_kind' | 'dead' | 'no_consent' | 'stopped';
}

/** What is asked. */
export interface OrderQuestion {
  readonly points: readonly ContactPoint[];
  readonly ledger: readonly ConsentEntry[];
  readonly channel: Channel;
  readonly purpose: Purpose;
  readonly at: InstantMs;
}

function whyNot(point: ContactPoint, asked: OrderQuestion): PlacedPoint['why'] | null {
  if (!carries(point, asked.channel)) return 'wrong_kind';
  if (point.deadAt !== null && point.deadAt <= asked.at) return 'dead';
  const entry = decidingEntry(asked.ledger, { ...asked, contactPointId: point.contactPointId });
  if (entry === null) return 'no_consent';
  return entry.kind === 'consent' ? null : 'stopped';
}

/** Verified before unverified, own before shared, not at work before at work, then the person's rank, then the newest proof, then the id. */
function byOrder(one: ContactPoint, other: ContactPoint): number {
  return (
    Number(one.verifiedAt === null) - Number(other.verifiedAt === null) ||
    Number(one.shared) - Number(other.shared) ||
    Number(one.place === 'work') - Number(other.place === 'work') ||
    one.rank - other.rank ||
    (other.verifiedAt ?? 0) - (one.verifiedAt ?? 0) ||
    (one.contactPointId < other.contactPointId ? -1 : 1)
  );
}

/**
 * The order in which a person's contact points are tried for one channel and purpose, with the reason
 * for each place: nothing falls out of the list in silence.
 * @returns usable points first, in order from place 1, then the others with `place` null
 * @law     the same points in any order give the same answer
 * @since 0.1
 */
export function orderContactPoints(asked: OrderQuestion): readonly PlacedPoint[] {
  const judged = asked.points.toSorted(byOrder).map((point) => ({ point, why: whyNot(point, asked) }));
  const usable = judged.filter((each) => each.why === null);
  const others = judged.filter((each) => each.why !== null);
  return [
    ...usable.map(({ point }, index) => ({
      contactPointId: point.contactPointId,
      place: index + 1,
      why: index === 0 ? ('first_by_order' as const) : ('later_by_order' as const),
    })),
    ...others.map(({ point, why }) => ({
      contactPointId: point.contactPointId,
      place: null,
      why: why as PlacedPoint['why'],
    })),
  ];
}
