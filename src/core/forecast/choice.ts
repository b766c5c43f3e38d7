import { positionOn, suppose } from '../account/index.ts';
import type { Story, SupposedPayment } from '../account/index.ts';
import { dueDatesFrom, minimumToPayOn } from '../standing/index.ts';
import type { Day } from '../time/index.ts';

/** What is done once the payments of a choice are made. @since 0.1 */
export type Afterwards = 'nothing' | 'minimum';

/** What somebody might do from a date on. Amounts that are not given are found by the engine, each on its day. @since 0.1 */
export type Choice =
  | { readonly choose: 'nothing' }
  /** The minimum that is still to pay today, if its due date has passed, then each minimum on its due date. */
  | { readonly choose: 'minimum' }
  /** The smallest payment of that day that ends past due. */
  | { readonly choose: 'cure'; readonly on: Day; readonly afterwards: Afterwards }
  /** What pays everything off that day. */
  | { readonly choose: 'all'; readonly on: Day }
  | { readonly choose: 'amounts'; readonly payments: readonly SupposedPayment[]; readonly afterwards: Afterwards };

/** A payment of a forecast and what it was meant to be. @since 0.1 */
export interface ChosenPayment extends SupposedPayment {
  readonly as: 'minimum' | 'amount_to_cure' | 'payoff' | 'amount';
}

/** What a choice looks at: a story as known, the date it is made on, and the last date looked at. */
export interface ChoiceSetting {
  readonly story: Story;
  readonly on: Day;
  readonly until: Day;
}

function amountOn(story: Story, on: Day, figure: 'toCureMinor' | 'payoffMinor' | 'minimumLeftMinor'): bigint {
  const position = positionOn(story, on);
  return position.ok ? position.value[figure] : 0n;
}

/** The minimum still to pay today, when its due date has passed. */
function overdueMinimum({ story, on }: ChoiceSetting): readonly ChosenPayment[] {
  const position = positionOn(story, on);
  if (!position.ok || position.value.daysPastDue === 0) return [];
  const [latest] = dueDatesFrom(story, on, on);
  const amountMinor = latest === undefined ? position.value.minimumLeftMinor : 0n;
  return amountMinor > 0n ? [{ on, amountMinor, as: 'minimum' }] : [];
}

/** Pays each minimum on its due date, as large as it is once everything before it is paid. */
function minimumsFrom(setting: ChoiceSetting, from: Day, before: readonly ChosenPayment[]): readonly ChosenPayment[] {
  const payments: ChosenPayment[] = [];
  let story = suppose(setting.story, before);
  for (const on of dueDatesFrom(setting.story, from, setting.until)) {
    const amountMinor = minimumToPayOn(story, on);
    if (amountMinor === 0n) continue;
    payments.push({ on, amountMinor, as: 'minimum' });
    story = suppose(setting.story, [...before, ...payments]);
  }
  return payments;
}

function withAfterwards(
  setting: ChoiceSetting,
  payments: readonly ChosenPayment[],
  afterwards: Afterwards,
): readonly ChosenPayment[] {
  if (afterwards === 'nothing') return payments;
  const last = Math.max(setting.on, ...payments.map((payment) => payment.on)) as Day;
  return [...payments, ...minimumsFrom(setting, last, payments)];
}

/**
 * The payments that a choice comes to, in order of date.
 * @law paying them in the story leads to what the forecast shows
 */
export function paymentsOf(setting: ChoiceSetting, choice: Choice): readonly ChosenPayment[] {
  const { story } = setting;
  switch (choice.choose) {
    case 'nothing':
      return [];
    case 'minimum': {
      const overdue = overdueMinimum(setting);
      return [...overdue, ...minimumsFrom(setting, setting.on, overdue)];
    }
    case 'cure': {
      const amountMinor = amountOn(story, choice.on, 'toCureMinor');
      const cure: readonly ChosenPayment[] =
        amountMinor > 0n ? [{ on: choice.on, amountMinor, as: 'amount_to_cure' }] : [];
      return withAfterwards(setting, cure, choice.afterwards);
    }
    case 'all': {
      const amountMinor = amountOn(story, choice.on, 'payoffMinor');
      return amountMinor > 0n ? [{ on: choice.on, amountMinor, as: 'payoff' }] : [];
    }
    case 'amounts': {
      const given = choice.payments
        .toSorted((one, other) => one.on - other.on)
        .map((payment): ChosenPayment => ({ ...payment, as: 'amount' }));
      return withAfterwards(setting, given, choice.afterwards);
    }
  }
}
