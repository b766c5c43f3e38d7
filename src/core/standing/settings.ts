import { byDefault, choice, day, list, optional, record, says, text, whole } from '../law/index.ts';
import type { Described } from '../law/index.ts';
import { ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import { pointer, Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';

const daysMax = 10_000;
const bandCount = 5;

const gradeRow = record({
  grade: text('a name of 1 to 20 letters or digits', /^[A-Za-z0-9]{1,20}$/),
  monthsLookedBack: says('how far back the next two look', byDefault(whole(1, 120), 12)),
  daysPastDueNowMax: optional(whole(0, daysMax)),
  worstDaysPastDueMax: optional(whole(0, daysMax)),
  timesPastDueMax: optional(whole(0, 1000)),
});

const standingRow = record({
  from: says('the row holds from this date on; the first also before it', day),
  freezeScope: says(
    'whose days past due freeze a line: those of its account, or of any account of the person',
    byDefault(choice(['account', 'person']), 'account'),
  ),
  reinstate: byDefault(
    record({
      afterNights: says('nights after cure; 1: the line is back on the next day', byDefault(whole(1, 365), 1)),
      when: byDefault(choice(['person_not_past_due', 'account_not_past_due']), 'person_not_past_due'),
    }),
    { afterNights: 1, when: 'person_not_past_due' },
  ),
  closureReviewOnDaysPastDue: optional(whole(1, daysMax)),
  reporting: says(
    'what a credit bureau is told: the state at each month end; null: nothing is reported',
    optional(
      record({
        sentByDay: says('by this day of the next month', byDefault(whole(1, 28), 10)),
        keptYears: says('cn.bureau.retentionYears: years from the day of cure', byDefault(whole(1, 20), 5)),
      }),
    ),
  ),
  grades: says('five bands, best first; the first that fits holds, the last fits all', list(gradeRow, bandCount)),
});

/** One of five bands of standing: what must hold to be in it. Null: not asked. @since 0.1 */
export type GradeRow = Described<typeof gradeRow>;

/** How a line freezes and comes back, what is reported, and the table of grades, from `from` on. @since 0.1 */
export type StandingRow = Described<typeof standingRow>;

/** Rows in order of `from`, at least one; the first also holds before its date. @since 0.1 */
export type StandingSettings = readonly StandingRow[];

/** The section `standing` of a terms file. @since 0.1 */
export const standingSection = list(standingRow, 1000);

/**
 * What holds when the terms say nothing: the figures of `terms/cn-monthly.yaml` for freeze and grades, nothing
 * reported.
 */
const standIn = [
  {
    from: '1900-01-01',
    closureReviewOnDaysPastDue: 30,
    grades: [
      { grade: 'A', daysPastDueNowMax: 0, monthsLookedBack: 12, worstDaysPastDueMax: 0 },
      { grade: 'B', daysPastDueNowMax: 0, monthsLookedBack: 6, worstDaysPastDueMax: 0 },
      { grade: 'C', daysPastDueNowMax: 0, monthsLookedBack: 3, worstDaysPastDueMax: 30, timesPastDueMax: 2 },
      { grade: 'D', daysPastDueNowMax: 30 },
      { grade: 'E' },
    ],
  },
];

function checkGrades(reading: Reading, rows: StandingSettings, at: string): void {
  rows.forEach(({ grades }, index) => {
    const here = pointer(pointer(at, index), 'grades');
    if (grades.length !== bandCount) {
      reading.refuse(here, `${grades.length} bands`, `${bandCount} bands, best first`);
      return;
    }
    const names = new Set(grades.map((row) => row.grade));
    if (names.size !== bandCount) reading.refuse(here, [...names].join(', '), 'a name of its own for each band');
    const last = grades[bandCount - 1] as GradeRow;
    if (last.daysPastDueNowMax !== null || last.worstDaysPastDueMax !== null || last.timesPastDueMax !== null) {
      reading.refuse(
        pointer(here, bandCount - 1),
        last.grade,
        'a last band without conditions, so that one always fits',
      );
    }
  });
}

/**
 * Reads the section `standing` of a terms file.
 * @param section  the unread section; undefined: the defaults
 * @param at       where it stands, as a JSON Pointer
 * @fault invalid_field, unknown_field, invalid_date  each at its JSON Pointer
 * @since 0.1
 */
export function readStandingSettings(section: unknown, at: string): Result<StandingSettings, ShapeFault> {
  const reading = new Reading();
  if (section === undefined) return ok(standingSection.read(reading, standIn, at));
  const rows = standingSection.read(reading, section, at);
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before !== undefined && before.from >= row.from) {
      reading.refuse(pointer(pointer(at, index), 'from'), 'the date', 'a date later than that of the row before');
    }
  });
  if (reading.faults.length === 0) checkGrades(reading, rows, at);
  if (rows.length === 0 && reading.faults.length === 0) reading.refuse(at, section, 'at least one row');
  return reading.done(rows);
}
