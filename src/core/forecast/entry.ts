import type { History, Position, Statement } from '../account/index.ts';
import { movesOf } from '../delinquency/index.ts';
import type { MBucket, ReportedDay } from '../delinquency/index.ts';
import { gradeOn, reportingOf } from '../standing/index.ts';
import type { LineDay, MonthReport, StandingRow, StandingSettings } from '../standing/index.ts';
import type { Day } from '../time/index.ts';
import type { ChosenPayment } from './choice.ts';

/** Something that will happen on a date if the choice is followed. Amounts in minor units. @since 0.1 */
export type ForecastEntry =
  | {
      readonly kind: 'bill';
      readonly on: Day;
      readonly dueOn: Day;
      readonly totalMinor: bigint;
      readonly minimumMinor: bigint;
    }
  /** A due date; `unpaidMinor` is what its minimum still lacks at the end of it. */
  | { readonly kind: 'due'; readonly on: Day; readonly unpaidMinor: bigint }
  | { readonly kind: 'payment'; readonly on: Day; readonly amountMinor: bigint; readonly as: ChosenPayment['as'] }
  /** The first date at whose end something is past due, with what would end it that day. */
  | { readonly kind: 'past_due'; readonly on: Day; readonly daysPastDue: number; readonly toCureMinor: bigint }
  | { readonly kind: 'cured'; readonly on: Day }
  | { readonly kind: 'bucket'; readonly on: Day; readonly from: MBucket; readonly to: MBucket }
  | { readonly kind: 'line_frozen'; readonly on: Day }
  /** New purchases are possible from the beginning of `on`. */
  | { readonly kind: 'line_usable'; readonly on: Day }
  | { readonly kind: 'review_opened'; readonly on: Day; readonly daysPastDue: number }
  | { readonly kind: 'late_fee'; readonly on: Day; readonly amountMinor: bigint }
  /** A credit bureau is told of the state at the end of `on`; 0 days: that nothing is past due any more. */
  | { readonly kind: 'report'; readonly on: Day; readonly sentBy: Day; readonly daysPastDue: number }
  | { readonly kind: 'grade'; readonly on: Day; readonly from: string; readonly grade: string }
  | { readonly kind: 'paid_off'; readonly on: Day };

/** What entries are read from. Days begin with the date of the forecast, at whose end nothing has been supposed yet. */
export interface Seen {
  readonly on: Day;
  readonly until: Day;
  readonly before: Position;
  readonly history: History;
  readonly payments: readonly ChosenPayment[];
  /** From the account's first day. */
  readonly reported: readonly ReportedDay[];
  readonly lines: readonly LineDay[];
  /** Line and days past due at the end of `on` if nothing is paid. */
  readonly lineBefore: LineDay;
  readonly settings: StandingSettings;
  readonly reporting: StandingRow['reporting'];
  readonly gradeBefore: string;
}

function billEntries({ history, on, until }: Seen): readonly ForecastEntry[] {
  const asked = history.statements.filter((bill) => !bill.silent && bill.totalMinor > 0n);
  const issued = asked
    .filter((bill) => bill.issuedOn > on)
    .map(({ issuedOn, dueOn, totalMinor, minimumMinor }): ForecastEntry => {
      return { kind: 'bill', on: issuedOn, dueOn, totalMinor, minimumMinor };
    });
  const due = asked
    .filter((bill) => bill.dueOn >= on && bill.dueOn <= until)
    .map((bill): ForecastEntry => ({ kind: 'due', on: bill.dueOn, unpaidMinor: unpaidOf(bill, history, on) }));
  return [...issued, ...due];
}

/** What the minimum of a bill lacks at the end of its due date; of a later bill that is out already, only what is past due next day. */
function unpaidOf(bill: Statement, { days, statements }: History, first: Day): bigint {
  const atEnd = days[bill.dueOn - first];
  const latest = statements.findLast((other) => other.issuedOn <= bill.dueOn);
  if (latest?.issuedOn === bill.issuedOn) return atEnd?.minimumLeftMinor ?? 0n;
  return days[bill.dueOn + 1 - first]?.toCureMinor ?? 0n;
}

function lateEntries({ history, before }: Seen): readonly ForecastEntry[] {
  let { daysPastDue: previous } = before;
  return history.days.flatMap(({ on, daysPastDue, toCureMinor }): readonly ForecastEntry[] => {
    const last = previous;
    previous = daysPastDue;
    if (last === 0 && daysPastDue > 0) return [{ kind: 'past_due', on, daysPastDue, toCureMinor }];
    return last > 0 && daysPastDue === 0 ? [{ kind: 'cured', on }] : [];
  });
}

