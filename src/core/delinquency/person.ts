import type { Day } from '../time/index.ts';
import type { AgedDay } from './aged-day.ts';

/** One account's days. @since 0.1 */
export interface AccountDays {
  readonly account: string;
  /** Each day once, in order, without gaps. */
  readonly days: readonly AgedDay[];
}

/** How late a person is on one date: as late as their latest account. @since 0.1 */
export interface PersonDay extends AgedDay {
  /** Accounts with days past due at the end of the date, latest first (ties by id). */
  readonly pastDueAccounts: readonly string[];
}

/**
 * A person's days over all their accounts: one account that is cured does not end what another still owes. A day on
 * which an account was not open counts as not past due on it.
 * @param accounts  any order; ids differ
 * @returns         one entry for each day from the first of any account to the last of any
 * @law  a person is past due exactly when an account of theirs is
 * @since 0.1
 */
export function personDays(accounts: readonly AccountDays[]): readonly PersonDay[] {
  const ends = accounts.flatMap(({ days }) => [days[0], days.at(-1)]).filter((day) => day !== undefined);
  if (ends.length === 0) return [];
  const first = Math.min(...ends.map((day) => day.on));
  const last = Math.max(...ends.map((day) => day.on));
  return Array.from({ length: last - first + 1 }, (_, index) => personDay(accounts, (first + index) as Day));
}

function personDay(accounts: readonly AccountDays[], on: Day): PersonDay {
  const today = accounts.flatMap(({ account, days }) => {
    const day = days[on - (days[0]?.on ?? on)];
    return day === undefined ? [] : [{ account, day }];
  });
  const late = today.filter(({ day }) => day.daysPastDue > 0);
  late.sort((one, other) => other.day.daysPastDue - one.day.daysPastDue || (one.account < other.account ? -1 : 1));
  return {
    on,
    daysPastDue: Math.max(0, ...today.map(({ day }) => day.daysPastDue)),
    daysDelinquent: Math.max(0, ...today.map(({ day }) => day.daysDelinquent)),
    pastDueDuring: today.some(({ day }) => day.pastDueDuring),
    pastDueAccounts: late.map(({ account }) => account),
  };
}
