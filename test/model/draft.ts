/** A random story in the making, and what is drawn for every part of it. */
import { dateOf, dayOf, dayOfMonth } from './calendar-date.ts';
import type { Dice } from './dice.ts';
import { yuanOf } from './exact.ts';
import type { RecordDay } from './record.ts';
import type { Story, StoryEvent } from './story.ts';

/** A story in the making. `note` adds an event, at times known late. */
export interface Draft {
  readonly dice: Dice;
  readonly story: Story;
  readonly events: StoryEvent[];
  readonly nextId: () => string;
  readonly note: (event: StoryEvent) => void;
  /** The figures at the end of a day, with the story so far. */
  readonly figuresOn: (on: number) => RecordDay;
}

/** The next third of a month: a feed that catches up posts many events on one date. */
function catchUpAfter(on: number): number {
  let day = on;
  while (dayOfMonth(day) !== 3) day += 1;
  return day;
}

/** An instant after the value date: some minutes to many weeks later, at times to the second around midnight. */
export function lateInstant(dice: Dice, on: string): string {
  const day = dayOf(on);
  const late = dateOf(dice.chance(30) ? catchUpAfter(day) : day + dice.pick([0, 1, 1, 2, 5, 12, 25, 40, 70]));
  const time = dice.pick(['00:00:00', '23:59:59', '09:30:00', '16:00:00', '15:59:59']);
  return `${late}T${time}${dice.pick(['+08:00', '+08:00', 'Z', '-05:00'])}`;
}

export const amountOf = (dice: Dice): string => {
  const kind = dice.between(0, 9);
  if (kind === 0) return yuanOf(BigInt(dice.between(1, 20)));
  if (kind <= 3) return yuanOf(BigInt(dice.between(1, 50)) * 10_000n);
  if (kind === 4) return yuanOf(BigInt(dice.between(1, 3_000_000)));
  return yuanOf(BigInt(dice.between(500, 200_000)));
};
