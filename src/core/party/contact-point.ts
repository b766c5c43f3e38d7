import { byDefault, choice, flag, instant, optional, record, says, text, whole } from '../law/index.ts';
import type { Channel, Described } from '../law/index.ts';

/** What kinds of contact point there are. @since 0.1 */
export const POINT_KINDS = ['phone', 'email', 'app', 'address'] as const;
export type PointKind = (typeof POINT_KINDS)[number];

const channelsByKind: Readonly<Record<PointKind, readonly Channel[]>> = {
  phone: ['call', 'voicemail', 'sms'],
  email: ['email'],
  app: ['push', 'in_app'],
  address: ['letter', 'visit'],
};

/** A number, address or app of a person. The value itself (the digits) is never needed to decide. */
export const contactPoint = record({
  contactPointId: text(),
  kind: choice(POINT_KINDS),
  place: says('where it rings or arrives', byDefault(choice(['own', 'home', 'work']), 'own')),
  verifiedAt: says('when it was proven to be the holder’s; absent: never', optional(instant)),
  shared: says('others read or answer it too', byDefault(flag, false)),
  rank: says('the holder’s own order, 1 first', byDefault(whole(1, 99), 50)),
  deadAt: says('when it was found out of service, wrong or returned; absent: in use', optional(instant)),
  employerForbids: says('the employer forbids such contact at work', byDefault(flag, false)),
  textedFromAt: says('when the holder last texted from it', optional(instant)),
  reassignedCheckAt: says('when it was last checked against reassigned numbers', optional(instant)),
});

/** @since 0.1 */
export type ContactPoint = Described<typeof contactPoint>;

/** The channels that a kind of point can carry. @since 0.1 */
export const channelsOf = (kind: PointKind): readonly Channel[] => channelsByKind[kind];

/** Whether a point can carry a channel. @since 0.1 */
export const carries = (point: ContactPoint, channel: Channel): boolean => channelsOf(point.kind).includes(channel);
