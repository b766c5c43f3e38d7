import type { Day } from '../time/index.ts';
import type { DelinquencyFacts } from './facts.ts';
import type { DelinquencyRow } from './settings.ts';

/** A stage of IFRS 9, why, and the rebuttal that kept it from being worse. @since 0.1 */
export interface Stage {
  readonly stage: 1 | 2 | 3;
  readonly because: 'backstop_not_reached' | 'significant_increase' | 'forbearance' | 'default';
  /** The reason of the rebuttal that held a backstop off, if one did. */
  readonly rebutted: string | null;
}

const covers =
  (on: Day) =>
  (span: { readonly from: Day; readonly to: Day | null }): boolean =>
    span.from <= on && (span.to === null || on <= span.to);

/**
 * The stage that the backstops of IFRS 9 give. They are presumptions: a dated rebuttal holds one off, and
 * forbearance keeps at least stage 2. Forward-looking information comes first and is not judged here.
 * @param row  the settings in force on the day
 * @rule ifrs9.sicrDpd, ifrs9.defaultDpd, ifrs9.forbearance
 * @since 0.1
 */
export function stageOf(
  daysPastDue: number,
  on: Day,
  row: DelinquencyRow,
  facts: Pick<DelinquencyFacts, 'rebuttals' | 'forbearance'>,
): Stage {
  const inForce = facts.rebuttals.filter(covers(on));
  const againstDefault = inForce.find((rebuttal) => rebuttal.of === 'default');
  const againstIncrease = inForce.find((rebuttal) => rebuttal.of === 'significantIncrease');
  const inDefault = daysPastDue > row.defaultAboveDays;
  if (inDefault && againstDefault === undefined) return { stage: 3, because: 'default', rebutted: null };
  const increased = daysPastDue > row.significantIncreaseAboveDays;
  const heldOff = inDefault ? (againstDefault?.reason ?? null) : null;
  if (increased && againstIncrease === undefined) {
    return { stage: 2, because: 'significant_increase', rebutted: heldOff };
  }
  const rebutted = heldOff ?? (increased ? (againstIncrease?.reason ?? null) : null);
  if (facts.forbearance.some(covers(on))) return { stage: 2, because: 'forbearance', rebutted };
  return { stage: 1, because: 'backstop_not_reached', rebutted };
}
