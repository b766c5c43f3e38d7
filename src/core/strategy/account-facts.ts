import { daysPastDueFrom, firstDayOf, positionOn, statementsUntil, termsOn, viewOf } from '../account/index.ts';
import type { PastDueDay, Position, Story } from '../account/index.ts';
import { agedDays } from '../delinquency/index.ts';
import { isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { gradeOn } from '../standing/index.ts';
import type { StandingSettings } from '../standing/index.ts';
import type { Day } from '../time/index.ts';
import type { AccountFacts } from './facts.ts';

/** No month is left without a bill day, and a bill falls due within a month: so far ahead is looked. */
const LOOK_AHEAD_DAYS = 95;
/** How far back being past due is counted. */
const LOOK_BACK_DAYS = 365;

function timesWithin(days: readonly PastDueDay[], from: Day): number {
  return days.filter(({ on, daysPastDue }, index) => {
    const before = days[index - 1]?.daysPastDue ?? 0;
    return on >= from && daysPastDue > 0 && before === 0;
  }).length;
}

function nextPastDueIn(days: readonly PastDueDay[], on: Day): AccountFacts['nextPastDue'] {
  const found = days.find((day) => day.on > on && day.daysPastDue > 0);
  return found === undefined ? null : { on: found.on, days: found.daysPastDue };
}

/** The due date by which something is still to be paid: that of the earliest open bill that is not yet past it. */
function dueOnIn(position: Position, on: Day): Day | null {
  if (position.minimumLeftMinor === 0n) return null;
  const ahead = position.bills.map(({ dueOn }) => dueOn).filter((dueOn) => dueOn >= on);
  return ahead.length === 0 ? null : (Math.min(...ahead) as Day);
}

/**
 * The facts of an account on a date of contact, from its story as known before that date, if nothing is paid on it.
 * @param standing  the product's table of grades
 * @fault not_open_yet, too_far
 * @since 0.1
 */
export function accountFactsOn(story: Story, on: Day, standing: StandingSettings): Result<AccountFacts, Fault> {
  const view = viewOf(story, { before: on });
  const position = positionOn(view, on);
  if (isErr(position)) return position;
  const lived = daysPastDueFrom(view, firstDayOf(view), (on + LOOK_AHEAD_DAYS) as Day);
  if (isErr(lived)) return lived;
  const untilNow = lived.value.filter((day) => day.on <= on);
  const { daysPastDue, pastDueMinor, owedMinor, toCureMinor, minimumLeftMinor } = position.value;
  const dueOn = dueOnIn(position.value, on);
  return ok({
    accountId: story.account.id,
    daysPastDue,
    dueOn,
    nextPastDue: daysPastDue > 0 ? null : nextPastDueIn(lived.value, on),
    graceDays: termsOn(story.terms, on).graceDays,
    nextBillOn:
      statementsUntil(view, (on + LOOK_AHEAD_DAYS) as Day).find((bill) => bill.issuedOn > on)?.issuedOn ?? null,
    pastDueMinor,
    owedMinor,
    toCureMinor,
    dueMinor: dueOn === null ? 0n : minimumLeftMinor,
    standingBand: gradeOn(agedDays(untilNow, []), on, standing).band,
    timesPastDueCount: timesWithin(untilNow, (on - LOOK_BACK_DAYS) as Day),
    hasAutoDebit: view.events.some((event) => event.type === 'autoDebit'),
  });
}
