import type { Day, InstantMs } from '../time/index.ts';

interface Dated {
  readonly id: string;
  /** Value date. */
  readonly on: Day;
  readonly knownAt: InstantMs;
  /** The calendar date of `knownAt` in the book's zone. */
  readonly knownOn: Day;
  /** A currency named on the event itself; one that is not the account's is a fault. */
  readonly currency?: string;
}

/** A bill that was open when the account came to us; all amounts in minor units, ≥ 0. @since 0.1 */
export interface OpeningBill {
  readonly issuedOn: Day;
  readonly dueOn: Day;
  /** Purchases in the minimum's base. */
  readonly baseMinor: bigint;
  readonly principalMinor: bigint;
  readonly interestMinor: bigint;
  readonly penaltyMinor: bigint;
  readonly feeMinor: bigint;
  /** Paid on its principal since issue. */
  readonly paidMinor: bigint;
  /** Revolving interest on it that no bill has printed. */
  readonly accruedMinor: bigint;
}

/** What an account looked like at the end of a date, with no history before. @since 0.1 */
export interface Opening extends Dated {
  readonly type: 'opening';
  readonly bills: readonly OpeningBill[];
  readonly unbilledMinor: bigint;
  readonly creditMinor: bigint;
  readonly frozen: boolean;
}

/** The component of a debt that a waiver names. @since 0.1 */
export type WaiverComponent = 'fee' | 'penalty' | 'interest' | 'principal' | 'accrued';

/** What happened to an account; `docs/story-file.md` names the fields, `docs/semantics.md` their meaning. @since 0.1 */
export type AccountEvent =
  | Opening
  | (Dated & { readonly type: 'purchase'; readonly amountMinor: bigint; readonly text: string })
  | (Dated & { readonly type: 'refund'; readonly amountMinor: bigint; readonly of: string })
  | (Dated & { readonly type: 'payment'; readonly amountMinor: bigint; readonly via: string })
  | (Dated & { readonly type: 'autoDebit'; readonly amountMinor: bigint; readonly result: 'success' | 'failed' })
  | (Dated & { readonly type: 'paymentReversed'; readonly of: string; readonly reason: string })
  | (Dated & { readonly type: 'recovery'; readonly amountMinor: bigint })
  | (Dated & { readonly type: 'conversion'; readonly amountMinor: bigint; readonly parts: number })
  | (Dated & { readonly type: 'dueDayChange'; readonly billDay: number; readonly dueDay: number })
  | (Dated & {
      readonly type: 'waiver';
      readonly component: WaiverComponent;
      readonly bill: Day;
      readonly amountMinor: bigint;
    })
  | (Dated & { readonly type: 'settlement'; readonly amountMinor: bigint; readonly until: Day | null })
  | (Dated & { readonly type: 'creditRefund'; readonly amountMinor: bigint })
  | (Dated & { readonly type: 'chargeOff' });

/** The kinds of event, as written in files. @since 0.1 */
export type AccountEventType = AccountEvent['type'];
