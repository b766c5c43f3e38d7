import {
  byDefault,
  CHANNELS,
  choice,
  clockTime,
  instant,
  list,
  optional,
  record,
  says,
  text,
  whole,
} from '../law/index.ts';
import type { Described } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';
import { consentEntry } from './consent.ts';
import { contactPoint } from './contact-point.ts';
import { hold } from './hold.ts';
import { thirdParty } from './third-party.ts';
import { zoneClaims } from './zones.ts';

/** Times or places that a person named as inconvenient. */
export const inconvenience = record({
  since: instant,
  until: optional(instant),
  fromClock: says('first local minute; absent with toClock: the whole day', optional(clockTime)),
  toClock: says('first local minute that is convenient again', optional(clockTime)),
  weekdays: says('1 Monday … 7 Sunday; absent: every day', optional(list(whole(1, 7)))),
  place: says('only points of this place; absent: anywhere', optional(choice(['own', 'home', 'work']))),
  channels: optional(list(choice(CHANNELS))),
  proof: text(),
});

/** @since 0.1 */
export type Inconvenience = Described<typeof inconvenience>;

/** Something to be careful of, told once and held everywhere. It asks for care; what must stop is a hold. */
export const careFlag = record({
  flag: choice(['distress', 'illness', 'bereavement', 'disability', 'elderly', 'language', 'gambling', 'other']),
  since: instant,
  until: optional(instant),
  note: optional(text()),
});

/** @since 0.1 */
export type CareFlag = Described<typeof careFlag>;

/** A person as far as contact is concerned. */
export const person = record({
  personId: text(),
  status: says('unknown refuses every contact', choice(['alive', 'deceased', 'incapacitated', 'unknown'])),
  ukNation: optional(choice(['england', 'wales', 'scotland', 'northern_ireland'])),
  zones: says('every zone the person may be in; none refuses every contact', zoneClaims),
  contactPoints: list(contactPoint, 50),
  consents: says('the ledger, oldest first or in any order', list(consentEntry, 5_000)),
  holds: byDefault(list(hold, 500), []),
  careFlags: byDefault(list(careFlag, 50), []),
  inconvenient: byDefault(list(inconvenience, 50), []),
  thirdParties: byDefault(list(thirdParty, 50), []),
});

/** @since 0.1 */
export type Person = Described<typeof person>;

/** Care flags that stand at an instant. @since 0.1 */
export const careFlagsAt = (one: Person, at: InstantMs): readonly CareFlag[] =>
  one.careFlags.filter((care) => care.since <= at && at < (care.until ?? Infinity));
