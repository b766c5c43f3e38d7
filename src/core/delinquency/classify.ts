import type { AgedDay } from './aged-day.ts';
import { mBucketOf, thirtyDayBucketOf } from './bucket.ts';
import type { MBucket, ThirtyDayBucket } from './bucket.ts';
import type { DelinquencyFacts } from './facts.ts';
import { fiveClassOf } from './five-class.ts';
import type { FiveClass, FiveClassRule } from './five-class.ts';
import { movesOf } from './move.ts';
import type { Move } from './move.ts';
import { rowOn } from './settings.ts';
import type { DelinquencySettings } from './settings.ts';
import { stageOf } from './stage.ts';
import type { Stage } from './stage.ts';
import { staysOf } from './stay.ts';
import type { Stay } from './stay.ts';

/** One day with every label that days past due give it. @since 0.1 */
export interface ClassedDay extends AgedDay {
  readonly mBucket: MBucket;
  readonly thirtyDayBucket: ThirtyDayBucket;
  readonly stage: Stage;
  /** Null: the product names no five-class rule, or the rule was not yet in force. */
  readonly fiveClass: FiveClass | null;
  readonly fiveClassRule: FiveClassRule | null;
}

/**
 * The labels of one day, by days past due.
 * @rule bucket.M, bucket.alt, ifrs9.sicrDpd, ifrs9.defaultDpd, cn.class.days, cn.class.card
 * @since 0.1
 */
export function classify(day: AgedDay, settings: DelinquencySettings, facts: DelinquencyFacts): ClassedDay {
  const row = rowOn(settings, day.on);
  const { on, daysPastDue } = day;
  return {
    ...day,
    mBucket: mBucketOf(daysPastDue),
    thirtyDayBucket: thirtyDayBucketOf(daysPastDue),
    stage: stageOf(daysPastDue, on, row, facts),
    fiveClass: fiveClassOf(daysPastDue, on, row.fiveClass),
    fiveClassRule: row.fiveClass,
  };
}

/** When each label was entered and left. @since 0.1 */
export interface DelinquencyHistory {
  readonly mBucket: readonly Stay<MBucket>[];
  readonly thirtyDayBucket: readonly Stay<ThirtyDayBucket>[];
  readonly stage: readonly Stay<Stage['stage']>[];
  readonly fiveClass: readonly Stay<FiveClass | null>[];
  /** Past due at any time during the day: the second series, beside the bucket at its end. */
  readonly pastDueDuring: readonly Stay<boolean>[];
  readonly moves: readonly Move[];
}

/**
 * The entry and exit history of every label.
 * @param days  each day once, in order, without gaps
 * @law history equals classing each day anew
 * @since 0.1
 */
export function delinquencyHistory(
  days: readonly AgedDay[],
  settings: DelinquencySettings,
  facts: DelinquencyFacts,
): DelinquencyHistory {
  const classed = days.map((day) => classify(day, settings, facts));
  return {
    mBucket: staysOf(classed, (day) => day.mBucket),
    thirtyDayBucket: staysOf(classed, (day) => day.thirtyDayBucket),
    stage: staysOf(classed, (day) => day.stage.stage),
    fiveClass: staysOf(classed, (day) => day.fiveClass),
    pastDueDuring: staysOf(classed, (day) => day.pastDueDuring),
    moves: movesOf(days),
  };
}
