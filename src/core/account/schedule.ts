import { addMonths, civilFromDay, dayFromCivil, nextMonthDay } from '../time/index.ts';
import type { Day } from '../time/index.ts';

/** A setting of bill day and due day and the first calendar month (its first day) in which it holds. */
export interface ScheduleRow {
  readonly from: Day;
  readonly billDay: number;
  readonly dueDay: number;
}

function rowFor(rows: readonly ScheduleRow[], monthStart: Day): ScheduleRow {
  let inForce = rows[0] as ScheduleRow;
  for (const row of rows) if (row.from <= monthStart) inForce = row;
  return inForce;
}

/**
 * The first bill day strictly after `day`. Each calendar month has exactly one bill day, that of the
 * setting of the month, so no month is left without one and none is billed twice (docs/semantics.md 6.2).
 */
export function billDayAfter(rows: readonly ScheduleRow[], day: Day): Day {
  if (rows.length === 1) return nextMonthDay(day, (rows[0] as ScheduleRow).billDay);
  const civil = civilFromDay(day);
  const thisMonth = dayFromCivil(civil.year, civil.month, 1);
  const here = (thisMonth + rowFor(rows, thisMonth).billDay - 1) as Day;
  if (here > day) return here;
  const nextMonth = addMonths(thisMonth, 1);
  return (nextMonth + rowFor(rows, nextMonth).billDay - 1) as Day;
}

/** The due date of the bill of a bill day. */
export function dueOnOf(rows: readonly ScheduleRow[], issuedOn: Day): Day {
  const civil = civilFromDay(issuedOn);
  return nextMonthDay(issuedOn, rowFor(rows, dayFromCivil(civil.year, civil.month, 1)).dueDay);
}

/** The schedule after a due-day change posted on `postedOn`: the next bill is still of the old setting. */
export function changeSetting(
  rows: readonly ScheduleRow[],
  postedOn: Day,
  billDay: number,
  dueDay: number,
): readonly ScheduleRow[] {
  const lastOld = civilFromDay(billDayAfter(rows, postedOn));
  const from = addMonths(dayFromCivil(lastOld.year, lastOld.month, 1), 1);
  return [...rows.filter((row) => row.from < from), { from, billDay, dueDay }];
}
