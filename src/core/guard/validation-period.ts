import type { ParameterOf } from '../law/index.ts';
import { addDays, weekdayOf } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import type { Setting } from './check.ts';

/** Weekends and holidays in a row are few; more steps than this mean a calendar of holidays only. */
const STEPS_MAX = 120;

/**
 * The last day of the validation period: receipt is the `receiptDays`-th day after sending that is no
 * Saturday, Sunday or holiday; the period ends `periodDays` days after it.
 * @returns null when the calendar lacks a year that is needed
 */
export function validationEnd(
  sentOn: Day,
  period: ParameterOf<'validationPeriod'>,
  isHoliday: Setting['isHoliday'],
): Day | null {
  let receivedOn = sentOn;
  let counted = 0;
  for (let step = 0; counted < period.receiptDays; step += 1) {
    if (step > STEPS_MAX) return null;
    receivedOn = addDays(receivedOn, 1);
    const answer = isHoliday(period.calendar, receivedOn, null);
    if (answer === 'unknown') return null;
    if (answer === 'ordinary' && weekdayOf(receivedOn) <= 5) counted += 1;
  }
  return addDays(receivedOn, period.periodDays);
}
