import { err, isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import { isoFromDay } from '../time/index.ts';
import type { Day } from '../time/index.ts';
import { advance } from './advance.ts';
import { daysPastDueOf } from './ageing.ts';
import { begin } from './begin.ts';
import { quotableOn } from './position.ts';
import type { Knowledge } from './prepare.ts';
import type { Story } from './story.ts';

/** How late an account is on one date (docs/semantics.md 3.3, 3.4). @since 0.1 */
export interface PastDueDay {
  readonly on: Day;
  /** At the end of the date, ≥ 0. */
  readonly daysPastDue: number;
  /** Past due at the start of the date (after its bill) or at its end. */
  readonly pastDueDuring: boolean;
}

/** Most days that one walk may show: 30 years. */
const dayCountMax = 10_958;

/**
 * How late an account was on each day of a stretch: the same figures as `historyOf`, without the rest of the
 * position, so that a long stretch costs little.
 * @param from  the first day shown; the account is lived through from its opening all the same
 * @param to    the last day shown, included, at most 10,958 days after `from`
 * @returns     one entry for each day, in order
 * @fault not_open_yet, too_far, days_reversed
 * @rule  dpd   as-of date less the oldest unmet due date
 * @since 0.1
 */
export function daysPastDueFrom(
  story: Story,
  from: Day,
  to: Day,
  knowledge: Knowledge = {},
): Result<readonly PastDueDay[], Fault> {
  for (const day of [from, to]) {
    const quotable = quotableOn(story, day);
    if (isErr(quotable)) return quotable;
  }
  if (to < from || to - from > dayCountMax) {
    return err({
      kind: 'days_reversed',
      message: `\`${isoFromDay(from)}\` to \`${isoFromDay(to)}\` is no stretch of days; write a first day, a later last day, at most ${dayCountMax} days apart`,
    });
  }
  const state = begin(story, knowledge);
  const days: PastDueDay[] = [];
  for (let on = from; on <= to; on = (on + 1) as Day) {
    advance(state, on);
    const daysPastDue = daysPastDueOf(state, on);
    days.push({ on, daysPastDue, pastDueDuring: state.pastDueAtStart || daysPastDue > 0 });
  }
  return ok(days);
}
