import { termsOn } from '../account/index.ts';
import type { Terms } from '../account/index.ts';
import { rowOn } from '../delinquency/index.ts';
import type { AgedDay } from '../delinquency/index.ts';
import type { Day } from '../time/index.ts';
import type { StandingFacts } from './facts.ts';
import type { StandingSettings } from './settings.ts';

/** Whether new purchases are possible, as the night after `on` leaves it. @since 0.1 */
export type LineState = 'open' | 'frozen' | 'closed';

/** A line at the end of one date. @since 0.1 */
export interface LineDay {
  readonly on: Day;
  /** `open` at the end of a date means usable from 00:00 of the next. */
  readonly state: LineState;
  /** First date at whose end it was frozen without a break; null when it is not. */
  readonly frozenSince: Day | null;
  /** Date on which the review was opened that decides whether the line is closed; null: none is open. */
  readonly reviewSince: Day | null;
}

/** What the state of a line follows from. @since 0.1 */
export interface LineQuestion {
  /** The account's own days as known at their ends: what is felt is never replayed, only corrected. */
  readonly own: readonly AgedDay[];
  /** Most days past due of any account of the person at the end of a date, this one included. */
  readonly personDaysPastDue: (on: Day) => number;
  readonly terms: Terms;
  readonly settings: StandingSettings;
  readonly facts: StandingFacts;
  /** The date from which a charge-off is known; a line that was charged off does not come back. Null: it was not. */
  readonly chargedOffOn: Day | null;
  /** True when the account came to us frozen. */
  readonly frozenAtFirst: boolean;
}

interface Walk {
  frozenSince: Day | null;
  reviewSince: Day | null;
  /** Dates in a row at whose end nothing that stands in the way was past due. */
  clearNights: number;
}

function walkDay(walk: Walk, day: AgedDay, question: LineQuestion): LineDay {
  const { on } = day;
  const row = rowOn(question.settings, on);
  const personDays = question.personDaysPastDue(on);
  const freezing = row.freezeScope === 'person' ? personDays : day.daysPastDue;
  const inTheWay = row.reinstate.when === 'person_not_past_due' ? personDays : day.daysPastDue;
  walk.clearNights = inTheWay === 0 ? walk.clearNights + 1 : 0;
  const freezes = freezing >= termsOn(question.terms, on).freezeOnDaysPastDue;
  if (freezes) walk.frozenSince ??= on;
  else if (walk.clearNights >= row.reinstate.afterNights) walk.frozenSince = null;
  const reviewOn = row.closureReviewOnDaysPastDue;
  if (day.daysPastDue === 0) walk.reviewSince = null;
  else if (reviewOn !== null && day.daysPastDue >= reviewOn) walk.reviewSince ??= on;
  const { chargedOffOn, facts } = question;
  const closed = [facts.closedOn, chargedOffOn].some((from) => from !== null && from <= on);
  const state = closed ? 'closed' : walk.frozenSince === null ? 'open' : 'frozen';
  return { on, state, frozenSince: state === 'frozen' ? walk.frozenSince : null, reviewSince: walk.reviewSince };
}

/**
 * The state of a line day by day. It freezes on the date on which days past due reach the terms' freeze day, and
 * comes back with the night after cure when nothing that stands in the way is past due: usable from the next date on.
 * @returns one entry for each day of `own`
 * @rule freeze.onOverdueDays
 * @law  a line is open after every night at whose end nothing of the person is past due (`afterNights` 1, not closed, not
 *       charged off)
 * @since 0.1
 */
export function lineDays(question: LineQuestion): readonly LineDay[] {
  const [first, ...rest] = question.own;
  if (first === undefined) return [];
  const walk: Walk = { frozenSince: null, reviewSince: null, clearNights: 0 };
  const days = [walkDay(walk, first, question)];
  // The state of the first day is given, not decided by a night of ours.
  if (question.frozenAtFirst && walk.frozenSince === null) {
    walk.frozenSince = first.on;
    walk.clearNights = 0;
    if (days[0]?.state === 'open') days[0] = { ...days[0], state: 'frozen', frozenSince: first.on };
  }
  for (const day of rest) days.push(walkDay(walk, day, question));
  return days;
}
