import { historyOf, positionOn, suppose } from '../account/index.ts';
import type { Position, Statement, Story } from '../account/index.ts';
import { rowOn } from '../delinquency/index.ts';
import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { gradeOn, monthEndOf, reportingOf, walkUntil } from '../standing/index.ts';
import type { Reporting, StandingAccount, StandingWalk } from '../standing/index.ts';
import { addDays } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { accountsAsked } from './forecast.ts';
import type { ForecastQuestion } from './forecast.ts';

/** Where a payment goes, in minor units; the parts less what is written down sum to it. @since 0.1 */
export interface Applied {
  readonly feeMinor: bigint;
  readonly penaltyMinor: bigint;
  readonly interestMinor: bigint;
  readonly accruedMinor: bigint;
  readonly principalMinor: bigint;
  readonly instalmentMinor: bigint;
  readonly unbilledMinor: bigint;
  /** What a settlement that the payment completes writes down; part of what the other figures fall by. */
  readonly writtenDownMinor: bigint;
  /** What becomes credit; below zero when credit helps to pay the rest off. */
  readonly creditMinor: bigint;
}

/** What stops on the day of a payment. @since 0.1 */
export type Stops =
  | { readonly what: 'past_due'; readonly on: Day; readonly daysPastDue: number }
  /** No interest from the next day on; it was so much a day. */
  | { readonly what: 'interest'; readonly on: Day; readonly dailyMinor: bigint }
  | { readonly what: 'interest_lower'; readonly on: Day; readonly fromMinor: bigint; readonly toMinor: bigint }
  | { readonly what: 'closure_review'; readonly on: Day }
  /** What was past due is over before the month end `asOf`, so no report says so. */
  | { readonly what: 'not_reported'; readonly on: Day; readonly asOf: Day };

/** What comes back, and when. @since 0.1 */
export type Returns =
  /** New purchases are possible from the beginning of `on`. */
  | { readonly what: 'line'; readonly on: Day }
  | { readonly what: 'grade'; readonly on: Day; readonly from: string; readonly grade: string }
  /** The first report that says nothing past due, if nothing falls past due again before it. */
  | { readonly what: 'report_clear'; readonly on: Day; readonly sentBy: Day }
  /** The last date on which the entry of these days past due is kept. */
  | { readonly what: 'record_end'; readonly on: Day };

/** What the payment does not change. @since 0.1 */
export type Stays =
  | { readonly what: 'past_due'; readonly daysPastDue: number; readonly toCureMinor: bigint }
  | {
      readonly what: 'line_frozen';
      readonly because: 'past_due' | 'other_account' | 'closed' | 'waiting';
      readonly accounts: readonly string[];
    }
  | { readonly what: 'owed'; readonly owedMinor: bigint }
  /** What falls due next, if nothing else happens. */
  | { readonly what: 'next_due'; readonly dueOn: Day; readonly minimumMinor: bigint }
  | { readonly what: 'interest'; readonly dailyMinor: bigint }
  /** What is still past due at the end of `on` is reported. */
  | { readonly what: 'next_report'; readonly on: Day; readonly sentBy: Day }
  /** Month ends whose report says, or will say, that these days were past due. */
  | { readonly what: 'on_record'; readonly reportedAsOf: readonly Day[]; readonly keptYears: number };

/** One payment and what follows from it alone. @since 0.1 */
export interface AfterPaying {
  readonly on: Day;
  readonly amountMinor: bigint;
  /** The position at the end of the day without and with the payment. */
  readonly before: Position;
  readonly after: Position;
  readonly applied: Applied;
  readonly stops: readonly Stops[];
  readonly returns: readonly Returns[];
  readonly stays: readonly Stays[];
}

function appliedOf(before: Position, after: Position, amountMinor: bigint): Applied {
  const parts = {
    feeMinor: before.feeMinor - after.feeMinor,
    penaltyMinor: before.penaltyMinor - after.penaltyMinor,
    interestMinor: before.interestMinor - after.interestMinor,
    accruedMinor: before.accruedMinor - after.accruedMinor,
    principalMinor: before.principalMinor - after.principalMinor,
    instalmentMinor: before.instalmentMinor - after.instalmentMinor,
    unbilledMinor: before.unbilledMinor - after.unbilledMinor,
    creditMinor: after.creditMinor - before.creditMinor,
  };
  const fallen = Object.values(parts).reduce((sum, part) => sum + part, 0n);
  return { ...parts, writtenDownMinor: fallen - amountMinor };
}

