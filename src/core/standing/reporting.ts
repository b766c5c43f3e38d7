import { mBucketOf, staysOf } from '../delinquency/index.ts';
import type { AgedDay, MBucket } from '../delinquency/index.ts';
import { addMonths, civilFromDay, dayFromCivil, daysInMonth } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import type { StandingRow } from './settings.ts';

/** What a report of one month says. @since 0.1 */
export interface MonthReport {
  /** The last day of the month, at whose end the state is taken. */
  readonly asOf: Day;
  /** The date by which it leaves the house. */
  readonly sentBy: Day;
  readonly daysPastDue: number;
  readonly mBucket: MBucket;
}

/** One stretch past due, from its first day to the day before cure. @since 0.1 */
export interface Episode {
  readonly from: Day;
  /** First date at whose end nothing was past due; null: not cured. */
  readonly curedOn: Day | null;
  readonly worstDaysPastDue: number;
  /** Month ends inside it: the reports that show it. Empty: no report does. */
  readonly reportedAsOf: readonly Day[];
  /** Last date on which an entry of it is kept: so many years after cure; null: not cured, or in no report. */
  readonly keptUntil: Day | null;
}

/** What a credit bureau is told, and until when. @since 0.1 */
export interface Reporting {
  /** Reports with a month end up to the date asked about, in order. */
  readonly months: readonly MonthReport[];
  readonly episodes: readonly Episode[];
  /** The next report: what it will say is decided at the end of `asOf`. */
  readonly next: { readonly asOf: Day; readonly sentBy: Day };
  readonly keptYears: number;
}

/** The last day of the month of a date. @since 0.1 */
export function monthEndOf(on: Day): Day {
  const { year, month } = civilFromDay(on);
  return dayFromCivil(year, month, daysInMonth(year, month));
}

function sentBy(asOf: Day, day: number): Day {
  return (asOf + day) as Day;
}

function episodesOf(days: readonly AgedDay[], keptYears: number): readonly Episode[] {
  const first = days[0]?.on ?? (0 as Day);
  const last = days.at(-1)?.on ?? first;
  return staysOf(days, (day) => day.daysPastDue > 0)
    .filter((stay) => stay.value)
    .map((stay): Episode => {
      const within = days.slice(stay.from - first, (stay.to ?? last) - first + 1);
      const curedOn = stay.to === null ? null : ((stay.to + 1) as Day);
      const reportedAsOf = within.map((day) => day.on).filter((on) => on === monthEndOf(on));
      return {
        from: stay.from,
        curedOn,
        worstDaysPastDue: Math.max(...within.map((day) => day.daysPastDue)),
        reportedAsOf,
        keptUntil: curedOn === null || reportedAsOf.length === 0 ? null : addMonths(curedOn, keptYears * 12),
      };
    });
}

/**
 * What is reported of an account up to a date: its state at each month end, and the stretches past due that those
 * reports show, kept for so many years from the day of cure.
 * @param days   as they may be reported (`reportedAgeing`), each day once, in order, without gaps, ending on the date
 *               asked about
 * @param rules  the row in force; null: the product reports nothing
 * @rule  cn.bureau.retentionYears, cn.bureau.priorNotice
 * @law   no month says more days past due than were known at its end
 * @since 0.1
 */
export function reportingOf(days: readonly AgedDay[], rules: StandingRow['reporting']): Reporting | null {
  const last = days.at(-1);
  if (rules === null || last === undefined) return null;
  const months = days
    .filter((day) => day.on === monthEndOf(day.on))
    .map(({ on, daysPastDue }) => ({
      asOf: on,
      sentBy: sentBy(on, rules.sentByDay),
      daysPastDue,
      mBucket: mBucketOf(daysPastDue),
    }));
  const asOf = monthEndOf(last.on);
  const nextAsOf = asOf === last.on ? monthEndOf((asOf + 1) as Day) : asOf;
  return {
    months,
    episodes: episodesOf(days, rules.keptYears),
    next: { asOf: nextAsOf, sentBy: sentBy(nextAsOf, rules.sentByDay) },
    keptYears: rules.keptYears,
  };
}
