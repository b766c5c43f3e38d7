import { byDefault, choice, day, list, optional, record, says, whole } from '../law/index.ts';
import type { Described } from '../law/index.ts';
import { err, ok } from '../result/index.ts';
import type { Result } from '../result/index.ts';
import { Reading } from '../shape/index.ts';
import type { ShapeFault } from '../shape/index.ts';
import type { Day } from '../time/index.ts';
import { FIVE_CLASS_RULES } from './five-class.ts';

const daysMax = 10_000;

/** One row of the section `delinquency` of a terms file; what it leaves out has the value of its rule. */
export const delinquencyRow = record({
  from: says('the row holds from this date on; the first also before it', day),
  fiveClass: says(
    'which five-class rule places this product; null: no class is given',
    optional(choice(FIVE_CLASS_RULES)),
  ),
  significantIncreaseAboveDays: says('ifrs9.sicrDpd: above this, stage 2', byDefault(whole(0, daysMax), 30)),
  defaultAboveDays: says('ifrs9.defaultDpd: above this, stage 3', byDefault(whole(0, daysMax), 90)),
  earlyWarning: byDefault(
    record({
      dueWithinDays: byDefault(whole(0, 31), 3),
      missedMin: byDefault(whole(1, 60), 2),
      missedOf: byDefault(whole(1, 60), 6),
      lineUsedPpm: byDefault(whole(1, 2_000_000), 900_000),
      growingOverDays: byDefault(whole(1, 366), 30),
    }),
    { dueWithinDays: 3, missedMin: 2, missedOf: 6, lineUsedPpm: 900_000, growingOverDays: 30 },
  ),
});

/**
 * What classing needs to know besides the days, from `from` until the next row.
 * @rule ifrs9.sicrDpd, ifrs9.defaultDpd, cn.class.days, cn.class.card
 * @since 0.1
 */
export type DelinquencyRow = Described<typeof delinquencyRow>;

/** Rows in order of `from`, at least one; the first also holds before its date. @since 0.1 */
export type DelinquencySettings = readonly DelinquencyRow[];

/** The section `delinquency` of a terms file. @since 0.1 */
export const delinquencySection = list(delinquencyRow, 1000);

/** What holds when the terms say nothing: the backstops of IFRS 9, and no five-class rule. @since 0.1 */
export function delinquencyByDefault(): DelinquencySettings {
  return [delinquencyRow.read(new Reading(), { from: '1900-01-01' }, '')];
}

/** The row in force on a day. @since 0.1 */
export function rowOn<R extends { readonly from: Day }>(rows: readonly R[], on: Day): R {
  return rows.findLast((row) => row.from <= on) ?? (rows[0] as R);
}

/** Says so when a row does not begin later than the one before. */
export function checkRows(reading: Reading, rows: readonly { readonly from: Day }[], at: string): void {
  rows.forEach((row, index) => {
    const before = rows[index - 1];
    if (before !== undefined && before.from >= row.from) {
      reading.refuse(`${at}/${index}/from`, 'the date', 'a date later than that of the row before');
    }
  });
}

/**
 * Reads the section `delinquency` of a terms file.
 * @param section  the unread section; undefined: the defaults
 * @param at       where it stands, as a JSON Pointer
 * @fault invalid_field, unknown_field, invalid_date  each at its JSON Pointer
 * @since 0.1
 */
export function readDelinquencySettings(section: unknown, at: string): Result<DelinquencySettings, ShapeFault> {
  if (section === undefined) return ok(delinquencyByDefault());
  const reading = new Reading();
  const rows = delinquencySection.read(reading, section, at);
  checkRows(reading, rows, at);
  if (rows.length === 0 && reading.faults.length === 0) reading.refuse(at, section, 'at least one row');
  const done = reading.done(rows);
  return done.ok ? done : err(done.fault);
}
