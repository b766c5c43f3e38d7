/**
 * Account stories from a seed: the same seed and options give the same story for ever. They crowd around bill days and
 * due dates, and around amounts on the edge (the minimum, one fen less, the payoff, one fen more).
 */
import { dateOf, dayOf, dayOfMonth } from './calendar-date.ts';
import { dayRecord } from './day-record.ts';
import { diceOf } from './dice.ts';
import { amountOf, lateInstant } from './draft.ts';
import type { Draft } from './draft.ts';
import { yuanOf } from './exact.ts';
import { randomAgreements } from './random-agreements.ts';
import { randomOpening } from './random-opening.ts';
import { randomTerms } from './random-terms.ts';
import { stateOn } from './second-model.ts';
import type { Story, StoryEvent } from './story.ts';

export interface RandomOptions {
  /** Instalments, due-day changes, waivers, settlements, charge-off, recoveries, credit refunds. */
  readonly agreements?: boolean;
  /** Half of the stories begin with an opening position. */
  readonly opening?: boolean;
  /** Fees, floors, grace, other waterfalls, caps that bite, rates that change; else `cn-monthly`. */
  readonly otherTerms?: boolean;
  /** Refused, doubled and waiting events; on unless said otherwise. */
  readonly faults?: boolean;
}

export interface RandomStory {
  readonly story: Story;
  /** First and last date to look at. */
  readonly from: string;
  readonly to: string;
}

const settings = [
  [1, 10],
  [1, 10],
  [1, 8],
  [5, 15],
  [10, 20],
  [25, 5],
  [28, 28],
] as const;

export function randomStory(seed: number, options: RandomOptions = {}): RandomStory {
  const dice = diceOf(seed);
  const openedOn = dayOf('2023-09-01') + dice.between(0, 1200);
  const lastOn = openedOn + dice.between(150, 420);
  const [billDay, dueDay] = dice.pick(settings);
  const events: StoryEvent[] = [];
  const story: Story = {
    story: 'dunwell/1',
    currency: 'CNY',
    zone: dice.chance(90) ? 'Asia/Shanghai' : dice.pick(['America/New_York', 'Europe/London', 'Pacific/Auckland']),
    terms: randomTerms(dice, openedOn, options.otherTerms === true),
    account: { id: `acct_${seed}`, openedOn: dateOf(openedOn), billDay, dueDay },
    events,
  };
  const latePercent = dice.pick([3, 8, 8, 40]);
  let lastId = 0;
  const draft: Draft = {
    dice,
    story,
    events,
    nextId: () => `e${(lastId += 1)}`,
    note: (event) => events.push(dice.chance(latePercent) ? { ...event, knownAt: lateInstant(dice, event.on) } : event),
    figuresOn: (on) => {
      const { state, view } = stateOn(story, dateOf(on));
      return dayRecord(state, view);
    },
  };
  const opening = options.opening === true && dice.chance(50) ? randomOpening(draft, openedOn) : null;
  if (opening !== null) events.push(opening);
  const beganOn = opening === null ? openedOn : dayOf(opening.on) + 1;
  const habit = dice.pick(['full', 'minimum', 'late', 'stops', 'mixed'] as const);
  for (let on = beganOn; on <= lastOn; on += 1) {
    shop(draft, on);
    pay(draft, on, habit === 'stops' && on > beganOn + 60 ? 'never' : habit);
    if (options.agreements === true) randomAgreements(draft, on);
    giveBack(draft, on);
    if (options.faults !== false) goWrong(draft, on);
  }
  const from = opening === null ? story.account.openedOn : opening.on;
  return { story: { ...story, events: dice.shuffled(events) }, from, to: dateOf(lastOn + dice.between(0, 40)) };
}

/** How near a day is to the account's bill and due days, where most goes wrong. */
function isNearEdge({ account }: Story, on: number): boolean {
  const day = dayOfMonth(on);
  return [account.billDay, account.dueDay].some((edge) => Math.abs(day - edge) <= 1);
}

function shop({ dice, story, note, nextId }: Draft, on: number): void {
  if (!dice.chance(isNearEdge(story, on) ? 14 : 7)) return;
  note({ id: nextId(), type: 'purchase', on: dateOf(on), amount: amountOf(dice) });
  if (dice.chance(10)) note({ id: nextId(), type: 'purchase', on: dateOf(on), amount: amountOf(dice) });
}

type Habit = 'full' | 'minimum' | 'late' | 'stops' | 'mixed' | 'never';

const chanceOfPaying = (habit: Habit, { account }: Story, on: number): number => {
  const day = dayOfMonth(on);
  if (habit === 'never') return 0.2;
  if (day === account.dueDay) return habit === 'late' ? 15 : 70;
  if (day === account.dueDay + 1 || day === account.billDay) return 18;
  return habit === 'late' ? 5 : 2;
};

