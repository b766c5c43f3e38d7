import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { isoFromDay } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { daysPastDueOf, minimumLeftOf, pastDueAmountOf } from './ageing.ts';
import { begin } from './begin.ts';
import { amountToCureOf, openBillsOf, sumsOf } from './cure.ts';
import { GRAINS, rounded } from './exact-sum.ts';
import type { Knowledge } from './prepare.ts';
import { accruedOf, cloneState, notYetDueOf, owedOf, payoffOf, penaltyOf, unbilledOf } from './state.ts';
import type { AccountState } from './state.ts';
import type { Story } from './story.ts';

/** The state of one bill at the end of a date; all amounts unpaid, in minor units. @since 0.1 */
export interface BillPosition {
  readonly issuedOn: Day;
  readonly dueOn: Day;
  readonly baseMinor: bigint;
  readonly principalMinor: bigint;
  readonly instalmentMinor: bigint;
  readonly interestMinor: bigint;
  readonly feeMinor: bigint;
  readonly penaltyMinor: bigint;
  readonly accruedMinor: bigint;
  readonly pastDue: boolean;
}

/** Everything owed on an account at the end of a date (docs/story-file.md, "Record"). @since 0.1 */
export interface Position {
  readonly on: Day;
  readonly owedMinor: bigint;
  /** What pays everything today: owed less credit, never below zero. */
  readonly payoffMinor: bigint;
  readonly principalMinor: bigint;
  readonly interestMinor: bigint;
  readonly penaltyMinor: bigint;
  readonly feeMinor: bigint;
  readonly accruedMinor: bigint;
  readonly unbilledMinor: bigint;
  readonly instalmentMinor: bigint;
  readonly creditMinor: bigint;
  readonly pastDueMinor: bigint;
  /** The smallest payment of the day that ends past due. */
  readonly toCureMinor: bigint;
  readonly minimumLeftMinor: bigint;
  /** Tomorrow's interest if nothing happens. */
  readonly tomorrowMinor: bigint;
  readonly daysPastDue: number;
  readonly pastDueDuring: boolean;
  readonly waivedByCapMinor: bigint;
  readonly bills: readonly BillPosition[];
}

function chargedOf(state: AccountState): number {
  let sum = 0;
  for (const bill of state.bills) sum += rounded(bill.penalty) + rounded(bill.revolving);
  return sum;
}

function tomorrowOf(state: AccountState): number {
  const open = state.bills.slice(state.firstOpen);
  if (open.every((bill) => state.on < bill.dueOn)) return 0;
  const next: AccountState = { ...cloneState(state), stepIndex: state.fold.steps.length };
  const before = chargedOf(next);
  advance(next, (state.on + 1) as Day);
  return chargedOf(next) - before;
}

/** The figures of a state; changes nothing. */
export function positionOf(state: AccountState): Position {
  const sums = sumsOf(state);
  const late = pastDueAmountOf(state);
  const daysPastDue = daysPastDueOf(state, state.on);
  return {
    on: state.on,
    owedMinor: BigInt(owedOf(state)),
    payoffMinor: BigInt(payoffOf(state)),
    principalMinor: BigInt(sums.principal),
    interestMinor: BigInt(sums.interest),
    penaltyMinor: BigInt(sums.penalty),
    feeMinor: BigInt(sums.fee),
    accruedMinor: BigInt(sums.accrued),
    unbilledMinor: BigInt(unbilledOf(state)),
    instalmentMinor: BigInt(notYetDueOf(state)),
    creditMinor: BigInt(state.credit),
    pastDueMinor: BigInt(late.amount),
    toCureMinor: BigInt(amountToCureOf(state)),
    minimumLeftMinor: BigInt(minimumLeftOf(state)),
    tomorrowMinor: BigInt(tomorrowOf(state)),
    daysPastDue,
    pastDueDuring: state.pastDueAtStart || daysPastDue > 0,
    waivedByCapMinor: (2n * state.waivedGrains + BigInt(GRAINS)) / (2n * BigInt(GRAINS)),
    bills: openBillsOf(state).map((bill) => ({
      issuedOn: bill.issuedOn,
      dueOn: bill.dueOn,
      baseMinor: BigInt(bill.base),
      principalMinor: BigInt(bill.principal),
      instalmentMinor: BigInt(bill.instalment),
      interestMinor: BigInt(bill.interest),
      feeMinor: BigInt(bill.fee + bill.lateFee),
      penaltyMinor: BigInt(penaltyOf(bill)),
      accruedMinor: BigInt(accruedOf(bill)),
      pastDue: late.bills.includes(bill),
    })),
  };
}

/** The first day on which an account can be quoted. @since 0.1 */
export function firstDayOf(story: Story): Day {
  return story.events.find((event) => event.type === 'opening')?.on ?? story.account.openedOn;
}

/**
 * Checks that an account can be quoted on a day.
 * @fault not_open_yet  the day lies before the account opened (or before its opening position)
 * @fault too_far  more than 100 years after that
 * @since 0.1
 */
export function quotableOn(story: Story, on: Day): Result<Day, Fault> {
  const first = firstDayOf(story);
  if (on >= first && on - first <= 36_600) return ok(on);
  const [kind, says] =
    on < first
      ? ['not_open_yet', 'before the account’s first day']
      : ['too_far', 'more than 100 years after the account opened'];
  return {
    ok: false,
    fault: { kind, message: `\`${isoFromDay(on)}\` lies ${says}; write a date from \`${isoFromDay(first)}\` on` },
  };
}

/**
 * What is owed on a story at the end of a date. Changes nothing; the same story, date and knowledge give
 * the same answer.
 * @param on         the date, at its end, with all its events and interest
 * @param knowledge  which events count; without it all that is known (the corrected view)
 * @fault not_open_yet, too_far
 * @rule  account.*  of the story's terms
 * @law   a payoff quoted and paid the same day leaves zero
 * @since 0.1
 */
export function positionOn(story: Story, on: Day, knowledge: Knowledge = {}): Result<Position, Fault> {
  const day = quotableOn(story, on);
  if (isErr(day)) return day;
  const state = begin(story, knowledge);
  advance(state, on);
  return ok(positionOf(state));
}
