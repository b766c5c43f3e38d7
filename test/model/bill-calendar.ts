/** On which days bills are issued and when they fall due: sections 2.1 and 6.2 of docs/semantics.md. */
import { dayOfMonth, monthOf } from './calendar-date.ts';
import type { EventOf, Story } from './story.ts';

interface Setting {
  readonly fromMonth: number;
  readonly billDay: number;
  readonly dueDay: number;
}

export interface BillCalendar {
  isBillDay(day: number): boolean;
  /** The due date of the bill issued on `billDay`. */
  dueOf(billDay: number): number;
  /** The first day of the setting after `day`, even before the account's first bill. */
  nextBillDay(day: number): number;
}

/** Bill days are strictly after `begunOn`. `changes` are those in force, in order of their posting dates. */
export function billCalendar(story: Story, begunOn: number, changes: readonly EventOf<'dueDayChange'>[]): BillCalendar {
  const { billDay, dueDay } = story.account;
  const settings: Setting[] = [{ fromMonth: -Infinity, billDay, dueDay }];
  const settingOf = (day: number): Setting => {
    const held = settings.findLast((setting) => setting.fromMonth <= monthOf(day));
    if (held === undefined) throw new Error('a setting holds from the beginning');
    return held;
  };
  const nextBillDay = (day: number): number => {
    let next = day + 1;
    while (dayOfMonth(next) !== settingOf(next).billDay) next += 1;
    return next;
  };
  for (const change of changes) {
    const lastOfOld = nextBillDay(change.postedOn);
    settings.push({ fromMonth: monthOf(lastOfOld) + 1, billDay: change.body.billDay, dueDay: change.body.dueDay });
  }
  return {
    isBillDay: (day) => day > begunOn && dayOfMonth(day) === settingOf(day).billDay,
    dueOf: (issuedOn) => {
      let due = issuedOn + 1;
      while (dayOfMonth(due) !== settingOf(issuedOn).dueDay) due += 1;
      return due;
    },
    nextBillDay,
  };
}
