import { byDefault, choice, day, flag, instant, list, optional, record, says, text } from '../law/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import type { Result } from '../result/index.ts';
import { dayAt, instantOf } from '../time/index.ts';
import type { Day, Zone } from '../time/index.ts';
import type { Pause } from './pause.ts';

const idText = text('an id of 1 to 64 letters, digits, `_`, `-`, `.` or `:`', /^[A-Za-z0-9_.:-]{1,64}$/);
const reasonText = text('a reason of 1 to 400 characters');

const pauseRecord = record({
  id: idText,
  from: says('first day paused', day),
  to: says('last day paused; absent: until it is ended', optional(day)),
  knownAt: says('when it was agreed; absent: 00:00 of its first day', optional(instant)),
  reversedAt: says('when it was taken back', optional(instant)),
  reason: reasonText,
  stopsDaysPastDue: says('whether days past due stand still too', byDefault(flag, false)),
});

const rebuttalRecord = record({
  of: says('which backstop is rebutted', choice(['significantIncrease', 'default'])),
  from: day,
  to: optional(day),
  reason: reasonText,
});

const forbearanceRecord = record({ from: day, to: optional(day), reason: reasonText });

/** The section `delinquency` of a story file. @since 0.1 */
export const delinquencyFacts = record({
  pauses: byDefault(list(pauseRecord, 1000), []),
  rebuttals: byDefault(list(rebuttalRecord, 1000), []),
  forbearance: byDefault(list(forbearanceRecord, 1000), []),
});

/** A decision that a backstop of IFRS 9 does not hold for this account, with its reason. @since 0.1 */
export interface Rebuttal {
  readonly of: 'significantIncrease' | 'default';
  readonly from: Day;
  /** Last day, included; null: until further notice. */
  readonly to: Day | null;
  readonly reason: string;
}

/** A stretch in which a concession for difficulty keeps the account in stage 2 or worse. @since 0.1 */
export interface Forbearance {
  readonly from: Day;
  readonly to: Day | null;
  readonly reason: string;
}

/** What people agreed and decided about lateness beside the account. @since 0.1 */
export interface DelinquencyFacts {
  readonly pauses: readonly Pause[];
  readonly rebuttals: readonly Rebuttal[];
  readonly forbearance: readonly Forbearance[];
}

/** Nothing agreed, nothing decided. @since 0.1 */
export const noDelinquencyFacts: DelinquencyFacts = { pauses: [], rebuttals: [], forbearance: [] };

/**
 * Reads the section `delinquency` of a story file.
 * @param section  the unread section; undefined: nothing agreed
 * @param at       where it stands, as a JSON Pointer
 * @param zone     the book's zone
 * @fault invalid_field, unknown_field, invalid_date, invalid_instant  each at its JSON Pointer
 * @since 0.1
 */
export function readDelinquencyFacts(section: unknown, at: string, zone: Zone): Result<DelinquencyFacts, ShapeFault> {
  const reading = new Reading();
  const facts = delinquencyFacts.read(reading, section ?? {}, at);
  facts.pauses.forEach((pause, index) => {
    const here = pointer(pointer(pointer(at, 'pauses'), index), 'to');
    if (pause.to !== null && pause.to < pause.from) reading.refuse(here, 'the last day', 'a day not before `from`');
  });
  const pauses = facts.pauses.map((pause): Pause => {
    const knownAt = pause.knownAt ?? instantOf(pause.from, 0, zone);
    return {
      ...pause,
      knownAt,
      knownOn: dayAt(knownAt, zone),
      reversedOn: pause.reversedAt === null ? null : dayAt(pause.reversedAt, zone),
    };
  });
  return reading.done({ ...facts, pauses });
}
