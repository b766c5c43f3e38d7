import type { Currency } from '../money/index.ts';
import type { Result } from '../result/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import type { Day } from '../time/index.ts';

/** A limit from a date on. @since 0.1 */
export interface LimitRow {
  readonly from: Day;
  /** Minor units, ≥ 0n. */
  readonly amountMinor: bigint;
}

/** What standing knows of a line beside its account. @since 0.1 */
export interface StandingFacts {
  /** Limits in order of `from`; empty: not known. */
  readonly limits: readonly LimitRow[];
  /** The day on which a person decided to close the line for good; null: it was not. No program closes a line. */
  readonly closedOn: Day | null;
}

/** No limit known, not closed. @since 0.1 */
export const noStandingFacts: StandingFacts = { limits: [], closedOn: null };

const limitCountMax = 1_000;
const dayFirst = -25_567 as Day;

/** The limit in force on a day, in minor units; null: not known. @since 0.1 */
export function limitOn(facts: StandingFacts, on: Day): bigint | null {
  return facts.limits.findLast((row) => row.from <= on)?.amountMinor ?? null;
}

/**
 * Reads the section `standing` of a story file: `limit` (an amount, or a list of `{ from, amount }`) and `closedOn`.
 * @param section  the unread section; undefined: nothing known
 * @param at       where it stands, as a JSON Pointer
 * @fault invalid_field, unknown_field, invalid_date, invalid_amount  each at its JSON Pointer
 * @since 0.1
 */
export function readStandingFacts(section: unknown, at: string, currency: Currency): Result<StandingFacts, ShapeFault> {
  const reading = new Reading();
  const fields = reading.object(section ?? {}, at, ['limit', 'closedOn']);
  const here = pointer(at, 'limit');
  const amountAt = (value: unknown, place: string): bigint => {
    const amountMinor = reading.amountMinor(value, place, currency);
    if (amountMinor < 0n) reading.refuse(place, value, 'an amount of zero or more', 'invalid_amount');
    return amountMinor;
  };
  const readLimits = (value: unknown): readonly LimitRow[] => {
    if (value === undefined) return [];
    if (!Array.isArray(value)) return [{ from: dayFirst, amountMinor: amountAt(value, here) }];
    return reading.list(value, here, 'limits { from, amount }', limitCountMax).map((entry, index) => {
      const place = pointer(here, index);
      const row = reading.object(entry, place, ['from', 'amount']);
      return {
        from: reading.day(row['from'], pointer(place, 'from')),
        amountMinor: amountAt(row['amount'], pointer(place, 'amount')),
      };
    });
  };
  const limits = readLimits(fields['limit']).toSorted((one, other) => one.from - other.from);
  const { closedOn } = fields;
  return reading.done({
    limits,
    closedOn: closedOn === undefined || closedOn === null ? null : reading.day(closedOn, pointer(at, 'closedOn')),
  });
}
