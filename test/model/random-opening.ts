/** An opening position by chance: some open bills, some paid a little, at times credit beside them. */
import { dateOf, dayOfMonth } from './calendar-date.ts';
import type { Draft } from './draft.ts';
import { yuanOf } from './exact.ts';
import type { OpeningBill, StoryEvent } from './story.ts';

export function randomOpening({ dice, story, nextId }: Draft, openedOn: number): StoryEvent {
  const on = openedOn + dice.between(0, 100);
  const bills: OpeningBill[] = [];
  for (let day = on - dice.pick([20, 50, 80, 140]); day <= on; day += 1) {
    if (dayOfMonth(day) !== story.account.billDay || day <= openedOn - 150 || dice.chance(20)) continue;
    bills.push(openBill({ issuedOn: day, dueOn: dueAfter(day, story.account.dueDay), on }, dice));
  }
  return {
    id: nextId(),
    type: 'opening',
    on: dateOf(on),
    bills,
    ...(dice.chance(50) ? { unbilled: yuanOf(BigInt(dice.between(0, 90_000))) } : {}),
    ...(dice.chance(25) ? { credit: yuanOf(BigInt(dice.between(0, 40_000))) } : {}),
    ...(dice.chance(20) ? { frozen: true } : {}),
  };
}

function dueAfter(issuedOn: number, dueDay: number): number {
  let due = issuedOn + 1;
  while (dayOfMonth(due) !== dueDay) due += 1;
  return due;
}

interface Dates {
  readonly issuedOn: number;
  readonly dueOn: number;
  readonly on: number;
}

/** What was paid and what is unpaid make the base; interest and penalty only where they can be. */
function openBill({ issuedOn, dueOn, on }: Dates, dice: Draft['dice']): OpeningBill {
  const base = BigInt(dice.between(1, 300_000));
  const paid = dice.pick([0n, 0n, base / 10n, base / 3n, (base + 5n) / 10n, base]);
  const isLate = on > dueOn;
  const some = (most: number): string => yuanOf(BigInt(dice.between(0, most)));
  return {
    issuedOn: dateOf(issuedOn),
    dueOn: dateOf(dueOn),
    base: yuanOf(base),
    principal: yuanOf(base - paid),
    ...(paid > 0n ? { paid: yuanOf(paid) } : {}),
    ...(dice.chance(40) ? { interest: some(3_000) } : {}),
    ...(isLate && dice.chance(60) ? { penalty: some(4_000) } : {}),
    ...(dice.chance(15) ? { fee: some(2_000) } : {}),
    ...(isLate && dice.chance(30) ? { accrued: some(800) } : {}),
  };
}
