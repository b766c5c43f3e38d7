/** Agreements by chance: that fit, that just fit, and that no longer fit. */
import { dateOf, dayOfMonth } from './calendar-date.ts';
import { yuanOf } from './exact.ts';
import { amountOf } from './draft.ts';
import type { Draft } from './draft.ts';

export function randomAgreements(draft: Draft, on: number): void {
  const { dice, story } = draft;
  const day = dayOfMonth(on);
  const isInWindow = day >= story.account.billDay && day <= story.account.dueDay;
  if (dice.chance(isInWindow ? 3 : 0.3)) conversion(draft, on);
  if (dice.chance(0.6)) dueDayChange(draft, on);
  if (dice.chance(1.5)) waiver(draft, on);
  if (dice.chance(0.4)) settlement(draft, on);
  if (dice.chance(0.15)) draft.note({ id: draft.nextId(), type: 'chargeOff', on: dateOf(on) });
  if (dice.chance(0.5)) draft.note({ id: draft.nextId(), type: 'recovery', on: dateOf(on), amount: amountOf(dice) });
  if (dice.chance(1)) creditRefund(draft, on);
}

function conversion({ dice, note, nextId, figuresOn }: Draft, on: number): void {
  const latest = figuresOn(on).bills.at(-1);
  const principal = BigInt(latest?.principalMinor ?? '1000');
  const amount = dice.pick([principal, principal, principal - 1n, principal / 2n, principal / 3n, principal + 1n, 7n]);
  const parts = dice.chance(90) ? dice.pick([3, 6, 9, 12]) : 5;
  note({ id: nextId(), type: 'conversion', on: dateOf(on), amount: yuanOf(amount > 0n ? amount : 1n), parts });
}

function dueDayChange({ dice, note, nextId }: Draft, on: number): void {
  const [billDay, dueDay] = dice.pick([
    [1, 8],
    [1, 10],
    [5, 15],
    [5, 15],
    [10, 20],
    [10, 20],
    [7, 17],
  ] as const);
  note({ id: nextId(), type: 'dueDayChange', on: dateOf(on), billDay, dueDay });
}

function waiver({ dice, note, nextId, figuresOn }: Draft, on: number): void {
  const { bills } = figuresOn(on);
  if (bills.length === 0 && dice.chance(90)) return;
  const component = dice.pick(['fee', 'penalty', 'interest', 'principal', 'accrued'] as const);
  const one = bills.length === 0 ? null : dice.pick(bills);
  const held = BigInt(one?.[`${component}Minor`] ?? '0');
  const amount = dice.pick([held, held, held / 2n, held + 1n, 100n]);
  const bill = one === null || dice.chance(4) ? dateOf(on - dice.between(0, 31)) : one.issuedOn;
  note({ id: nextId(), type: 'waiver', on: dateOf(on), component, bill, amount: yuanOf(amount > 0n ? amount : 1n) });
}

function settlement({ dice, note, nextId, figuresOn }: Draft, on: number): void {
  const owed = BigInt(figuresOn(on).owedMinor);
  const amount = dice.pick([owed / 2n, owed / 3n, owed, 1_000n]);
  const until = dice.chance(60) ? { until: dateOf(on + dice.pick([-1, 0, 5, 30, 90])) } : {};
  note({ id: nextId(), type: 'settlement', on: dateOf(on), amount: yuanOf(amount > 0n ? amount : 1n), ...until });
}

function creditRefund({ dice, note, nextId, figuresOn }: Draft, on: number): void {
  const credit = BigInt(figuresOn(on).creditMinor);
  if (credit === 0n && dice.chance(90)) return;
  const amount = dice.pick([credit, credit, credit / 2n, credit + 1n]);
  note({ id: nextId(), type: 'creditRefund', on: dateOf(on), amount: yuanOf(amount > 0n ? amount : 1n) });
}