/** Both walks of the person, without and with the payment, and the figures of its day. */
interface Sides {
  readonly on: Day;
  readonly asked: StandingAccount;
  readonly accounts: readonly StandingAccount[];
  readonly paid: Story;
  readonly before: Position;
  readonly after: Position;
  readonly without: StandingWalk;
  readonly with: StandingWalk;
}

const lineOn = (walk: StandingWalk, on: Day) => walk.lines[0]?.find((line) => line.on === on);

/** What is reported up to the day of the payment, with it made. */
function reportingUntil({ on, asked, with: paid }: Sides): Reporting | null {
  const days = (paid.days[0] ?? []).filter((day) => day.on <= on);
  return reportingOf(days, rowOn(asked.standing.settings, on).reporting);
}

function stopsOf(sides: Sides): readonly Stops[] {
  const { on, before, after, without, with: paid } = sides;
  const stops: Stops[] = [];
  if (before.daysPastDue > 0 && after.daysPastDue === 0)
    stops.push({ what: 'past_due', on, daysPastDue: before.daysPastDue });
  const [fromMinor, toMinor] = [before.tomorrowMinor, after.tomorrowMinor];
  if (toMinor === 0n && fromMinor > 0n) stops.push({ what: 'interest', on, dailyMinor: fromMinor });
  else if (toMinor < fromMinor) stops.push({ what: 'interest_lower', on, fromMinor, toMinor });
  const reviewed = (lineOn(without, on)?.reviewSince ?? null) !== null;
  if (reviewed && lineOn(paid, on)?.reviewSince === null) stops.push({ what: 'closure_review', on });
  const reporting = reportingUntil(sides);
  const isCured = before.daysPastDue > 0 && after.daysPastDue === 0;
  if (isCured && reporting?.episodes.at(-1)?.reportedAsOf.length === 0) {
    stops.push({ what: 'not_reported', on, asOf: monthEndOf(on) });
  }
  return stops;
}

function returnsOf(sides: Sides): readonly Returns[] {
  const { on, asked, before, after, without, with: paid } = sides;
  const returns: Returns[] = [];
  const wasOpen = lineOn(without, on)?.state === 'open';
  const opensOn = paid.lines[0]?.find((line) => line.on >= on && line.state === 'open')?.on;
  if (!wasOpen && opensOn !== undefined) returns.push({ what: 'line', on: addDays(opensOn, 1) });
  const gradeBefore = gradeOn(without.days[0] ?? [], on, asked.standing.settings);
  const gradeAfter = gradeOn(paid.days[0] ?? [], on, asked.standing.settings);
  if (gradeAfter.band < gradeBefore.band)
    returns.push({ what: 'grade', on, from: gradeBefore.grade, grade: gradeAfter.grade });
  if (before.daysPastDue === 0 || after.daysPastDue > 0) return returns;
  const reporting = reportingUntil(sides);
  const episode = reporting?.episodes.at(-1);
  if (reporting === null || episode === undefined || episode.reportedAsOf.length === 0) return returns;
  const isMonthEnd = reporting.months.at(-1)?.asOf === on ? reporting.months.at(-1) : undefined;
  const clear = isMonthEnd ?? reporting.next;
  returns.push({ what: 'report_clear', on: clear.asOf, sentBy: clear.sentBy });
  if (episode.keptUntil !== null) returns.push({ what: 'record_end', on: episode.keptUntil });
  return returns;
}

function frozenStays({ on, asked, accounts, with: paid, after }: Sides): readonly Stays[] {
  const line = lineOn(paid, on);
  if (line === undefined || line.state === 'open') return [];
  if (line.state === 'closed') return [{ what: 'line_frozen', because: 'closed', accounts: [] }];
  if (after.daysPastDue > 0) return [{ what: 'line_frozen', because: 'past_due', accounts: [asked.story.account.id] }];
  const others = accounts
    .filter((_, index) => index > 0 && (paid.days[index]?.find((day) => day.on === on)?.asKnown.daysPastDue ?? 0) > 0)
    .map(({ story }) => story.account.id);
  return [{ what: 'line_frozen', because: others.length > 0 ? 'other_account' : 'waiting', accounts: others }];
}