function pay(draft: Draft, on: number, habit: Habit): void {
  const { dice, story, note, nextId } = draft;
  if (!dice.chance(chanceOfPaying(habit, story, on))) return;
  const amount = paymentOf(draft, on, habit);
  if (amount <= 0n) return;
  const date = dateOf(on);
  const way = dice.between(0, 9);
  if (way === 0) note({ id: nextId(), type: 'autoDebit', result: 'success', on: date, amount: yuanOf(amount) });
  else if (way === 1) note({ id: nextId(), type: 'autoDebit', result: 'failed', on: date, amount: yuanOf(amount) });
  else if (way === 2 && amount > 1n) {
    const first = BigInt(dice.between(1, 99)) * amount;
    if (first / 100n > 0n) note({ id: nextId(), type: 'payment', on: date, amount: yuanOf(first / 100n) });
    note({ id: nextId(), type: 'payment', on: date, amount: yuanOf(amount - first / 100n) });
  } else note({ id: nextId(), type: 'payment', on: date, amount: yuanOf(amount) });
}

/** An amount on the edge of something, or any. */
function paymentOf({ dice, figuresOn }: Draft, on: number, habit: Habit): bigint {
  if (dice.chance(15)) return BigInt(dice.between(1, 150_000));
  const figures = figuresOn(on);
  const payoff = BigInt(figures.payoffMinor);
  if (dice.chance(5)) return payoff + BigInt(dice.between(1, 60_000));
  const minimum = BigInt(figures.minimumLeftMinor);
  const toCure = BigInt(figures.toCureMinor);
  const billed = BigInt(figures.principalMinor) + BigInt(figures.interestMinor) + BigInt(figures.penaltyMinor);
  const edges: Record<Habit, readonly bigint[]> = {
    full: [billed, payoff],
    minimum: [minimum, minimum, toCure],
    late: [toCure, minimum, toCure - 1n, BigInt(figures.pastDueMinor)],
    stops: [minimum, payoff],
    mixed: [minimum, minimum - 1n, toCure, toCure - 1n, payoff, payoff - 1n, payoff + 1n, billed],
    never: [minimum],
  };
  return dice.chance(12) ? dice.pick(edges.mixed) : dice.pick(edges[habit]);
}

/** Refunds of earlier purchases and reversals of earlier payments. */
function giveBack({ dice, events, note, nextId }: Draft, on: number): void {
  if (dice.chance(3)) {
    const purchases = events.filter((event) => event.type === 'purchase');
    if (purchases.length > 0) {
      const purchase = dice.chance(60) ? purchases.at(-1) : dice.pick(purchases);
      const whole = BigInt(String(purchase?.amount ?? '0.01').replace('.', ''));
      const amount = dice.pick([whole, whole / 2n, whole / 3n, whole / 3n, whole - 1n]);
      if (purchase !== undefined && amount > 0n)
        note({ id: nextId(), type: 'refund', of: purchase.id, on: dateOf(on), amount: yuanOf(amount) });
    }
  }
  if (dice.chance(1.5)) {
    const payments = events.filter(({ type }) => type === 'payment' || type === 'autoDebit' || type === 'recovery');
    const payment = payments.at(-1 - dice.between(0, 2));
    if (payment !== undefined) note({ id: nextId(), type: 'paymentReversed', of: payment.id, on: dateOf(on) });
  }
}

/** What a feed gets wrong: doubles, other bodies under a known id, dates and amounts out of bounds, unknown targets. */
function goWrong({ dice, events, note, nextId, story }: Draft, on: number): void {
  if (!dice.chance(0.7)) return;
  const date = dateOf(on);
  const before = dateOf(dayOf(story.account.openedOn) - dice.between(0, 2));
  const any = events.length === 0 ? null : dice.pick(events);
  const kind = dice.between(0, 8);
  if (kind === 0) note({ id: nextId(), type: 'payment', on: date, amount: dice.pick(['0.00', '-5.00']) });
  else if (kind === 1) note({ id: nextId(), type: 'purchase', on: date, amount: '1000000000.01' });
  else if (kind === 2) note({ id: nextId(), type: 'purchase', on: before, amount: '12.00' });
  else if (kind === 3) note({ id: nextId(), type: 'purchase', on: date, amount: '8.00', currency: 'USD' });
  else if (kind === 4) note({ id: nextId(), type: 'refund', of: `e${dice.between(1, 400)}`, on: date, amount: '3.21' });
  else if (kind === 5) note({ id: nextId(), type: 'paymentReversed', of: `e${dice.between(1, 400)}`, on: date });
  else if (any === null || any.type === 'opening') return;
  else if (kind === 6) events.push({ ...any, knownAt: lateInstant(dice, any.on) });
  else if (kind === 7) note({ id: any.id, type: 'payment', on: date, amount: amountOf(dice) });
  else if ('amount' in any) events.push({ ...any, amount: amountOf(dice), knownAt: lateInstant(dice, any.on) });
}
