import type { Currency } from '../money/index.ts';
import type { Day } from '../time/index.ts';

/** How a payment is spread (docs/semantics.md 5.1). @since 0.1 */
export type WaterfallSetting = 'component_first' | 'bill_by_bill';

/** A bill day with the due days that may go with it, all 1..28. @since 0.1 */
export interface DueDaySetting {
  readonly billDay: number;
  readonly dueDays: readonly number[];
}

/** One row of dated terms: every figure holds from `from` until the next row. @since 0.1 */
export interface DatedTerms {
  readonly from: Day;
  /** 0..1,000,000; 100,000 = 10 %. */
  readonly minimumRatioPpm: number;
  /** 0..2,000; 500 = 0.05 % a day. */
  readonly revolvingRatePpmDaily: number;
  readonly penaltyRatePpmDaily: number;
  /** All-in cap, 240,000 = 24 % a year; null: none. */
  readonly capPpmYearly: number | null;
  /** 0..30; days after the due date on which an unmet obligation does not count yet. */
  readonly graceDays: number;
  readonly pastDueFloorMinor: bigint;
  readonly waterfall: WaterfallSetting;
  /** From this many days past due (end of the day before) payments go to principal first; null: never. */
  readonly principalFirstFromDaysPastDue: number | null;
  readonly lateFee: { readonly amountMinor: bigint; readonly onDaysPastDue: number } | null;
  /** The line freezes, and a purchase is flagged, from this many days past due. */
  readonly freezeOnDaysPastDue: number;
  readonly instalments: readonly { readonly parts: number; readonly feePpm: number }[];
  readonly dueDaySettings: readonly DueDaySetting[];
  readonly dueDayChange: { readonly accountAgeMonthsMin: number; readonly everyMonthsMin: number } | null;
}

/**
 * The product's rules, dated. Rows are in order of `from`, at least one; the first also holds before its
 * date.
 * @since 0.1
 */
export interface Terms {
  readonly id: string;
  readonly version: string;
  readonly currency: Currency;
  readonly dated: readonly DatedTerms[];
}

/** The row in force on a day. @since 0.1 */
export function termsOn(terms: Terms, on: Day): DatedTerms {
  let inForce = terms.dated[0] as DatedTerms;
  for (const row of terms.dated) if (row.from <= on) inForce = row;
  return inForce;
}
