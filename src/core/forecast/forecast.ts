import { historyOf, positionOn, suppose } from '../account/index.ts';
import type { AccountEvent, Position, Story } from '../account/index.ts';
import { rowOn } from '../delinquency/index.ts';
import { err, isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { accountsKnown, gradeOn, reportingOf, walkUntil } from '../standing/index.ts';
import type { LineDay, StandingAccount } from '../standing/index.ts';
import { isoFromDay } from '../time/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import { paymentsOf } from './choice.ts';
import type { Choice, ChosenPayment } from './choice.ts';
import { entriesOf } from './entry.ts';
import type { ForecastEntry } from './entry.ts';

/** What a forecast is asked of. @since 0.1 */
export interface ForecastQuestion {
  /** The account that is asked about. */
  readonly account: StandingAccount;
  /** The person's other accounts; nothing is paid on them. */
  readonly others: readonly StandingAccount[];
  /** The date on which the choice is made; facts with a later value date have not happened. */
  readonly on: Day;
  /** Only what was known at this instant; null: what was known at the end of `on`. */
  readonly knownAt: InstantMs | null;
  /** The last date looked at, at most 1,100 days after `on`. */
  readonly until: Day;
}

/** What will happen if a choice is followed and nothing else happens: no purchases, no rule changes. @since 0.1 */
export interface Forecast {
  readonly choice: Choice;
  readonly on: Day;
  readonly until: Day;
  readonly payments: readonly ChosenPayment[];
  /** In order of date. */
  readonly entries: readonly ForecastEntry[];
  /** The position at the end of each date from `on` to `until`, payments of the choice included. */
  readonly days: readonly Position[];
  /** The position at the end of `on` if nothing is paid. */
  readonly before: Position;
  readonly lineBefore: LineDay;
  /** Paid in all, minor units. */
  readonly paidMinor: bigint;
  /** Interest and fees charged after `on`, minor units; below zero when a settlement wrote down more. */
  readonly costMinor: bigint;
  /** First date at whose end nothing at all is owed; null: not by `until`. */
  readonly paidOffOn: Day | null;
  /** First date from `on` at whose end nothing is past due; null: not by `until`. */
  readonly clearOn: Day | null;
  /** First date from `on` on which something is past due; null: none by `until`. */
  readonly pastDueOn: Day | null;
  readonly worstDaysPastDue: number;
  /** First date after `on` on which new purchases are possible; null: not by `until`. */
  readonly usableOn: Day | null;
  /** Month ends after `on` whose report says past due. */
  readonly reportedAsOf: readonly Day[];
  /** Until when an entry of what is past due today, or will be, is kept; null: none, or not cured by `until`. */
  readonly keptUntil: Day | null;
}

const daysAheadMax = 1_100;
const laterFacts = new Set<AccountEvent['type']>(['purchase', 'refund', 'payment', 'autoDebit', 'recovery']);

/** The story without facts of later value dates: they have not happened on the date of the question. */
function untilNow(story: Story, on: Day): Story {
  return { ...story, events: story.events.filter((event) => event.on <= on || !laterFacts.has(event.type)) };
}

/** The accounts as known on the date of the question, the one asked about first. */
export function accountsAsked(question: ForecastQuestion): readonly StandingAccount[] {
  const { account, others, on, knownAt } = question;
  return accountsKnown([account, ...others], { on, knownAt }).map((known) => ({
    ...known,
    story: untilNow(known.story, on),
  }));
}

function checkDays({ on, until }: ForecastQuestion): Result<null, Fault> {
  if (until >= on && until - on <= daysAheadMax) return ok(null);
  return err({
    kind: 'days_reversed',
    message: `\`${isoFromDay(until)}\` is no end of a forecast from \`${isoFromDay(on)}\`; write that date or a later one, at most ${daysAheadMax} days ahead`,
  });
}

function checkPayments(question: ForecastQuestion, choice: Choice): Result<null, Fault> {
  const dates =
    choice.choose === 'amounts' ? choice.payments.map((payment) => payment.on) : 'on' in choice ? [choice.on] : [];
  const wrong = dates.find((on) => on < question.on || on > question.until);
  if (wrong !== undefined) {
    return err({
      kind: 'payment_date',
      message: `\`${isoFromDay(wrong)}\` is no date for a payment here; write a date from \`${isoFromDay(question.on)}\` to \`${isoFromDay(question.until)}\``,
    });
  }
  const amount = choice.choose === 'amounts' ? choice.payments.find((payment) => payment.amountMinor <= 0n) : undefined;
  if (amount === undefined) return ok(null);
  return err({
    kind: 'amount_not_positive',
    message: `\`${amount.amountMinor}\` is no payment; write an amount above zero`,
  });
}

function summaryOf(days: readonly Position[], payments: readonly ChosenPayment[], before: Position) {
  const last = days.at(-1) as Position;
  const paidMinor = payments.reduce((sum, payment) => sum + payment.amountMinor, 0n);
  const net = (position: Position): bigint => position.owedMinor - position.creditMinor;
  return {
    paidMinor,
    costMinor: paidMinor + net(last) - net(before),
    paidOffOn: days.find((day) => day.owedMinor === 0n)?.on ?? null,
    clearOn: days.find((day) => day.daysPastDue === 0)?.on ?? null,
    pastDueOn: days.find((day) => day.daysPastDue > 0)?.on ?? null,
    worstDaysPastDue: Math.max(...days.map((day) => day.daysPastDue)),
  };
}

/**
 * What will happen if a choice is followed, day by day with the same engine that keeps the account.
 * @fault not_open_yet, too_far, days_reversed, payment_date, amount_not_positive, too_many_corrections
 * @law   the forecast of paying nothing equals living through the days
 * @since 0.1
 */
export function forecastOf(question: ForecastQuestion, choice: Choice): Result<Forecast, Fault> {
  for (const checked of [checkDays(question), checkPayments(question, choice)]) if (isErr(checked)) return checked;
  const { on, until } = question;
  const accounts = accountsAsked(question);
  const asked = accounts[0] as StandingAccount;
  const before = positionOn(asked.story, on);
  if (isErr(before)) return before;
  const payments = paymentsOf({ story: asked.story, on, until }, choice);
  const story = suppose(asked.story, payments);
  const history = historyOf(story, on, until);
  if (isErr(history)) return history;
  const now = walkUntil(accounts, on);
  if (isErr(now)) return now;
  const walk = walkUntil([{ ...asked, story }, ...accounts.slice(1)], until);
  if (isErr(walk)) return walk;
  const reported = walk.value.days[0] ?? [];
  const lines = walk.value.lines[0] ?? [];
  const lineBefore = now.value.lines[0]?.at(-1) as LineDay;
  const { settings } = asked.standing;
  const reporting = rowOn(settings, on).reporting;
  const entries = entriesOf({
    on,
    until,
    before: before.value,
    history: history.value,
    payments,
    reported,
    lines,
    lineBefore,
    settings,
    reporting,
    gradeBefore: gradeOn(now.value.days[0] ?? [], on, settings).grade,
  });
  const reports = reportingOf(reported, reporting);
  const usable = lines.find((line) => line.on >= on && line.state === 'open');
  return ok({
    choice,
    on,
    until,
    payments,
    entries,
    days: history.value.days,
    before: before.value,
    lineBefore,
    ...summaryOf(history.value.days, payments, before.value),
    usableOn: usable === undefined ? null : ((usable.on + 1) as Day),
    reportedAsOf: (reports?.months ?? [])
      .filter((month) => month.asOf > on && month.daysPastDue > 0)
      .map((month) => month.asOf),
    keptUntil: reports?.episodes.at(-1)?.keptUntil ?? null,
  });
}