/** The next bill that asks for something: one issued already, else the next that will be. */
function nextDue({ on, paid, after }: Sides): readonly Stays[] {
  const ahead = historyOf(paid, on, addDays(on, 62));
  if (isErr(ahead)) return [];
  const bills: readonly Statement[] = ahead.value.statements.filter((bill) => bill.dueOn > on);
  const issued = bills.findLast((bill) => bill.issuedOn <= on);
  if (issued !== undefined && after.minimumLeftMinor > 0n)
    return [{ what: 'next_due', dueOn: issued.dueOn, minimumMinor: after.minimumLeftMinor }];
  const coming = bills.find((bill) => bill.issuedOn > on && bill.minimumMinor > 0n);
  return coming === undefined ? [] : [{ what: 'next_due', dueOn: coming.dueOn, minimumMinor: coming.minimumMinor }];
}

function staysOfPayment(sides: Sides): readonly Stays[] {
  const { after } = sides;
  const stays: Stays[] = [];
  if (after.daysPastDue > 0)
    stays.push({ what: 'past_due', daysPastDue: after.daysPastDue, toCureMinor: after.toCureMinor });
  stays.push(...frozenStays(sides));
  if (after.owedMinor > 0n) stays.push({ what: 'owed', owedMinor: after.owedMinor });
  stays.push(...nextDue(sides));
  if (after.tomorrowMinor > 0n) stays.push({ what: 'interest', dailyMinor: after.tomorrowMinor });
  const reporting = reportingUntil(sides);
  const reportedAsOf = reporting?.episodes.at(-1)?.reportedAsOf ?? [];
  if (reporting !== null && after.daysPastDue > 0) {
    stays.push({ what: 'next_report', on: reporting.next.asOf, sentBy: reporting.next.sentBy });
  }
  const curedOn = reporting?.episodes.at(-1)?.curedOn;
  const isRecent = curedOn === null || curedOn === sides.on;
  if (reporting !== null && isRecent && reportedAsOf.length > 0)
    stays.push({ what: 'on_record', reportedAsOf, keptYears: reporting.keptYears });
  return stays;
}

/** Nights looked at after the payment: the terms may ask for more than one before a line comes back. */
const nightsAfter = 31;

/**
 * What one payment does: where it goes, what stops that day, what comes back and when, and what it does not change.
 * Everything is the difference of two days lived with the same engine, without and with the payment.
 * @fault not_open_yet, too_far, too_many_corrections
 * @law   the parts of `applied` less `writtenDownMinor` sum to the payment
 * @since 0.1
 */
export function afterPaying(
  question: Omit<ForecastQuestion, 'until'>,
  payment: { readonly on: Day; readonly amountMinor: bigint },
): Result<AfterPaying, Fault> {
  const { on, amountMinor } = payment;
  const accounts = accountsAsked({ ...question, until: on });
  const asked = accounts[0] as StandingAccount;
  const paid = suppose(asked.story, [payment]);
  const before = positionOn(asked.story, on);
  if (isErr(before)) return before;
  const after = positionOn(paid, on);
  if (isErr(after)) return after;
  const without = walkUntil(accounts, on);
  if (isErr(without)) return without;
  const withPayment = walkUntil([{ ...asked, story: paid }, ...accounts.slice(1)], addDays(on, nightsAfter));
  if (isErr(withPayment)) return withPayment;
  const sides: Sides = {
    on,
    asked,
    accounts,
    paid,
    before: before.value,
    after: after.value,
    without: without.value,
    with: withPayment.value,
  };
  return ok({
    on,
    amountMinor,
    before: before.value,
    after: after.value,
    applied: appliedOf(before.value, after.value, amountMinor),
    stops: stopsOf(sides),
    returns: returnsOf(sides),
    stays: staysOfPayment(sides),
  });
}