function bucketEntries({ reported, on }: Seen): readonly ForecastEntry[] {
  return movesOf(reported.map((day) => day.asKnown))
    .filter((move) => move.on > on && move.from !== 'M0' && move.to !== 'M0')
    .map(({ on: movedOn, from, to }) => ({ kind: 'bucket', on: movedOn, from, to }));
}

function lineEntries({ lines, lineBefore, on, history }: Seen): readonly ForecastEntry[] {
  let previous = lineBefore;
  return lines
    .filter((line) => line.on >= on)
    .flatMap((line): readonly ForecastEntry[] => {
      const before = previous;
      previous = line;
      const entries: ForecastEntry[] = [];
      if (before.state === 'open' && line.state === 'frozen') entries.push({ kind: 'line_frozen', on: line.on });
      if (before.state === 'frozen' && line.state === 'open')
        entries.push({ kind: 'line_usable', on: (line.on + 1) as Day });
      if (before.reviewSince === null && line.reviewSince !== null) {
        const daysPastDue = history.days[line.on - on]?.daysPastDue ?? 0;
        entries.push({ kind: 'review_opened', on: line.on, daysPastDue });
      }
      return entries;
    });
}

/** Fees that grow on a day and are not printed by a bill of that day. */
function feeEntries({ history }: Seen): readonly ForecastEntry[] {
  return history.days.slice(1).flatMap((day, index): readonly ForecastEntry[] => {
    const billed = history.statements.find((bill) => bill.issuedOn === day.on)?.feeMinor ?? 0n;
    const amountMinor = day.feeMinor - (history.days[index]?.feeMinor ?? 0n) - billed;
    return amountMinor > 0n ? [{ kind: 'late_fee', on: day.on, amountMinor }] : [];
  });
}

/** Reports that say past due, and the first one after them that no longer does. */
function reportEntries({ reported, reporting, on }: Seen): readonly ForecastEntry[] {
  const months: readonly MonthReport[] = reportingOf(reported, reporting)?.months ?? [];
  return months.flatMap((month, index): readonly ForecastEntry[] => {
    const wasLate = (months[index - 1]?.daysPastDue ?? 0) > 0;
    if (month.asOf <= on || (month.daysPastDue === 0 && !wasLate)) return [];
    return [{ kind: 'report', on: month.asOf, sentBy: month.sentBy, daysPastDue: month.daysPastDue }];
  });
}

function gradeEntries({ reported, settings, on, until, gradeBefore }: Seen): readonly ForecastEntry[] {
  const entries: ForecastEntry[] = [];
  let from = gradeBefore;
  for (let day = on; day <= until; day = (day + 1) as Day) {
    const { grade } = gradeOn(reported, day, settings);
    if (grade !== from) entries.push({ kind: 'grade', on: day, from, grade });
    from = grade;
  }
  return entries;
}

function paidOffEntries({ history, before }: Seen): readonly ForecastEntry[] {
  if (before.owedMinor === 0n) return [];
  const paidOff = history.days.find((day) => day.owedMinor === 0n);
  return paidOff === undefined ? [] : [{ kind: 'paid_off', on: paidOff.on }];
}

// Within one date: what is printed, what is due, what is done, what follows.
const order: readonly ForecastEntry['kind'][] = [
  'bill',
  'line_usable',
  'due',
  'payment',
  'cured',
  'past_due',
  'late_fee',
  'line_frozen',
  'bucket',
  'review_opened',
  'grade',
  'paid_off',
  'report',
];

/** Everything that will happen, by date. */
export function entriesOf(seen: Seen): readonly ForecastEntry[] {
  const payments = seen.payments.map((payment): ForecastEntry => ({ kind: 'payment', ...payment }));
  const entries = [
    ...billEntries(seen),
    ...payments,
    ...lateEntries(seen),
    ...bucketEntries(seen),
    ...lineEntries(seen),
    ...feeEntries(seen),
    ...reportEntries(seen),
    ...gradeEntries(seen),
    ...paidOffEntries(seen),
  ];
  return entries.toSorted((one, other) => one.on - other.on || order.indexOf(one.kind) - order.indexOf(other.kind));
}
