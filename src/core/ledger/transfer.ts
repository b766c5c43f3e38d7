import type { Day } from '../time/index.ts';
import type { BookName } from './book.ts';

/**
 * A movement between two books of account. Balanced by its shape: what one book is debited another is
 * credited. Never changed; a correction is another transfer.
 * @since 0.1
 */
export interface Transfer {
  /** The day it enters the books. */
  readonly postedOn: Day;
  /** The day from which it counts. */
  readonly valueOn: Day;
  /** The id of the event that caused it, or `bill:2026-08-01` for what a bill does by itself. */
  readonly cause: string;
  readonly what: string;
  readonly debit: BookName;
  readonly credit: BookName;
  /** The bill day of the bill concerned, if one is. */
  readonly bill: Day | null;
  /** > 0n, minor units. */
  readonly amountMinor: bigint;
}

/** Debit less credit of every book that was touched, in minor units; the balances sum to zero. @since 0.1 */
export function balancesOf(transfers: Iterable<Transfer>): ReadonlyMap<BookName, bigint> {
  const balances = new Map<BookName, bigint>();
  for (const { debit, credit, amountMinor } of transfers) {
    balances.set(debit, (balances.get(debit) ?? 0n) + amountMinor);
    balances.set(credit, (balances.get(credit) ?? 0n) - amountMinor);
  }
  return balances;
}

/** The exact negative of a transfer: the same amount the other way. @since 0.1 */
export const negativeOf = (transfer: Transfer, postedOn: Day): Transfer => ({
  ...transfer,
  postedOn,
  debit: transfer.credit,
  credit: transfer.debit,
});

function keyOf(transfer: Transfer): string {
  return [transfer.valueOn, transfer.cause, transfer.what, transfer.debit, transfer.credit, transfer.bill ?? ''].join(
    '|',
  );
}

/**
 * The transfers that turn books holding `before` into books holding `after`: what is no longer true is
 * answered by its exact negative, what is new is added; where one movement changed its amount the
 * difference alone is posted.
 * @since 0.1
 */
export function correctionsBetween(
  before: readonly Transfer[],
  after: readonly Transfer[],
  postedOn: Day,
): readonly Transfer[] {
  const changes = new Map<string, { transfer: Transfer; amountMinor: bigint }>();
  const change = (transfer: Transfer, amountMinor: bigint): void => {
    const key = keyOf(transfer);
    changes.set(key, { transfer, amountMinor: (changes.get(key)?.amountMinor ?? 0n) + amountMinor });
  };
  for (const transfer of before) change(transfer, -transfer.amountMinor);
  for (const transfer of after) change(transfer, transfer.amountMinor);
  return [...changes.values()]
    .filter(({ amountMinor }) => amountMinor !== 0n)
    .map(({ transfer, amountMinor }) =>
      amountMinor > 0n
        ? { ...transfer, postedOn, amountMinor }
        : { ...negativeOf(transfer, postedOn), amountMinor: -amountMinor },
    );
}
