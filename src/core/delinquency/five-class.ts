import { dayFromCivil } from '../time/index.ts';
import type { Day } from '../time/index.ts';

/** The five classes of asset quality (正常, 关注, 次级, 可疑, 损失), best first. @since 0.1 */
export const FIVE_CLASSES = ['normal', 'special_mention', 'substandard', 'doubtful', 'loss'] as const;
export type FiveClass = (typeof FIVE_CLASSES)[number];

/** The two rules that place a loan by its days past due. A product names one; it is never inferred. @since 0.1 */
export const FIVE_CLASS_RULES = ['cn.class.days', 'cn.class.card'] as const;
export type FiveClassRule = (typeof FIVE_CLASS_RULES)[number];

/** When a rule came into force (null: before anything we hold) and the days past due above which each class begins. @since 0.1 */
export interface FiveClassFigures {
  readonly from: Day | null;
  readonly specialMentionOverDays: number;
  readonly substandardOverDays: number;
  readonly doubtfulOverDays: number;
  readonly lossOverDays: number;
}

/** The same figures stand in `rules/cn`; a test compares them. @rule cn.class.days, cn.class.card @since 0.1 */
export const fiveClassFigures: Readonly<Record<FiveClassRule, FiveClassFigures>> = {
  'cn.class.days': {
    from: dayFromCivil(2023, 7, 1),
    specialMentionOverDays: 0,
    substandardOverDays: 90,
    doubtfulOverDays: 270,
    lossOverDays: 360,
  },
  'cn.class.card': {
    from: null,
    specialMentionOverDays: 0,
    substandardOverDays: 90,
    doubtfulOverDays: 120,
    lossOverDays: 180,
  },
};

/**
 * The class that days past due alone give; other rules may place a loan lower, never higher.
 * @param rule  the one the product's terms name; null: none is named, and no class is given
 * @returns     null also on a date before the rule came into force
 * @since 0.1
 */
export function fiveClassOf(daysPastDue: number, on: Day, rule: FiveClassRule | null): FiveClass | null {
  if (rule === null) return null;
  const figures = fiveClassFigures[rule];
  if (figures.from !== null && on < figures.from) return null;
  if (daysPastDue > figures.lossOverDays) return 'loss';
  if (daysPastDue > figures.doubtfulOverDays) return 'doubtful';
  if (daysPastDue > figures.substandardOverDays) return 'substandard';
  return daysPastDue > figures.specialMentionOverDays ? 'special_mention' : 'normal';
}
