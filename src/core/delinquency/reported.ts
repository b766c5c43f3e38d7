import { daysPastDueFrom, earliestById, worksFrom } from '../account/index.ts';
import type { Knowledge, Story } from '../account/index.ts';
import { err, isErr, ok } from '../result/index.ts';
import type { Fault, Result } from '../result/index.ts';
import type { Day, InstantMs } from '../time/index.ts';
import { agedDays } from './aged-day.ts';
import type { AgedDay } from './aged-day.ts';
import type { Pause } from './pause.ts';

/** What a stretch of days is asked of. @since 0.1 */
export interface AgeingQuestion {
  readonly story: Story;
  readonly pauses: readonly Pause[];
  /** The first day shown. */
  readonly from: Day;
  /** The last day shown, included. */
  readonly to: Day;
  /** Only what was known at this instant; null: all that is known. */
  readonly knownAt: InstantMs | null;
}

/** One day as it may be told to others, beside what was known at its own end. @since 0.1 */
export interface ReportedDay extends AgedDay {
  /** As known at the end of the day: what the night decided on, whatever became known later. */
  readonly asKnown: AgedDay;
  /** The date on which something became known that made the day milder than before; null: nothing did. */
  readonly loweredOn: Day | null;
}

/** Dates on which something about the past became known; more than this on one account is a mistake. */
const lateDateCountMax = 366;

/** The dates, in order, on which something about an earlier date became known. */
function lateDates({ story, pauses, knownAt }: AgeingQuestion): readonly Day[] {
  const byId = earliestById(story.events);
  const isKnown = (instant: InstantMs): boolean => knownAt === null || instant <= knownAt;
  const dates = new Set<Day>();
  for (const event of story.events) {
    if (event.type !== 'opening' && isKnown(event.knownAt) && event.knownOn > worksFrom(event, byId))
      dates.add(event.knownOn);
  }
  for (const pause of pauses) {
    if (isKnown(pause.knownAt) && pause.knownOn > pause.from) dates.add(pause.knownOn);
    if (pause.reversedAt !== null && pause.reversedOn !== null && isKnown(pause.reversedAt))
      dates.add(pause.reversedOn);
  }
  return [...dates].sort((one, other) => one - other);
}

function viewOfDays(question: AgeingQuestion, to: Day, knowledge: Knowledge): Result<readonly AgedDay[], Fault> {
  const days = daysPastDueFrom(question.story, question.from, to, knowledge);
  return isErr(days) ? days : ok(agedDays(days.value, question.pauses, knowledge));
}

/** Days past due and days delinquent of each day in one view. @fault not_open_yet, too_far, days_reversed @since 0.1 */
export function ageingOf(question: AgeingQuestion): Result<readonly AgedDay[], Fault> {
  return viewOfDays(question, question.to, question.knownAt === null ? {} : { until: question.knownAt });
}

/** A view of the days that had ended before something became known on `knownOn` (null: the last view, of all days). */
interface View {
  readonly knownOn: Day | null;
  readonly days: readonly AgedDay[];
}

function viewsOf(question: AgeingQuestion): Result<readonly View[], Fault> {
  const dates = lateDates(question).filter((date) => date > question.from);
  if (dates.length > lateDateCountMax) {
    return err({
      kind: 'too_many_corrections',
      message: `things about the past became known on ${dates.length} dates; at most ${lateDateCountMax} are followed, so check \`knownAt\` of the events`,
    });
  }
  const views: View[] = [];
  for (const knownOn of dates) {
    const view = viewOfDays(question, Math.min(knownOn - 1, question.to) as Day, { before: knownOn });
    if (isErr(view)) return view;
    views.push({ knownOn, days: view.value });
  }
  const last = ageingOf(question);
  if (isErr(last)) return last;
  return ok([...views, { knownOn: null, days: last.value }]);
}

/** One day through all views that came after it, the first being what was known at its own end. */
function reportedDay(views: readonly View[], index: number, on: Day): ReportedDay {
  let asKnown: AgedDay | undefined;
  let reported: AgedDay | undefined;
  let loweredOn: Day | null = null;
  let knownOn: Day | null = null;
  for (const view of views) {
    const seen = view.knownOn !== null && view.knownOn <= on ? undefined : view.days[index];
    if (seen !== undefined) {
      asKnown ??= seen;
      reported ??= seen;
      const milder = {
        on,
        daysPastDue: Math.min(reported.daysPastDue, seen.daysPastDue),
        daysDelinquent: Math.min(reported.daysDelinquent, seen.daysDelinquent),
        pastDueDuring: reported.pastDueDuring && seen.pastDueDuring,
      };
      if (milder.daysPastDue < reported.daysPastDue) loweredOn = knownOn;
      reported = milder;
    }
    knownOn = view.knownOn;
  }
  const known = asKnown as AgedDay;
  return { ...(reported as AgedDay), asKnown: known, loweredOn };
}

/**
 * What may be said to others of each day: the mildest of all views of that day from its own end on. So a correction
 * that raises days past due for the past is never reported for days before it was known, and one that lowers them is
 * taken up at once.
 * @fault not_open_yet, too_far, days_reversed, too_many_corrections
 * @law   never more than was known at the end of the day itself, and never raised by what becomes known later
 * @since 0.1
 */
export function reportedAgeing(question: AgeingQuestion): Result<readonly ReportedDay[], Fault> {
  const views = viewsOf(question);
  if (isErr(views)) return views;
  const last = views.value.at(-1) as View;
  return ok(last.days.map((day, index) => reportedDay(views.value, index, day.on)));
}
