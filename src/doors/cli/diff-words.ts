import type { Figure } from '../../core/account/index.ts';
import type { Lang } from './language.ts';

/** Every word of `dunwell diff`, each language written by itself. */
export interface DiffWords {
  readonly asKnown: (instant: string) => string;
  readonly asCorrected: string;
  readonly head: readonly [figure: string, known: string, corrected: string, difference: string, because: string];
  readonly headByDay: readonly [day: string, figure: string, known: string, corrected: string, because: string];
  readonly same: string;
  readonly sameAll: string;
  readonly nothingLate: string;
  readonly lateEvents: string;
  readonly knownOn: (day: string) => string;
  readonly reported: string;
  readonly reportedWhy: string;
  readonly yes: string;
  readonly no: string;
  readonly figures: Readonly<Record<Figure, string>>;
}

const en: DiffWords = {
  asKnown: (instant) => `What was known at ${instant}, beside what is known now`,
  asCorrected: 'as corrected',
  head: ['figure', 'as known', 'as corrected', 'difference', 'because of'],
  headByDay: ['day', 'figure', 'as known', 'as corrected', 'because of'],
  same: 'Both views agree on that date.',
  sameAll: 'Both views agree on every one of these days.',
  nothingLate: 'Nothing became known after that instant.',
  lateEvents: 'Became known later',
  knownOn: (day) => `known on ${day}`,
  reported: 'Days past due that may be reported',
  reportedWhy: 'what became known later never makes past days worse',
  yes: 'yes',
  no: 'no',
  figures: {
    daysPastDue: 'days past due',
    pastDueDuring: 'past due during the day',
    pastDueMinor: 'past due',
    toCureMinor: 'least to end past due',
    minimumLeftMinor: 'minimum still to pay',
    owedMinor: 'owed in all',
    payoffMinor: 'pays everything off',
    principalMinor: 'purchases on bills',
    interestMinor: 'interest on bills',
    penaltyMinor: 'penalty interest',
    feeMinor: 'fees',
    accruedMinor: 'interest not billed yet',
    unbilledMinor: 'purchases not billed yet',
    instalmentMinor: 'instalments of later bills',
    creditMinor: 'credit',
    tomorrowMinor: 'interest of the next day',
    waivedByCapMinor: 'waived by the cap',
  },
};

const zh: DiffWords = {
  asKnown: (instant) => `${instant} 时已知的，与现在所知的对照`,
  asCorrected: '更正后',
  head: ['项目', '当时已知', '更正后', '差额', '原因'],
  headByDay: ['日期', '项目', '当时已知', '更正后', '原因'],
  same: '这一天两种口径一致。',
  sameAll: '这些日子两种口径都一致。',
  nothingLate: '那一刻之后没有得知新的记录。',
  lateEvents: '之后才得知的',
  knownOn: (day) => `${day}得知`,
  reported: '对外可报送的逾期天数',
  reportedWhy: '后来才得知的事不会让过去的日子变差',
  yes: '是',
  no: '否',
  figures: {
    daysPastDue: '逾期天数',
    pastDueDuring: '当日曾逾期',
    pastDueMinor: '逾期金额',
    toCureMinor: '消除逾期至少要还',
    minimumLeftMinor: '最低还款额还差',
    owedMinor: '欠款合计',
    payoffMinor: '当日结清金额',
    principalMinor: '账单本金',
    interestMinor: '已出账利息',
    penaltyMinor: '罚息',
    feeMinor: '费用',
    accruedMinor: '未出账利息',
    unbilledMinor: '未出账消费',
    instalmentMinor: '未到期分期本金',
    creditMinor: '溢缴款',
    tomorrowMinor: '次日利息',
    waivedByCapMinor: '上限减免',
  },
};

/** The words of `dunwell diff` in each language. */
export const diffWords: Readonly<Record<Lang, DiffWords>> = { en, zh };
