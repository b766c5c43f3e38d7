import {
  byDefault,
  CHANNELS,
  choice,
  day,
  HOLD_NAMES,
  instant,
  optional,
  record,
  says,
  text,
  whole,
} from '../law/index.ts';
import type { Described } from '../law/index.ts';
import type { InstantMs } from '../time/index.ts';

/**
 * A stop on a person, an account or a line, with an owner and, where one is known, an end. Nobody
 * overrides a hold; its owner ends it.
 */
export const hold = record({
  holdId: text(),
  name: choice(HOLD_NAMES),
  scope: choice(['person', 'account', 'line']),
  accountId: says('for scope account and line', optional(text())),
  lineId: says('for scope line', optional(text())),
  since: instant,
  until: says('when it was ended, or will end by itself; absent: open, or counted from `on`', optional(instant)),
  owner: says('who may end it', text()),
  reason: text(),
  on: says(
    'the calendar date its length is counted from: promise, its due date; breathing space, the register entry; mental-health crisis, the last day of treatment; plan development and moratorium, the day it began; dispute, the day it was received',
    optional(day),
  ),
  graceDays: says('promise: the grace of its type', byDefault(whole(0, 60), 0)),
  form: says('cease and dispute: how the person said it', optional(choice(['written', 'electronic', 'oral']))),
  medium: says('cease said orally: the medium it was said on', optional(choice(CHANNELS))),
  directContactFrom: says(
    'attorney: from when direct contact is open because the attorney consented or did not answer in a reasonable time',
    optional(instant),
  ),
  refusedToPayOn: says('time-barred: the day the person said it will not be paid', optional(day)),
});

/** @since 0.1 */
export type Hold = Described<typeof hold>;

/** Which accounts and lines a contact is about. */
export interface HoldQuestion {
  readonly accountIds: readonly string[];
  readonly lineIds: readonly string[];
}

/** Stops that are about the person and so reach every account, whatever scope they were entered with. */
const wholePerson: readonly Hold['name'][] = [
  'bankruptcy',
  'deceased',
  'incapacitated',
  'military',
  'identityTheft',
  'vulnerability',
  'hardship',
  'breathingSpace',
  'mentalHealthCrisis',
  'moratorium',
  'cease',
  'attorney',
  'stopAll',
];

/** Whether a hold concerns a contact about these accounts and lines. A line hold concerns that line only. @since 0.1 */
export function holdConcerns(one: Hold, asked: HoldQuestion): boolean {
  if (one.scope === 'person' || wholePerson.includes(one.name)) return true;
  const sameAccount = one.accountId !== null && asked.accountIds.includes(one.accountId);
  if (one.scope === 'account') return sameAccount;
  return one.lineId !== null && asked.lineIds.includes(one.lineId);
}

/** Whether a hold has begun and was not ended by an explicit end. @since 0.1 */
export const holdIsOpen = (one: Hold, at: InstantMs): boolean => one.since <= at && at < (one.until ?? Infinity);
