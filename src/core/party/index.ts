/** People as far as contact is concerned: the whole public face of the room `party`. */
export { carries, channelsOf, contactPoint, POINT_KINDS } from './contact-point.ts';
export type { ContactPoint, PointKind } from './contact-point.ts';
export { claimsAt, zoneClaim, zoneClaims } from './zones.ts';
export type { ZoneClaim } from './zones.ts';
export {
  CONSENT_BASES,
  consentEntry,
  decidingEntry,
  directConsents,
  nightAgreements,
  privateDeviceAgreed,
  widenedOptOut,
} from './consent.ts';
export type { ConsentBasis, ConsentEntry, ConsentQuestion } from './consent.ts';
export { asksToStop } from './reply.ts';
export { hold, holdConcerns, holdIsOpen } from './hold.ts';
export type { Hold, HoldQuestion } from './hold.ts';
export { owesToo, speaksFor, thirdParty } from './third-party.ts';
export type { ThirdParty } from './third-party.ts';
export { careFlag, careFlagsAt, inconvenience, person } from './person.ts';
export type { CareFlag, Inconvenience, Person } from './person.ts';
export { orderContactPoints } from './order-contact-points.ts';
export type { OrderQuestion, PlacedPoint } from './order-contact-points.ts';
