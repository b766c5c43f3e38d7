import { M_BUCKETS } from '../delinquency/index.ts';
import type { Bilingual } from '../law/index.ts';

/** Days counted from something that never happened: later than any real count. */
export const NEVER_DAYS = 99_999;

/** The bands of standing, best first; a product may call them otherwise, their order is the same. */
const GRADES = ['A', 'B', 'C', 'D', 'E'] as const;

/** The largest amount that a condition may name, in minor units; sums of an account stay far below it. */
const AMOUNT_MAX = 10 ** 15;

/**
 * How a field changes while nothing happens: `counts` moves by the calendar and can be reckoned ahead,
 * `drifts` follows the account (interest, bills, grades) and may move on any day, `still` waits for a fact.
 */
export type Movement = 'counts' | 'drifts' | 'still';

interface FieldShape {
  /** `words` is a closed list in order, so that one may be `above` another. */
  readonly type: 'whole' | 'amount' | 'flag' | 'words';
  readonly unit: 'days' | 'count' | 'amount' | 'word' | 'yes_no';
  /** Bounds of the value, both included; words by their place in the list, flags 0 and 1. */
  readonly min: number;
  readonly max: number;
  readonly words?: readonly string[];
  readonly moves: Movement;
  readonly says: Bilingual;
}

const days = (moves: Movement, zh: string, en: string, max = NEVER_DAYS): FieldShape => ({
  type: 'whole',
  unit: 'days',
  min: 0,
  max,
  moves,
  says: { zh, en },
});
const count = (moves: Movement, zh: string, en: string): FieldShape => ({
  type: 'whole',
  unit: 'count',
  min: 0,
  max: 10_000,
  moves,
  says: { zh, en },
});
const amount = (zh: string, en: string): FieldShape => ({
  type: 'amount',
  unit: 'amount',
  min: 0,
  max: AMOUNT_MAX,
  moves: 'drifts',
  says: { zh, en },
});
const words = (list: readonly string[], moves: Movement, zh: string, en: string): FieldShape => ({
  type: 'words',
  unit: 'word',
  min: 0,
  max: list.length - 1,
  words: list,
  moves,
  says: { zh, en },
});
const flag = (zh: string, en: string): FieldShape => ({
  type: 'flag',
  unit: 'yes_no',
  min: 0,
  max: 1,
  moves: 'still',
  says: { zh, en },
});

/**
 * Everything a condition may look at, with unit and range: the whole list. The values of a person and an
 * account stand in `values.ts`.
 * @since 0.1
 */
export const FIELDS = {
  daysPastDue: days(
    'counts',
    '联系当日的逾期天数（不还款时）',
    'days past due on the date of contact if nothing is paid',
    20_000,
  ),
  daysToDue: days(
    'counts',
    '距还款日还有几天；没有待还账单为 99999',
    'days until the next due date with something to pay; 99999 when there is none',
  ),
  pastDueMinor: amount('逾期金额', 'what is past due'),
  owedMinor: amount('欠款总额', 'what is owed in all'),
  toCureMinor: amount('消除逾期所需金额', 'the least payment that ends being past due'),
  dueMinor: amount('下个还款日前的最低还款额', 'the minimum still to pay by the next due date'),
  bucket: words(M_BUCKETS, 'counts', '账龄 M0 … M7+', 'bucket M0 … M7+'),
  standingGrade: words(GRADES, 'drifts', '信用状态五档，A 最好', 'the five bands of standing, A the best'),
  timesPastDueCount: count(
    'drifts',
    '近十二个月逾期次数（含本次）',
    'times past due within twelve months, this one included',
  ),
  brokenPromiseCount: count('still', '近十二个月未兑现的承诺还款次数', 'promises broken within twelve months'),
  unansweredCount: count('still', '上次回应以来的联系次数', 'contacts made since the person last answered'),
  daysSinceReply: days(
    'counts',
    '上次回应以来的天数；从未回应为 99999',
    'days since the person last answered in any way; 99999 for never',
  ),
  offersMadeCount: count('still', '本次逾期中已提供帮助的次数', 'offers of help made in this episode'),
  offersUnansweredCount: count('still', '其中未获回应或被拒绝的次数', 'of those, the ones unanswered or refused'),
  offeredHelpDays: days(
    'counts',
    '首次提供帮助以来的天数；没有为 0',
    'days since help was first offered in this episode; 0 for not yet',
  ),
  unreadOfferDays: days(
    'counts',
    '最早一份未读方案的天数；没有为 0',
    'days that the oldest unread offer has waited; 0 for none',
  ),
  needsCare: flag('有需要特别关照的标记', 'a care flag stands'),
  hasApp: flag('装有 App，可收推送与站内消息', 'has the app, so push and in-app messages arrive'),
  hasAutoDebit: flag('已开通自动扣款', 'auto-debit is set up'),
  isSandbox: flag('测试账户', 'a trial account of the lender’s own'),
} as const satisfies Readonly<Record<string, FieldShape>>;

/** The name of a field. @since 0.1 */
export type FieldName = keyof typeof FIELDS;

/** A field's type, unit, range and meaning. @since 0.1 */
export type Field = FieldShape;

/** The names of the fields in their order. @since 0.1 */
export const FIELD_NAMES = Object.keys(FIELDS) as readonly FieldName[];

/** What is known of a field. */
export const fieldOf = (name: FieldName): Field => FIELDS[name];

/** The value of every field as a number: minor units, days, counts, the place of a word, 0 or 1. */
export type Values = { readonly [K in FieldName]: number };
