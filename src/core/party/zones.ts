import { choice, instant, list, optional, record, says, zone } from '../law/index.ts';
import type { Described } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';

/** One zone in which a person may be, and how we came to think so. */
export const zoneClaim = record({
  zone,
  from: says('where the claim comes from', choice(['address', 'phone_area', 'told_us', 'app', 'file'])),
  since: optional(instant),
  until: says('first instant at which it no longer holds', optional(instant)),
});

/** @since 0.1 */
export type ZoneClaim = Described<typeof zoneClaim>;

/** Every zone in which a person may be, at once. */
export const zoneClaims = list(zoneClaim, 20);

/** The claims that hold at an instant; all of them are possible, so the strictest decides. @since 0.1 */
export function claimsAt(claims: readonly ZoneClaim[], at: InstantMs): readonly ZoneClaim[] {
  if (claims.every((claim) => claim.since === null && claim.until === null)) return claims;
  return claims.filter((claim) => (claim.since ?? -Infinity) <= at && at < (claim.until ?? Infinity));
}
